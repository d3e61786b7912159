import type { ComponentChildren, JSX, RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Annotation, AnnotationDraft, Target } from "@/lib/annotation/model";
import { Boundary } from "../boundary";
import { Icon } from "../icon";
import { useLocale } from "../locale";
import { DoneNotice } from "./done-notice";
import { NoteEditor } from "./note-editor";
import { NoteItem } from "./note-item";
import { TroubleNotice } from "../trouble-notice";
import { type NoteActions, type NoteChanges, type Said, useNoteChanges } from "./use-note-changes";

export interface NoteListProps extends NoteActions {
  readonly notes: readonly Annotation[];
  /** Whether the latest notes come first or last. Not all notes are drawn at once. */
  readonly latest?: "first" | "last";
  /** The number of further notes that are not loaded, and the function that loads them. */
  readonly unloaded?: { readonly count: number; readonly onLoad: () => void };
  /** The target of a new note; null if none can be added. */
  readonly target: Target | null;
  readonly draft: AnnotationDraft | null;
  /** Whether the editor takes the keyboard, which it does if the user has just asked for it. */
  readonly takesFocus: boolean;
  /** Exports a note as it is stored, even one that cannot be shown. */
  readonly onExport: (note: Annotation) => void;
  /** Draws information about a note above its text. */
  readonly about?: (note: Annotation) => ComponentChildren;
  /** Draws what else can be done with a note, in the row of its date. */
  readonly beside?: (note: Annotation) => ComponentChildren;
  /** The label of the button for a new note, if it is not the usual one. */
  readonly addLabel?: string;
  /** Puts notes that follow each other under a heading, if they are of one group. */
  readonly groups?: NoteGroups | undefined;
}

/** The groups of a list. The notes of each group must follow each other. */
export interface NoteGroups {
  /** Identifies the group of a note. */
  readonly keyOf: (note: Annotation) => string;
  /** Draws the heading of a note's group. The note is the first that is shown of it. */
  readonly heading: (note: Annotation) => ComponentChildren;
}

/** The number of notes that are drawn at once. */
const PAGE = 50;

/**
 * The user's notes on one subject, with an editor for one of them or for a new one. Only one note
 * is edited at a time. While it is being written, nothing can begin that would replace it.
 */
export function NoteList(props: NoteListProps): JSX.Element {
  const { target, draft, takesFocus, onDraft, onExport, about, beside, addLabel, groups } = props;
  const { t } = useLocale();
  const changes = useNoteChanges(props);
  const { said, undo } = changes;
  const { notes, before, behind } = useDrawn(props);
  const deleted = useDeleted(changes, props.notes);
  const saved = savedOf(said, props.notes);
  const list = useFocusOnDone(said, notes);
  const editor = (it: AnnotationDraft): JSX.Element => (
    <Boundary
      key={it.base === null ? "new" : it.id}
      fallback={() => <UnshownDraft onDrop={() => onDraft(null)} />}
    >
      <NoteEditor
        draft={it}
        takesFocus={takesFocus}
        onDraft={onDraft}
        onCancel={() => onDraft(null)}
        onSave={changes.save}
      />
    </Boundary>
  );
  const isEdit = draft !== null && draft.base !== null && notes.some(({ id }) => id === draft.id);
  const rowOf = (note: Annotation, index: number): JSX.Element =>
    isEdit && draft.id === note.id ? (
      editor(draft)
    ) : (
      <NoteItem
        note={note}
        isLocked={draft !== null}
        saved={saved?.note.id === note.id ? { onUndo: undo } : null}
        onEdit={() => changes.edit(note)}
        onDelete={() => void changes.remove(note, index)}
        onExport={() => onExport(note)}
      >
        {beside && <About note={note} about={beside} />}
      </NoteItem>
    );
  const items: Item[] = notes.map((note, index) => ({
    note,
    row: rowOf(note, index),
    isSaved: saved?.note.id === note.id,
  }));
  if (deleted) {
    const row = <DoneNotice text={t("noteDeleted")} onUndo={undo} takesFocus />;
    items.splice(deleted.index, 0, { note: deleted.note, row, isDeleted: true });
  }
  return (
    <div class="notes" ref={list}>
      {before}
      <Rows items={items} groups={groups} about={about} />
      {behind}
      {/* A new note, or a note that was deleted elsewhere while it was being edited here. */}
      {draft !== null && !isEdit && editor(draft)}
      {said?.kind === "failed" && <TroubleNotice {...said} />}
      {target && draft === null && (
        <Add label={addLabel ?? t("noteNew")} onAdd={() => changes.beginNew(target)} />
      )}
      <Spoken>{(saved && t("noteSaved")) ?? (deleted && t("noteDeleted"))}</Spoken>
    </div>
  );
}

/** A row of the list, and the note that it shows, or that stood there. */
interface Item {
  readonly note: Annotation;
  readonly row: JSX.Element;
  readonly isDeleted?: boolean;
  readonly isSaved?: boolean;
}

