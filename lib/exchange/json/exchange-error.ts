import type { Excess } from "../../annotation/limits";

/** What went wrong with a file, for an interface that says it, and what helps, in the reader's language. */
export type ExchangeCode =
  | "too-large"
  | "encoding"
  | "not-json"
  | "too-deep"
  | "not-notes"
  | "model"
  | "limit"
  | "checksum"
  | "newer";

/** Why something was not taken, or not as it came. */
export type ReasonCode =
  // Of a file
  | "fileTooLarge"
  | "notUtf8"
  | "notUtf16"
  | "jsonEnds"
  | "jsonFault"
  | "tooDeep"
  | "nothingKnown"
  | "newerBackup"
  | "noContent"
  | "checksum"
  // Of an entry
  | "pageNotInFile"
  | "comesTwice"
  | "tooManyNotes"
  | "onlyAddress"
  | "unreadable"
  | `limit_${Excess["what"]}`
  // Of what the model demands
  | "notAnnotation"
  | "notContext"
  | "notAnnotationType"
  | "noTarget"
  | "bodyAndValue"
  | "tooMany"
  | "missing"
  | "notText"
  | "notTexts"
  | "notTime"
  | "notIri"
  | "notIris"
  | "notIriOrObject"
  | "notObject"
  | "severalKinds"
  | "notDirection"
  | "notOneSet"
  | "noItems"
  | "textAsTarget"
  | "noType"
  | "notCount"
  | "endBeforeStart"
  // Of what was read otherwise
  | "readContext"
  | "readType"
  | "readId"
  | "readDate"
  | "notDate"
  | "readAddress"
  | "readBodyText"
  | "noSource"
  | "emptyQuote"
  | "emptyBody"
  | "readText"
  | "readSelector"
  | "relativeSource"
  | "halfCharacters";

/** A code, and what its sentence has in it: values as they stand in the file, numbers. */
export interface Reason {
  readonly code: ReasonCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Where: a JSON path (`$.rows[3].target`, `L2.created` in the second line), a file's name, or a place in its text. */
export type Place =
  | string
  | { readonly line: number; readonly column: number }
  | { readonly byte: number };

export function reasonOf(code: ReasonCode, params: Reason["params"] = {}): Reason {
  return { code, params };
}

/** A file, or one annotation of it, that was refused. Its message is for who looks into it. */
export class ExchangeError extends Error {
  override readonly name = "ExchangeError";
  constructor(
    readonly code: ExchangeCode,
    readonly place: Place,
    readonly reason: Reason,
  ) {
    const where = typeof place === "string" ? place : JSON.stringify(place);
    super(`${where}: ${reason.code} ${JSON.stringify(reason.params)}`);
  }
}

/** Refuses an annotation that breaks a MUST of the model. */
export function refuse(place: string, code: ReasonCode, params: Reason["params"] = {}): never {
  throw new ExchangeError("model", place, reasonOf(code, params));
}
