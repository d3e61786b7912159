/** A term while it is written in the editor, and what is saved of it. */
import { tiesOf } from "@/lib/glossary/ties";
import { type Basis, type WrittenForm, type WrittenTerm, bareTerm } from "@/lib/glossary/term";
import { writtenOf } from "@/lib/library/change-entry";
import type { EntryDraft } from "@/lib/record/parse-entry-draft";
import { syllablesIn } from "@/lib/library/pinyin-of";
import type { DocumentRecords, TermRecord } from "@/lib/store/shapes";

/** What the parts of the editor are given. */
export interface DraftProps {
  readonly draft: EntryDraft;
  readonly change: (changes: Partial<EntryDraft>) => void;
}

export function draftOf(
  term: TermRecord,
  of: DocumentRecords,
  unconfirmed: readonly number[],
): EntryDraft {
  return { ...writtenOf(term), ties: tiesOf(term, of.terms), unconfirmed };
}

/** A new term, perhaps with a passage that has it. */
export function emptyDraft(form: string, passage: string | null): EntryDraft {
  return {
    ...bareTerm(crypto.randomUUID(), form),
    sources: passage === null ? [] : [passage],
    ties: [],
    unconfirmed: [],
  };
}

/** The basis of the definition: as it was said, or else the ticked passages if there are any. */
export function basisOf({ basis, sources }: EntryDraft): Basis {
  return basis ?? (sources.length > 0 ? "report" : "background");
}

/** What is written, without empty texts and forms. */
export function finished(draft: EntryDraft): WrittenTerm {
  const form = draft.form.trim();
  const [first, ...rest] = draft.forms.map((it) => ({ ...it, form: it.form.trim() }));
  const others = rest.filter((it) => it.form !== "");
  const { zh, en } = draft.definition;
  const definition = { zh: zh?.trim() || null, en: en?.trim() || null };
  const hasDefinition = definition.zh !== null || definition.en !== null;
  return {
    ...writtenOf(draft),
    form,
    forms: [{ ...(first as WrittenForm), form }, ...others],
    pinyin: draft.pinyin?.trim() || null,
    english: draft.english?.text.trim() ? draft.english : null,
    definition,
    basis: hasDefinition ? basisOf(draft) : null,
  };
}

/** The syllables that are not confirmed, if the reading still has one for each character. */
export function unconfirmedOf({ form, pinyin, unconfirmed }: EntryDraft): readonly number[] {
  const count = syllablesIn(pinyin ?? "").length;
  return count === Array.from(form.trim()).length ? unconfirmed.filter((it) => it < count) : [];
}

/** The changes of a draft when a passage is ticked, or no longer. */
export function ticking(
  draft: EntryDraft,
  passage: string,
  isTicked: boolean,
): Partial<EntryDraft> {
  const without = draft.sources.filter((id) => id !== passage);
  const sources = isTicked ? [...without, passage] : without;
  // With the first passage, and without the last, the definition has another basis.
  const isOther = sources.length === 0 || draft.sources.length === 0;
  return isOther ? { sources, basis: null } : { sources };
}
