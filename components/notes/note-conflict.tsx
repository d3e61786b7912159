import type { JSX } from "preact";
import type { Annotation } from "@/lib/annotation/model";
import { useLocale } from "../locale";
import { NoteText } from "./note-text";

export interface NoteConflictProps {
  /** The version that was saved in the meantime; null if the note was deleted. */
  readonly theirs: Annotation | null;
  readonly onMine: () => void;
  /** Puts this text before the text that was written here. */
  readonly onBoth: (text: string) => void;
  readonly onTheirs: () => void;
}

/**
 * Shows the other version of a note that was changed in two places, and asks which text to keep.
 */
export function NoteConflict({ theirs, onMine, onBoth, onTheirs }: NoteConflictProps): JSX.Element {
  const { t } = useLocale();
  return (
    <div class="conflict" role="alert">
      <p>{t(theirs ? "conflictChanged" : "conflictDeleted")}</p>
      {theirs && (
        <blockquote>
          <NoteText {...theirs.body} />
        </blockquote>
      )}
      <div class="row">
        <button type="button" class="primary" onClick={onMine} data-changes="notes">
          {t(theirs ? "conflictMine" : "conflictAsNew")}
        </button>
        {theirs && (
          <button type="button" onClick={() => onBoth(theirs.body.value)}>
            {t("conflictBoth")}
          </button>
        )}
        <button type="button" onClick={onTheirs} data-changes="notes">
          {t(theirs ? "conflictTheirs" : "draftDrop")}
        </button>
      </div>
    </div>
  );
}
