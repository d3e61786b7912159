/**
 * The worker that finds the terms of a document, so that the reader stays responsive. It is an
 * unlisted script, because a worker is started by its address.
 */
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import type { CandidatePassage } from "@/lib/candidates/candidate";
import { findCandidates } from "@/lib/candidates/find-candidates";
import { answerWith } from "@/lib/worker/answer";

export default defineUnlistedScript(() => {
  answerWith((passages: readonly CandidatePassage[]) => findCandidates(passages));
});
