/** Terms that were written in the editor and not saved. */
import { type KeptDraft, parseKeptDraft } from "../record/parse-entry-draft";
import { keepValue, keptValue } from "./kept-texts";

const PREFIX = "term draft ";

export const entryDrafts = {
  /** @param subject the document, with the term or with the words that a new one begins with */
  get: (subject: string): KeptDraft | null => keptValue(PREFIX + subject, parseKeptDraft),
  set(subject: string, kept: KeptDraft | null): void {
    keepValue(PREFIX + subject, kept);
  },
};
