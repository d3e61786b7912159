import type { ComponentChildren, JSX } from "preact";
import type { Annotation, NotePart } from "@/lib/annotation/model";
import { dayAndTimeText } from "@/lib/i18n/dates";
import { listText } from "@/lib/i18n/lists";
import { Boundary } from "../boundary";
import { IconButton } from "../icon-button";
import { useLocale } from "../locale";
import { DoneNotice } from "./done-notice";
import { NoteText } from "./note-text";

export interface NoteItemProps {
  readonly note: Annotation;
  /** Whether a note is being written, so that no other can be changed. */
  readonly isLocked: boolean;
  /** Given if the note has just been saved. Its saving can be undone, unless `onUndo` is null. */
  readonly saved: { readonly onUndo: (() => Promise<void>) | null } | null;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
  /** Exports the note as it is stored. */
  readonly onExport: () => void;
  /** What else can be done with the note. It is in the row of its date. */
  readonly children?: ComponentChildren;
}

/** One note. If it is damaged or cannot be drawn, its place shows what the user can do with it. */
export function NoteItem(props: NoteItemProps): JSX.Element {
  const { note } = props;
  const { t } = useLocale();
  if (note.damage) return <DamagedNote {...props} parts={note.damage.parts} />;
  return (
    <Boundary of={[note]} fallback={() => <Unreadable {...props} said={t("noteUnshown")} />}>
      <WholeNote {...props} />
    </Boundary>
  );
}

function WholeNote({
  note,
  isLocked,
  saved,
  onEdit,
  onDelete,
  children,
}: NoteItemProps): JSX.Element {
  const { t, language } = useLocale();
  const time = dayAndTimeText(language, new Date(note.modified));
  return (
    <article class={`note ${note.colour}`}>
      <Said note={note} />
      <div class="row">
        <time dateTime={note.modified}>{time}</time>
        {/* It appears here, because elsewhere it would move a button from under the pointer. */}
        {saved && <DoneNotice text={t("noteSaved")} {...saved} />}
        {children}
        <IconButton icon="note" label={t("noteEdit")} disabled={isLocked} onClick={onEdit} />
        <IconButton
          icon="bin"
          label={t("noteDelete")}
          disabled={isLocked}
          onClick={onDelete}
          data-changes="deletes"
        />
      </div>
    </article>
  );
}

/**
 * The readable parts of a note whose record is damaged. It cannot be changed here, because a saved
 * note would replace the damaged parts too.
 */
function DamagedNote(props: NoteItemProps & { parts: readonly NotePart[] }): JSX.Element {
  const { t, language } = useLocale();
  const names = props.parts.map((part) => t(`part_${part}`));
  const parts = listText(language, names);
  return (
    <Boundary of={[props.note]} fallback={() => <Unreadable {...props} said={t("noteUnshown")} />}>
      <article class={`note ${props.note.colour}`}>
        <Said note={props.note} />
        <Unreadable {...props} said={t("noteDamaged", { parts })} />
      </article>
    </Boundary>
  );
}

function Said({ note }: { note: Annotation }): JSX.Element {
  const { t } = useLocale();
  return (
    <>
      {note.body.value !== "" && <NoteText {...note.body} />}
      {note.tags.length > 0 && (
        <ul class="tags" aria-label={t("noteTags")}>
          {note.tags.map((tag, index) => (
            <li key={index}>{tag}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Unreadable({
  said,
  isLocked,
  onExport,
  onDelete,
  children,
}: NoteItemProps & { said: string }): JSX.Element {
  const { t } = useLocale();
  return (
    <div class="trouble unshown">
      <p>{said}</p>
      <div class="row">
        {children}
        <button type="button" onClick={onExport}>
          {t("noteExport")}
        </button>
        <button type="button" disabled={isLocked} onClick={onDelete} data-changes="deletes">
          {t("noteDelete")}
        </button>
      </div>
    </div>
  );
}
