/** The outcome of a request as a value, for the caller and for the component that shows it. */
import type { Excess, WrongField } from "../annotation/limits";
import type { SaveOutcome } from "../store/note-writer";
import type { Trouble } from "./contract";

/** What went wrong. */
export interface TroubleInfo {
  readonly trouble: Trouble;
  /** For developers, in English. */
  readonly message: string;
  /** The part of a note that exceeds its limit, if that is what went wrong. */
  readonly excess?: Excess | null;
  /** The invalid part of the request, if that is what went wrong. */
  readonly field?: WrongField | null;
}

/** Null if the request was carried out. */
export type Outcome = TroubleInfo | null;

type Failed = TroubleInfo & { readonly kind: "failed" };

/** The result of saving a note. */
export type SaveResult = SaveOutcome | Failed;

/** The result of deleting a note: the number in the history by which it can be undone. */
export type DeleteResult = { readonly kind: "deleted"; readonly undo: number | null } | Failed;
