/** Candidates become terms. Nothing is invented: what the document does not say stays open. */
import type { Candidate } from "../candidates/candidate";
import type { Passage } from "../document/passage";
import { type WrittenTerm, bareTerm } from "../glossary/term";

/** How a candidate is kept: as it was found, or as the user has trimmed and joined it. */
export interface Keeping {
  readonly form: string;
  /** Other spellings of the same term. */
  readonly others: readonly string[];
  readonly pinyin: string | null;
}

/** The term of a candidate, with the document's own sentence as its definition where one defines it. */
export function termOf(
  { kind, reasons, places, firstSentence }: Candidate,
  { form, others, pinyin }: Keeping,
  passages: readonly Passage[],
): WrittenTerm {
  const defining = reasons.find(({ code }) => code === "definition")?.sentence;
  const text = defining && passages.find(({ id }) => id === defining.passage)?.text;
  const definition = defining && text ? text.slice(defining.start, defining.end).trim() : null;
  const source = defining?.passage ?? places[0]?.passage ?? firstSentence.passage;
  return {
    ...bareTerm(crypto.randomUUID(), form),
    pinyin,
    kind,
    definition: { zh: definition, en: null },
    basis: definition === null ? null : "report",
    sources: [source],
    forms: [form, ...others].map((it) => ({ form: it, ambiguous: false, beside: [] })),
  };
}
