import type { ComponentChildren, JSX } from "preact";
import { useCallback, useState } from "preact/hooks";
import { dayText } from "@/lib/i18n/dates";
import { type NoteFilter, NO_FILTER, filterNotes, siteOf } from "@/lib/annotation/filter-notes";
import { type Annotation, type AnnotationDraft, quoteOf } from "@/lib/annotation/model";
import { answeredNotes, inThreads } from "@/lib/exchange/hypothesis/replies";
import type { Steps } from "@/lib/slices/in-slices";
import { Boundary } from "../boundary";
import { useLocale } from "../locale";
import { Quotation } from "./quotation";
import { NoteFilterForm } from "./note-filter";
import { NoteList, type NoteListProps } from "./note-list";
import type { DraftStore } from "./note-section";
import { ReplyTo } from "./reply-to";
import { useKeys } from "../shortcuts";
import { useSliced } from "../use-sliced";

/** The name of a note's subject, and a link to it. */
export interface NoteTitle {
  readonly title: string;
  readonly lang: "zh-CN" | undefined;
  /** Null if there is nothing to link to. */
  readonly href: string | null;
  /** Whether the link leads out of the extension, to a web page. */
  readonly isPage: boolean;
}

/** The page or the document that a note is on, as the heading above its notes. */
export interface NoteGroup extends NoteTitle {
  /** Identifies the group. */
  readonly key: string;
  /** What the title does not say: a host, or that it is a document; null if there is nothing. */
  readonly place: string | null;
}

export interface NotesBrowserProps extends Pick<
  NoteListProps,
  "onSave" | "onDelete" | "onUndo" | "onExport"
> {
  /** The notes, with the latest change first. */
  readonly notes: readonly Annotation[];
  readonly titleOf: (note: Annotation) => NoteTitle;
  /** If it is given, the notes are grouped by what they are on, and a page has no other title. */
  readonly groupOf?: (note: Annotation) => NoteGroup;
  readonly drafts: DraftStore;
  /** Draws content beside the number of notes, from those that pass the filter. */
  readonly children?: (shown: readonly Annotation[]) => ComponentChildren;
}

/** All notes, with a filter. Each can be changed in its place. */
export function NotesBrowser(props: NotesBrowserProps): JSX.Element {
  const { notes, titleOf, groupOf, drafts, onSave, onDelete, onUndo, onExport, children } = props;
  const { t } = useLocale();
  const keys = useKeys("note-selection");
  const [filter, setFilter] = useState<NoteFilter>(NO_FILTER);
  const [draft, setDraft] = useState<AnnotationDraft | null>(() => drafts.get(SUBJECT));
  const nameOf = useCallback((note: Annotation) => titleOf(note).title, [titleOf]);
  const { shown, answered } = useSliced(
    () => listSteps(notes, filter, nameOf, groupOf),
    [notes, filter, nameOf, groupOf],
    { shown: notes, answered: NONE },
  );
  const choices = useSliced(() => choicesOf(notes, nameOf), [notes, nameOf], NO_CHOICES);
  const isEmpty = notes.length === 0 && draft === null;
  return (
    <div class="notes-browser">
      {isEmpty && <p class="hint">{keys ? t("noNotesKeys", { keys }) : t("noNotes")}</p>}
      {!isEmpty && (
        <>
          <NoteFilterForm filter={filter} {...choices} onChange={setFilter} />
          <div class="row notes-count">
            <p class="hint" role="status">
              {shown.length === notes.length
                ? t("noteCount", { count: notes.length })
                : t("noteCountOf", { count: shown.length, all: notes.length })}
            </p>
            {children && <Boundary of={[shown]}>{children(shown)}</Boundary>}
          </div>
          {shown.length === 0 && <p>{t("noNotesSo")}</p>}
        </>
      )}
      {/* The list stays even if the last note has just been deleted, because the deletion can be
          undone. */}
      <NoteList
        notes={shown}
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
        groups={
          groupOf && {
            keyOf: (note) => groupOf(note).key,
            heading: (note) => <GroupHeading note={note} group={groupOf(note)} />,
          }
        }
        about={(note) => (
          <About note={note} title={groupOf && titleOf(note).isPage ? null : titleOf(note)}>
            {answered.has(note.id) && <ReplyTo note={answered.get(note.id) ?? null} />}
          </About>
        )}
      />
    </div>
  );
}

/** The subject under which the draft of this list is stored. Only one note is changed at a time. */
const SUBJECT = "all notes";

