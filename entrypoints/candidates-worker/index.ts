/**
 * The worker that finds the terms of a document, so that the reader stays responsive. It is an
 * unlisted script, because a worker is started by its address.
 */
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import type { CandidatePassage } from "@/lib/candidates/candidate";
import { findCandidates } from "@/lib/candidates/find-candidates";

export default defineUnlistedScript(() => {
  addEventListener("message", ({ data }: MessageEvent<readonly CandidatePassage[]>) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's has none
    postMessage(findCandidates(data));
  });
});
