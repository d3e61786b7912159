/**
 * The worker that finds what is doubtful in a glossary: ten thousand terms take two seconds. It is an
 * unlisted script, because a worker is started by its address.
 */
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { EVERYDAY } from "@/lib/candidates/words/modifiers";
import { type LintedTerm, lintGlossary } from "@/lib/glossary/lint";

export default defineUnlistedScript(() => {
  addEventListener("message", ({ data }: MessageEvent<readonly LintedTerm[]>) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's has none
    postMessage(lintGlossary(data, { everyday: EVERYDAY }));
  });
});
