import type { AnnotationDraft } from "../annotation/model";
import { draftFrom } from "../annotation/stored-draft";

const PREFIX = "note draft ";

/**
 * What was typed and not saved, kept in the extension's own `localStorage`: the popup ends with the
 * first click beside it, and has no time to ask anybody to keep something.
 */
export const drafts = {
  get(subject: string): AnnotationDraft | null {
    const stored = localStorage.getItem(PREFIX + subject);
    if (stored === null) return null;
    try {
      return draftFrom(JSON.parse(stored));
    } catch {
      return null;
    }
  },
  /** A draft without a word is none. */
  set(subject: string, draft: AnnotationDraft | null): void {
    if (draft && (draft.text.trim() !== "" || draft.tags.length > 0)) {
      localStorage.setItem(PREFIX + subject, JSON.stringify(draft));
    } else {
      localStorage.removeItem(PREFIX + subject);
    }
  },
};
