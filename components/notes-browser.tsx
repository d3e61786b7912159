import type { ComponentChildren, JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { type NoteFilter, NO_FILTER, filterNotes, siteOf } from "@/lib/annotation/filter-notes";
import { type Annotation, type AnnotationDraft, quoteOf } from "@/lib/annotation/model";
import { answeredNotes, inThreads } from "@/lib/exchange/replies";
import { Boundary } from "./boundary";
import { useLocale } from "./locale";
import { LongText } from "./long-text";
import { NoteFilterForm } from "./note-filter";
import { NoteList, type NoteListProps } from "./note-list";
import type { DraftStore } from "./note-section";
import { ReplyTo } from "./reply-to";
import { useKeys } from "./shortcuts";

/** What a note is on, by its name, and where that is. */
export interface NoteTitle {
  readonly title: string;
  readonly lang: "zh-CN" | undefined;
  /** Null where it leads nowhere. */
  readonly href: string | null;
  /** Whether it leads out of the extension, to a page. */
  readonly isPage: boolean;
}

export interface NotesBrowserProps extends Pick<
  NoteListProps,
  "onSave" | "onDelete" | "onUndo" | "onExport"
> {
  /** The latest changed first. */
  readonly notes: readonly Annotation[];
  readonly titleOf: (note: Annotation) => NoteTitle;
  readonly drafts: DraftStore;
  /** Shown above the list, given the notes that pass the filter. */
  readonly children?: (shown: readonly Annotation[]) => ComponentChildren;
}

/** Notes that are drawn at once. */
const PAGE = 100;

/** All notes, narrowed down, each to be changed in its place. */
export function NotesBrowser(props: NotesBrowserProps): JSX.Element {
  const { notes, titleOf, drafts, onSave, onDelete, onUndo, onExport, children } = props;
  const { t } = useLocale();
  const keys = useKeys("note-selection");
  const [filter, setFilter] = useState<NoteFilter>(NO_FILTER);
  const [limit, setLimit] = useState(PAGE);
  const [draft, setDraft] = useState<AnnotationDraft | null>(() => drafts.get(SUBJECT));
  const answered = useMemo(() => answeredNotes(notes), [notes]);
  const shown = useMemo(
    () =>
      inThreads(
        filterNotes(notes, filter, (note) => titleOf(note).title),
        answered,
      ),
    [notes, filter],
  );
  const choices = useMemo(() => choicesOf(notes, titleOf), [notes]);
  const isEmpty = notes.length === 0 && draft === null;
  return (
    <div class="notes-browser">
      {isEmpty && <p class="hint">{keys ? t("noNotesKeys", { keys }) : t("noNotes")}</p>}
      {!isEmpty && (
        <>
          <NoteFilterForm filter={filter} {...choices} onChange={setFilter} />
          <p class="hint" role="status">
            {shown.length === notes.length
              ? t("noteCount", { count: notes.length })
              : t("noteCountOf", { count: shown.length, all: notes.length })}
          </p>
          {children && <Boundary of={[shown]}>{children(shown)}</Boundary>}
          {shown.length === 0 && <p>{t("noNotesSo")}</p>}
        </>
      )}
      {/* Also where the last one has just been deleted: that can be undone. */}
      <NoteList
        notes={shown.slice(0, limit)}
        target={null}
        draft={draft}
        takesFocus={draft !== null}
        onDraft={(next) => {
          drafts.set(SUBJECT, next);
          setDraft(next);
        }}
        onSave={onSave}
        onDelete={onDelete}
        onUndo={onUndo}
        onExport={onExport}
        about={(note) => (
          <About note={note} {...titleOf(note)}>
            {answered.has(note.id) && <ReplyTo note={answered.get(note.id) ?? null} />}
          </About>
        )}
      />
      {shown.length > limit && (
        <button type="button" onClick={() => setLimit(limit + PAGE)}>
          {t("showMore", { count: Math.min(PAGE, shown.length - limit) })}
        </button>
      )}
    </div>
  );
}

/** The draft of the whole list: one note is changed at a time. */
const SUBJECT = "all notes";

function choicesOf(
  notes: readonly Annotation[],
  titleOf: NotesBrowserProps["titleOf"],
): Pick<Parameters<typeof NoteFilterForm>[0], "tags" | "terms" | "sites"> {
  const tags = new Set(notes.flatMap((note) => note.tags));
  const sites = new Set(notes.flatMap((note) => siteOf(note) ?? []));
  const terms = new Map(
    notes
      .filter(({ target }) => /:term:/u.test(target.source))
      .map((note) => [note.target.source, titleOf(note).title]),
  );
  return {
    tags: [...tags].toSorted((a, b) => a.localeCompare(b)),
    sites: [...sites].toSorted(),
    terms: [...terms].map(([address, form]) => ({ address, form })),
  };
}

function About({
  note,
  title,
  lang,
  href,
  isPage,
  children,
}: NoteTitle & { note: Annotation; children: ComponentChildren }): JSX.Element {
  const quote = quoteOf(note);
  const out = isPage ? { target: "_blank", rel: "noreferrer" } : {};
  return (
    <div class="note-about">
      {href === null ? (
        <span lang={lang}>{title}</span>
      ) : (
        <a href={href} lang={lang} {...out}>
          {title}
        </a>
      )}
      {quote !== null && (
        <blockquote class={`quote ${note.colour}`}>
          <LongText text={quote} />
        </blockquote>
      )}
      {children}
    </div>
  );
}
