import type { JSX } from "preact";
import type { Annotation } from "@/lib/annotation/model";
import { useLocale } from "./locale";
import { NoteText } from "./note-text";

export interface NoteItemProps {
  readonly note: Annotation;
  /** Something is being written. */
  readonly isLocked: boolean;
  /** It has just been saved. */
  readonly isSaved: boolean;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

/** One note as it stands. */
export function NoteItem({
  note,
  isLocked,
  isSaved,
  onEdit,
  onDelete,
}: NoteItemProps): JSX.Element {
  const { t, language } = useLocale();
  const time = new Date(note.modified).toLocaleString(language, {
    dateStyle: "medium",
    timeStyle: "short",
  });
  return (
    <article class={`note ${note.colour}`}>
      {note.body.value !== "" && <NoteText {...note.body} />}
      {note.tags.length > 0 && (
        <ul class="tags" aria-label={t("noteTags")}>
          {note.tags.map((tag) => (
            <li key={tag}>{tag}</li>
          ))}
        </ul>
      )}
      <div class="row">
        <time dateTime={note.modified}>{time}</time>
        {/* Where it comes and goes without moving a button from under the pointer. */}
        {isSaved && (
          <span class="saved" aria-hidden="true">
            {t("noteSaved")}
          </span>
        )}
        <button type="button" disabled={isLocked} onClick={onEdit}>
          {t("noteEdit")}
        </button>
        <button type="button" disabled={isLocked} onClick={onDelete} data-changes="deletes">
          {t("noteDelete")}
        </button>
      </div>
    </article>
  );
}
