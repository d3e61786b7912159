import type { AnnotationDraft } from "../annotation/model";
import { draftFrom } from "../annotation/stored-draft";
import { keepValue, keptValue } from "./kept-texts";

const PREFIX = "note draft ";

/** Text that was typed and not saved. */
export const drafts = {
  get: (subject: string): AnnotationDraft | null => keptValue(PREFIX + subject, draftFrom),
  /** A draft without any text or tag is deleted. */
  set(subject: string, draft: AnnotationDraft | null): void {
    const hasWords = draft && (draft.text.trim() !== "" || draft.tags.length > 0);
    keepValue(PREFIX + subject, hasWords ? draft : null);
  },
};