type Answered = ReadonlyMap<string, Annotation | null>;

const NONE: Answered = new Map();

/** The answers depend only on the notes. They are kept while the filter changes. */
const knownAnswers = new WeakMap<readonly Annotation[], Answered>();

/** Computes the notes to list, in their order, and which note each reply answers. */
function* listSteps(
  notes: readonly Annotation[],
  filter: NoteFilter,
  nameOf: (note: Annotation) => string,
  groupOf: NotesBrowserProps["groupOf"],
): Steps<{ readonly shown: readonly Annotation[]; readonly answered: Answered }> {
  const answered = knownAnswers.get(notes) ?? (yield* answeredNotes(notes));
  knownAnswers.set(notes, answered);
  const passed = yield* filterNotes(notes, filter, nameOf);
  const inOrder = yield* inThreads(passed, answered);
  return { shown: groupOf ? yield* inGroups(inOrder, groupOf) : inOrder, answered };
}

/** The same notes, with those of a group together. The group of the first note comes first. */
function* inGroups(
  notes: readonly Annotation[],
  groupOf: (note: Annotation) => NoteGroup,
): Steps<readonly Annotation[]> {
  const groups = new Map<string, Annotation[]>();
  for (const note of notes) {
    const { key } = groupOf(note);
    const group = groups.get(key);
    if (group) group.push(note);
    else groups.set(key, [note]);
    yield;
  }
  return [...groups.values()].flat();
}

type Choices = Pick<Parameters<typeof NoteFilterForm>[0], "tags" | "terms" | "sites">;

const NO_CHOICES: Choices = { tags: [], terms: [], sites: [] };

/**
 * The maximum number of choices of a kind. Nobody reads more, and a browser is slow with a list of
 * thousands.
 */
const MAX_CHOICES = 500;

function* choicesOf(
  notes: readonly Annotation[],
  nameOf: (note: Annotation) => string,
): Steps<Choices> {
  const tags = new Map<string, number>();
  const sites = new Map<string, number>();
  const terms = new Map<string, number>();
  const names = new Map<string, string>();
  for (const note of notes) {
    for (const tag of note.tags) count(tags, tag);
    const { source } = note.target;
    const site = siteOf(note);
    if (site !== null) count(sites, site);
    if (/:term:/u.test(source)) {
      count(terms, source);
      if (!names.has(source)) names.set(source, nameOf(note));
    }
    yield;
  }
  return {
    tags: mostIn(tags).toSorted((a, b) => a.localeCompare(b)),
    sites: mostIn(sites).toSorted(),
    terms: mostIn(terms).map((address) => ({
      address,
      form: names.get(address) as string,
    })),
  };
}

function count(of: Map<string, number>, it: string): void {
  of.set(it, (of.get(it) ?? 0) + 1);
}

/** The most frequent values, in the order in which they first occur. */
function mostIn(counts: ReadonlyMap<string, number>): string[] {
  if (counts.size <= MAX_CHOICES) return [...counts.keys()];
  const most = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, MAX_CHOICES);
  const kept = new Set(most.map(([it]) => it));
  return [...counts.keys()].filter((it) => kept.has(it));
}

/** The title of a page or a document, where it is, and when its latest note was changed. */
function GroupHeading({ note, group }: { note: Annotation; group: NoteGroup }): JSX.Element {
  const { language } = useLocale();
  return (
    <div class="group-heading">
      <h2>
        <TitleLink {...group} />
      </h2>
      {group.place !== null && <span class="hint">{group.place}</span>}
      <time dateTime={note.modified}>{dayText(language, new Date(note.modified))}</time>
    </div>
  );
}

function About({
  note,
  title,
  children,
}: {
  note: Annotation;
  /** Null if the heading above says it. */
  title: NoteTitle | null;
  children: ComponentChildren;
}): JSX.Element {
  const quote = quoteOf(note);
  return (
    <div class="note-about">
      {title && <TitleLink {...title} />}
      {quote !== null && <Quotation text={quote} colour={note.colour} />}
      {children}
    </div>
  );
}

function TitleLink({ title, lang, href, isPage }: NoteTitle): JSX.Element {
  if (href === null) return <span lang={lang}>{title}</span>;
  const out = isPage ? { target: "_blank", rel: "noreferrer" } : {};
  return (
    <a href={href} lang={lang} {...out}>
      {title}
    </a>
  );
}
