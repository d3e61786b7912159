import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { newId } from "@/lib/annotation/make-annotation";
import type { Annotation, AnnotationDraft, Target } from "@/lib/annotation/model";
import type { DeleteResult, Outcome, SaveResult } from "@/lib/messages/outcomes";
import { useLocale } from "./locale";
import { NoteEditor } from "./note-editor";
import { NoteItem } from "./note-item";
import { TroubleNotice } from "./trouble-notice";

export interface NoteListProps {
  readonly notes: readonly Annotation[];
  /** What a new note would be about; without it none can be added. */
  readonly target: Target | null;
  readonly draft: AnnotationDraft | null;
  /** Whether the editor takes the keyboard: yes if the user has just asked for it. */
  readonly takesFocus: boolean;
  readonly onDraft: (draft: AnnotationDraft | null) => void;
  readonly onSave: (draft: AnnotationDraft) => Promise<SaveResult>;
  readonly onDelete: (id: string) => Promise<DeleteResult>;
  readonly onUndo: (n: number) => Promise<Outcome>;
  /** What is said of a note above its text. */
  readonly about?: (note: Annotation) => ComponentChildren;
  /** What the button for a new note says, if not just that. */
  readonly addLabel?: string;
}

type Said = { readonly kind: "nothing" | "saved" } | DeleteResult;

/**
 * The user's notes on one thing, with an editor for one of them or a new one. One at a time: while
 * something is being written nothing else can be begun that would take its place.
 */
export function NoteList(props: NoteListProps): JSX.Element {
  const { notes, target, draft, takesFocus, onDraft, onSave, onDelete, onUndo, about, addLabel } =
    props;
  const { t } = useLocale();
  const [said, setSaid] = useState<Said>({ kind: "nothing" });
  const editor = (it: AnnotationDraft): JSX.Element => (
    <NoteEditor
      key={it.base === null ? "new" : it.id}
      draft={it}
      takesFocus={takesFocus}
      onDraft={onDraft}
      onCancel={() => onDraft(null)}
      onSave={async (wanted) => {
        const result = await onSave(wanted);
        if (result.kind === "saved") {
          setSaid({ kind: "saved" });
          onDraft(null);
        }
        return result;
      }}
    />
  );
  const begin = (next: AnnotationDraft): void => {
    setSaid({ kind: "nothing" });
    onDraft(next);
  };
  const isEdit = draft !== null && draft.base !== null && notes.some(({ id }) => id === draft.id);
  return (
    <div class="notes">
      <ul>
        {notes.map((note) => (
          <li key={note.id}>
            {about?.(note)}
            {isEdit && draft.id === note.id ? (
              editor(draft)
            ) : (
              <NoteItem
                note={note}
                isLocked={draft !== null}
                onEdit={() => begin(draftOf(note))}
                onDelete={async () => setSaid(await onDelete(note.id))}
              />
            )}
          </li>
        ))}
      </ul>
      {/* A note that was deleted elsewhere while it was being edited here. */}
      {draft !== null && !isEdit && editor(draft)}
      {said.kind === "failed" && <TroubleNotice {...said} />}
      <div class="row">
        {target && draft === null && (
          <button type="button" class="add" onClick={() => begin(emptyDraft(target))}>
            {addLabel ?? t("noteNew")}
          </button>
        )}
        <span role="status" class="saved">
          {said.kind === "saved" && t("noteSaved")}
          {said.kind === "deleted" && t("noteDeleted")}
        </span>
        {said.kind === "deleted" && said.undo !== null && (
          <button
            type="button"
            class="undo"
            onClick={async () => {
              const failure = await onUndo(said.undo as number);
              setSaid(failure ? { kind: "failed", ...failure } : { kind: "nothing" });
            }}
          >
            {t("undo")}
          </button>
        )}
      </div>
    </div>
  );
}

/** A new note on something, without a word. */
export function emptyDraft(target: Target): AnnotationDraft {
  return { id: newId(Date.now()), base: null, text: "", tags: [], colour: "blue", target };
}

/** A note as it stands, to be changed. */
function draftOf({ id, modified, body, tags, colour, target }: Annotation): AnnotationDraft {
  return { id, base: modified, text: body.value, tags, colour, target };
}
