/** Terms that were written in the editor and not saved. */
import { type KeptDraft, parseKeptDraft } from "../record/parse-entry-draft";
import { keepText, keptText } from "./kept-texts";

const PREFIX = "term draft ";

export const entryDrafts = {
  /** @param subject the document, with the term or with the words that a new one begins with */
  get(subject: string): KeptDraft | null {
    const stored = keptText(PREFIX + subject);
    if (stored === null) return null;
    try {
      return parseKeptDraft(JSON.parse(stored));
    } catch {
      return null;
    }
  },
  set(subject: string, kept: KeptDraft | null): void {
    keepText(PREFIX + subject, kept && JSON.stringify(kept));
  },
};
