/**
 * The worker that finds what is doubtful in a glossary: ten thousand terms take two seconds. It is an
 * unlisted script, because a worker is started by its address.
 */
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { EVERYDAY } from "@/lib/candidates/words/modifiers";
import { type LintedTerm, lintGlossary } from "@/lib/glossary/lint";
import { answerWith } from "@/lib/worker/answer";

export default defineUnlistedScript(() => {
  answerWith((terms: readonly LintedTerm[]) => lintGlossary(terms, { everyday: EVERYDAY }));
});
