/** What became of something that was asked, as values: for whoever asks, and for whoever shows it. */
import type { Excess, WrongField } from "../annotation/limits";
import type { SaveOutcome } from "../store/note-writer";
import type { Trouble } from "./contract";

/** What went wrong. */
export interface TroubleInfo {
  readonly trouble: Trouble;
  /** For who looks into it, in English. */
  readonly message: string;
  /** What is too much of a note, if that is what went wrong. */
  readonly excess?: Excess | null;
  /** What of the request was not as it has to be, if that is what went wrong. */
  readonly field?: WrongField | null;
}

/** Null if it was done. */
export type Outcome = TroubleInfo | null;

type Failed = TroubleInfo & { readonly kind: "failed" };

/** Of saving a note. */
export type SaveResult = SaveOutcome | Failed;

/** Of deleting a note: by which number in the history it can be undone. */
export type DeleteResult = { readonly kind: "deleted"; readonly undo: number | null } | Failed;
