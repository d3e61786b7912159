/** What went wrong, for an interface that says it in the reader's language. */
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

const ADVICE: Record<ExchangeCode, string> = {
  "too-large": "Export fewer notes at a time, or split the file.",
  encoding: "Save the file as UTF-8 and try again.",
  "not-json": "Mend the file there, or export it again.",
  "too-deep": "No notes are nested like that; the file was not made by a program for notes.",
  "not-notes":
    "Choose a backup of Cideng, a file of W3C web annotations, or an export of Hypothesis.",
  model: "Mend it in the program that the file comes from, or leave this annotation out.",
  limit: "Shorten it in the program that the file comes from, or leave this annotation out.",
  checksum: "Use another copy of the backup, or take what can still be read of it.",
  newer: "Update Cideng and try again.",
};

/** A file, or one annotation of it, that was refused. */
export class ExchangeError extends Error {
  override readonly name = "ExchangeError";
  /**
   * @param place a JSON path (`$.rows[3].target`), or a line and column, or a byte
   * @param reason one sentence that says what is wrong there
   */
  constructor(
    readonly code: ExchangeCode,
    readonly place: string,
    readonly reason: string,
  ) {
    super(`${place}: ${reason} ${ADVICE[code]}`);
  }
}

/** Refuses an annotation that breaks a MUST of the model. */
export function refuse(place: string, reason: string): never {
  throw new ExchangeError("model", place, reason);
}
