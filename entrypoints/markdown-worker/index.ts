/**
 * The worker that parses long notes for the pages that show them. It is an unlisted script, because
 * a worker is started by its address.
 */
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { parseMarkdown } from "@/lib/markdown/parse";
import { answerWith } from "@/lib/worker/answer";

export default defineUnlistedScript(() => {
  answerWith(parseMarkdown);
});
