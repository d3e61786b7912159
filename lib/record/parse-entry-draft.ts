/** The door of terms that were written in the editor and not saved. */
import * as v from "valibot";
import { RELATION_NAMES } from "../glossary/relations";
import type { Tie } from "../glossary/ties";
import type { WrittenTerm } from "../glossary/term";
import { draftedTerm } from "./parse-record";

/** A term while it is written, with its relations as it sees them. */
export interface EntryDraft extends WrittenTerm {
  readonly ties: readonly Tie[];
  /** See `TermEntry`. */
  readonly unconfirmed: readonly number[];
}

/** What is kept of a draft. */
export interface KeptDraft {
  readonly draft: EntryDraft;
  /** The version of the entry on which it was begun (`modified`); null if there was none. */
  readonly base: string | null;
}

const keptDraft = v.object({
  base: v.nullable(v.string()),
  draft: v.pipe(
    v.object({
      ...draftedTerm,
      ties: v.array(v.object({ name: v.picklist(RELATION_NAMES), to: v.string() })),
      unconfirmed: v.array(v.pipe(v.number(), v.integer(), v.minValue(0))),
    }),
    v.check(({ form, forms }) => forms[0]?.form === form, "the first form is the headword"),
  ),
});

/** @returns the draft in a stored value; null if it is none, or if another version kept it */
export function parseKeptDraft(stored: unknown): KeptDraft | null {
  const result = v.safeParse(keptDraft, stored);
  return result.success ? result.output : null;
}
