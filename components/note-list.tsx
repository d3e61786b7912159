import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Annotation, Target } from "@/lib/annotation/model";
import { useLocale } from "./locale";
import { NoteEditor, type SaveOutcome } from "./note-editor";
import { TroubleNotice } from "./trouble-notice";

/** What is being written: an earlier note by its id, or a new one. Empty where nothing is. */
export interface Draft {
  readonly id: string | null;
  readonly text: string;
}

export interface NoteListProps {
  readonly notes: readonly Annotation[];
  /** What a new note would be about; without it none can be added. */
  readonly target: Target | null;
  readonly draft: Draft | null;
  readonly onDraft: (draft: Draft | null) => void;
  readonly onSave: (draft: Draft & { target: Target }) => Promise<SaveOutcome>;
  readonly onDelete: (id: string) => Promise<SaveOutcome>;
}

/** The user's notes on one thing, with an editor for one of them or a new one. */
export function NoteList({
  notes,
  target,
  draft,
  onDraft,
  onSave,
  onDelete,
}: NoteListProps): JSX.Element {
  const { t } = useLocale();
  const [saved, setSaved] = useState(false);
  const editor = (about: Target, id: string | null, text: string): JSX.Element => (
    <NoteEditor
      key={id ?? "new"}
      text={text}
      onDraft={(typed) => onDraft({ id, text: typed })}
      onCancel={() => onDraft(null)}
      onSave={async (typed) => {
        const failure = await onSave({ id, text: typed, target: about });
        if (!failure) {
          setSaved(true);
          onDraft(null);
        }
        return failure;
      }}
    />
  );
  const begin = (next: Draft): void => {
    setSaved(false);
    onDraft(next);
  };
  return (
    <div class="notes">
      <ul>
        {notes.map((note) => (
          <li key={note.id}>
            {draft?.id === note.id ? (
              editor(note.target, note.id, draft.text)
            ) : (
              <NoteItem
                note={note}
                onEdit={() => begin({ id: note.id, text: note.body.value })}
                onDelete={() => onDelete(note.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {target &&
        (draft && draft.id === null ? (
          editor(target, null, draft.text)
        ) : (
          <div class="row">
            <button type="button" class="add" onClick={() => begin({ id: null, text: "" })}>
              {t("noteNew")}
            </button>
            <span role="status" class="saved">
              {saved ? t("noteSaved") : ""}
            </span>
          </div>
        ))}
    </div>
  );
}

interface NoteItemProps {
  readonly note: Annotation;
  readonly onEdit: () => void;
  readonly onDelete: () => Promise<SaveOutcome>;
}

function NoteItem({ note, onEdit, onDelete }: NoteItemProps): JSX.Element {
  const { t, language } = useLocale();
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<SaveOutcome>(null);
  return (
    <article class="note">
      <p class="note-text">{note.body.value}</p>
      {failure && <TroubleNotice {...failure} />}
      <div class="row">
        <time dateTime={note.modified}>
          {new Date(note.modified).toLocaleString(language, {
            dateStyle: "medium",
            timeStyle: "short",
          })}
        </time>
        {asking ? (
          <>
            <button type="button" class="danger" onClick={async () => setFailure(await onDelete())}>
              {t("noteDeleteReally")}
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              {t("noteKeep")}
            </button>
          </>
        ) : (
          <>
            <button type="button" onClick={onEdit}>
              {t("noteEdit")}
            </button>
            <button type="button" onClick={() => setAsking(true)}>
              {t("noteDelete")}
            </button>
          </>
        )}
      </div>
    </article>
  );
}
