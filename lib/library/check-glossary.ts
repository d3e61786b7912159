/** What is doubtful in the terms of a document. The linter and its words are in a worker (`entrypoints/lint-worker`). */
import { type Doubt, named } from "../record/doubt-name";
import type { LintFault, LintedTerm } from "../glossary/lint";
import type { DocumentRecords } from "../store/shapes";
import { askOnce } from "../worker/asked";
import { builtInTerms, entriesIn } from "./change-entry";

/** What is doubtful in a glossary, set aside or not, with what is needed to put it right. */
export interface Checked {
  readonly doubts: readonly Doubt[];
  /** Doubts of terms as they came with the program. Their editors have looked at them. */
  readonly ofBuiltIn: readonly Doubt[];
  /** The ids of the terms that came with the program: they cannot be deleted. */
  readonly builtIn: ReadonlySet<string>;
}

/**
 * @param signal ends the worker
 * @throws WorkerError; StoreError or RequestError, if it is not known which terms are the user's own
 */
export async function checkGlossary(of: DocumentRecords, signal: AbortSignal): Promise<Checked> {
  const [faults, builtIn, own] = await Promise.all([
    askOnce<LintFault[]>("/lint-worker.js", of.terms.map(lintedOf), signal),
    builtInTerms(of),
    entriesIn(of.document.id),
  ]);
  const found = named(faults, of.terms);
  const isAsItCame = (doubt: LintFault): boolean =>
    termsOf(doubt).every((id) => builtIn.has(id) && !own.has(id));
  return {
    doubts: found.filter((it) => !isAsItCame(it)),
    ofBuiltIn: found.filter(isAsItCame),
    builtIn,
  };
}

/** What the linter looks at. Of the places, the first is offered as a source. */
function lintedOf({ occurrences, ...term }: LintedTerm): LintedTerm {
  const { id, form, forms, definition, basis, sources, relations } = term;
  const first = occurrences.slice(0, 1);
  return { id, form, forms, definition, basis, sources, relations, occurrences: first };
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
