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
  readonly target: Target;
}

export interface NoteListProps {
  readonly notes: readonly Annotation[];
  /** What a new note would be about; without it none can be added. */
  readonly target: Target | null;
  readonly draft: Draft | null;
  /** Whether the editor takes the keyboard: yes if the user has just asked for it. */
  readonly takesFocus: boolean;
  readonly onDraft: (draft: Draft | null) => void;
  readonly onSave: (draft: Draft) => Promise<SaveOutcome>;
  readonly onDelete: (id: string) => Promise<SaveOutcome>;
}

/**
 * The user's notes on one thing, with an editor for one of them or a new one. One at a time: while
 * something is being written nothing else can be begun that would take its place.
 */
export function NoteList(props: NoteListProps): JSX.Element {
  const { notes, target, draft, takesFocus, onDraft, onSave, onDelete } = props;
  const { t } = useLocale();
  const [saved, setSaved] = useState(false);
  const editor = (it: Draft): JSX.Element => (
    <NoteEditor
      key={it.id ?? "new"}
      text={it.text}
      takesFocus={takesFocus}
      onDraft={(text) => onDraft({ ...it, text })}
      onCancel={() => onDraft(null)}
      onSave={async (text) => {
        const failure = await onSave({ ...it, text });
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
  const isEdit = draft !== null && notes.some(({ id }) => id === draft.id);
  return (
    <div class="notes">
      <ul>
        {notes.map((note) => (
          <li key={note.id}>
            {isEdit && draft.id === note.id ? (
              editor(draft)
            ) : (
              <NoteItem
                note={note}
                isLocked={draft !== null}
                onEdit={() => begin({ id: note.id, text: note.body.value, target: note.target })}
                onDelete={() => onDelete(note.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {/* A note that was deleted elsewhere while it was being edited here is written as a new one. */}
      {draft !== null && !isEdit && editor(draft)}
      {target && draft === null && (
        <div class="row">
          <button type="button" class="add" onClick={() => begin({ id: null, text: "", target })}>
            {t("noteNew")}
          </button>
          <span role="status" class="saved">
            {saved ? t("noteSaved") : ""}
          </span>
        </div>
      )}
    </div>
  );
}

interface NoteItemProps {
  readonly note: Annotation;
  /** Something is being written. */
  readonly isLocked: boolean;
  readonly onEdit: () => void;
  readonly onDelete: () => Promise<SaveOutcome>;
}

function NoteItem({ note, isLocked, onEdit, onDelete }: NoteItemProps): JSX.Element {
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
            <button type="button" disabled={isLocked} onClick={onEdit}>
              {t("noteEdit")}
            </button>
            <button type="button" disabled={isLocked} onClick={() => setAsking(true)}>
              {t("noteDelete")}
            </button>
          </>
        )}
      </div>
    </article>
  );
}
