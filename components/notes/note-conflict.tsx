import type { JSX } from "preact";
import type { Annotation } from "@/lib/annotation/model";
import { useLocale } from "../locale";
import { NoteText } from "./note-text";

export interface NoteConflictProps {
  /** The version that was saved meanwhile; null if the note was deleted. */
  readonly theirs: Annotation | null;
  readonly onMine: () => void;
  /** Puts this text before what was written here. */
  readonly onBoth: (text: string) => void;
  readonly onTheirs: () => void;
}

/** The same note was saved in two places: both texts are there, and one says what is to become of them. */
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
          {t("conflictTheirs")}
        </button>
      </div>
    </div>
  );
}
