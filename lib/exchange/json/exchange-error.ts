import type { Excess } from "../../annotation/limits";

/**
 * What went wrong with a file. The interface turns it into a message and advice in the reader's
 * language.
 */
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

/** Why something was not taken, or was changed. */
export type ReasonCode =
  // About a file.
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
  // About an entry.
  | "pageNotInFile"
  | "comesTwice"
  | "tooManyNotes"
  | "onlyAddress"
  | "unreadable"
  | `limit_${Excess["what"]}`
  // About a requirement of the model.
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
  // About something that was read differently than written.
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

/** A code, and the values for its message: text from the file, numbers. */
export interface Reason {
  readonly code: ReasonCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/**
 * The place of an error: a JSON path (`$.rows[3].target`, `L2.created` in the second line), a
 * file's name, or a position in the file's text.
 */
export type Place =
  | string
  | { readonly line: number; readonly column: number }
  | { readonly byte: number };

/** Makes a reason from a code and the values for its message. */
export function reasonOf(code: ReasonCode, params: Reason["params"] = {}): Reason {
  return { code, params };
}

/** Thrown when a file, or one of its annotations, is refused. Its message is for developers. */
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
