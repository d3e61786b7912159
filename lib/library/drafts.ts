import type { AnnotationDraft } from "../annotation/model";
import { draftFrom } from "../annotation/stored-draft";
import { keepText, keptText } from "./kept-texts";

const PREFIX = "note draft ";

/** Text that was typed and not saved. */
export const drafts = {
  get(subject: string): AnnotationDraft | null {
    const stored = keptText(PREFIX + subject);
    if (stored === null) return null;
    try {
      return draftFrom(JSON.parse(stored));
    } catch {
      return null;
    }
  },
  /** A draft without any text or tag is deleted. */
  set(subject: string, draft: AnnotationDraft | null): void {
    const hasWords = draft && (draft.text.trim() !== "" || draft.tags.length > 0);
    keepText(PREFIX + subject, hasWords ? JSON.stringify(draft) : null);
  },
};
