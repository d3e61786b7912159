/** What is doubtful in the terms of a document. The linter and its words are loaded where they are asked for. */
import type { LintFault } from "../glossary/lint";
import type { DocumentRecords } from "../store/shapes";
import { builtInTerms, entriesIn } from "./change-entry";

/** What is doubtful in a glossary, with what is needed to put it right. */
export interface Checked {
  readonly doubts: readonly LintFault[];
  /** Doubts of terms as they came with the program. Their editors have looked at them. */
  readonly ofBuiltIn: readonly LintFault[];
  /** The ids of the terms that came with the program: they cannot be deleted. */
  readonly builtIn: ReadonlySet<string>;
}

/** @throws StoreError, or RequestError, if it is not known which terms are the user's own */
export async function checkGlossary(of: DocumentRecords): Promise<Checked> {
  const [{ lintGlossary }, { EVERYDAY }, builtIn, own] = await Promise.all([
    import("../glossary/lint"),
    import("../candidates/words/modifiers"),
    builtInTerms(of),
    entriesIn(of.document.id),
  ]);
  const found = lintGlossary(of.terms, { everyday: EVERYDAY });
  const isAsItCame = (doubt: LintFault): boolean =>
    termsOf(doubt).every((id) => builtIn.has(id) && !own.has(id));
  return {
    doubts: found.filter((it) => !isAsItCame(it)),
    ofBuiltIn: found.filter(isAsItCame),
    builtIn,
  };
}

/** The terms that a doubt is about. */
function termsOf(doubt: LintFault): string[] {
  switch (doubt.kind) {
    case "same-form":
    case "form-inside":
      return [doubt.term, doubt.other];
    case "circular":
      return [doubt.term, ...doubt.through];
    default:
      return [doubt.term];
  }
}