/** The rows, under the headings of their groups if there are any. */
function Rows({
  items,
  groups,
  about,
}: {
  items: readonly Item[];
  groups: NoteGroups | undefined;
  about: NoteListProps["about"] | undefined;
}): JSX.Element {
  const list = (them: readonly Item[]): JSX.Element => (
    <ul>
      {them.map(({ note, row, isDeleted = false, isSaved = false }) => (
        <li
          key={isDeleted ? "deleted" : note.id}
          class={isDeleted ? "row deleted" : undefined}
          data-note={isDeleted ? undefined : note.id}
          tabIndex={isSaved ? -1 : undefined}
        >
          {about && !isDeleted && <About note={note} about={about} />}
          {row}
        </li>
      ))}
    </ul>
  );
  if (!groups) return list(items);
  const grouped: { readonly key: string; readonly items: Item[] }[] = [];
  for (const item of items) {
    const key = groups.keyOf(item.note);
    const last = grouped.at(-1);
    if (last?.key === key) last.items.push(item);
    else grouped.push({ key, items: [item] });
  }
  return (
    <>
      {grouped.map(({ key, items: own }) => (
        <section key={key} class="note-group">
          <About note={(own[0] as Item).note} about={groups.heading} />
          {list(own)}
        </section>
      ))}
    </>
  );
}

/** A message for screen readers. A live region is announced only if it existed before its text. */
function Spoken({ children }: { children: string | null | undefined }): JSX.Element {
  return (
    <span role="status" class="unseen">
      {children}
    </span>
  );
}

function Add({ label, onAdd }: { label: string; onAdd: () => void }): JSX.Element {
  return (
    <div class="row">
      <button type="button" class="add" onClick={onAdd}>
        <Icon name="add" />
        {label}
      </button>
    </div>
  );
}

interface AboutProps {
  readonly note: Annotation;
  readonly about: (note: Annotation) => ComponentChildren;
}

/** Information about a note, or what can be done with it. If it cannot be drawn, nothing is shown. */
function About({ note, about }: AboutProps): JSX.Element {
  return (
    <Boundary of={[note]} fallback={() => null}>
      <Asked note={note} about={about} />
    </Boundary>
  );
}

/**
 * Calls `about` while it is being drawn itself, so that the boundary around it catches an error.
 */
function Asked({ note, about }: AboutProps): JSX.Element {
  return <>{about(note)}</>;
}

function UnshownDraft({ onDrop }: { onDrop: () => void }): JSX.Element {
  const { t } = useLocale();
  return (
    <div class="trouble unshown" role="alert">
      <p>{t("draftUnshown")}</p>
      <button type="button" onClick={onDrop} data-changes="notes">
        {t("draftDrop")}
      </button>
    </div>
  );
}

/** The latest notes, and a button that shows more of them. */
function useDrawn({ notes, latest = "first", unloaded }: NoteListProps): {
  readonly notes: readonly Annotation[];
  readonly before: JSX.Element | null;
  readonly behind: JSX.Element | null;
} {
  const { t } = useLocale();
  const [limit, setLimit] = useState(PAGE);
  const drawn = Math.min(limit, notes.length);
  const hidden = notes.length - drawn + (unloaded?.count ?? 0);
  const showMore = (): void => {
    setLimit(drawn + PAGE);
    if (notes.length < drawn + PAGE) unloaded?.onLoad();
  };
  const more =
    hidden > 0 ? (
      <button type="button" onClick={showMore}>
        {t("showMore", { count: Math.min(PAGE, hidden) })}
      </button>
    ) : null;
  return latest === "first"
    ? { notes: notes.slice(0, limit), before: null, behind: more }
    : { notes: notes.slice(-limit), before: more, behind: null };
}

/**
 * The deleted note, until it is back. The user may have restored it with the button here, or
 * elsewhere.
 */
function useDeleted(
  { said, forget }: NoteChanges,
  notes: readonly Annotation[],
): Extract<Said, { kind: "deleted" }> | null {
  const gone = useRef<Said>(null);
  const isThere = said?.kind === "deleted" && notes.some(({ id }) => id === said.note.id);
  useEffect(() => {
    // The list learns of the deletion a moment later.
    if (!isThere) gone.current = said;
    else if (gone.current === said) forget();
  }, [said, isThere]);
  return said?.kind === "deleted" && !isThere ? said : null;
}

/** The saved note, until it is changed elsewhere. */
function savedOf(
  said: Said,
  notes: readonly Annotation[],
): Extract<Said, { kind: "saved" }> | null {
  if (said?.kind !== "saved") return null;
  const shown = notes.find(({ id }) => id === said.note.id);
  return shown && shown.modified > said.note.modified ? null : said;
}

/**
 * What had the keyboard focus has disappeared when a note was saved or a change was undone. Once the
 * list shows the note, the focus goes to it: to its first button as it is again, or to the saved note
 * as a whole, in which what undoes the saving comes first. A key that is pressed twice undoes nothing.
 */
function useFocusOnDone(
  said: Said,
  notes: readonly Annotation[],
): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const given = useRef<Said>(null);
  useEffect(() => {
    if ((said?.kind !== "undone" && said?.kind !== "saved") || given.current === said) return;
    const row = list.current?.querySelector<HTMLElement>(
      `[data-note="${CSS.escape(said.note.id)}"]`,
    );
    if (!row || row.querySelector("textarea")) return;
    given.current = said;
    // Somebody who has gone elsewhere meanwhile stays there.
    if (document.activeElement !== document.body || !document.hasFocus()) return;
    const heir = said.kind === "saved" ? row : row.querySelector("button");
    heir?.focus({ preventScroll: true });
  }, [said, notes]);
  return list;
}
