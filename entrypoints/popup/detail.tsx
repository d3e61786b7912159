import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { FigureList } from "@/components/report/figure-list";
import { noteWords } from "@/components/notes/note-words";
import { NoteSection } from "@/components/notes/note-section";
import { Quotation } from "@/components/notes/quotation";
import { PassageQuote } from "@/components/passage-quote";
import type { SearchChoice } from "@/components/search-box";
import { useSource } from "@/components/sources";
import type { SourcesOfWord } from "@/components/terms/source-switch";
import { TermEntry } from "@/components/terms/term-entry";
import { emptyDraft } from "@/lib/annotation/drafts";
import { type Annotation, type AnnotationDraft, quoteOf } from "@/lib/annotation/model";
import { type Library, documentOf } from "@/lib/library/library";
import { drafts } from "@/lib/library/drafts";
import { subjectOf } from "@/lib/library/note-subject";
import { noteTitles } from "@/lib/library/note-titles";
import { noteActions } from "@/lib/library/notes";
import { linkToPassage, openReader } from "@/lib/library/open-reader";
import { citableOf } from "@/lib/citation/citable";
import { cite } from "@/lib/citation/cite";
import { type TermAddress, passageAddress } from "@/lib/document/address";
import { passageRoute } from "@/lib/route/route";
import type { Settings } from "@/lib/settings/settings";
import type { FigureRecord, PassageRecord, TermRecord } from "@/lib/store/shapes";

export interface DetailProps {
  readonly library: Library;
  readonly settings: Settings;
  readonly opened: SearchChoice;
  readonly onOpen: (choice: SearchChoice) => void;
}

/** One thing opened from the popup: a term with its notes, a passage, a figure or a note. */
export function Detail({ library, settings, opened, onOpen }: DetailProps): JSX.Element {
  switch (opened.type) {
    case "term":
      return (
        <TermDetail
          key={opened.address}
          library={library}
          settings={settings}
          address={opened.address}
          onOpen={onOpen}
        />
      );
    case "passage":
      return <PassageDetail library={library} passage={opened.passage} marks={opened.marks} />;
    case "figure":
      return <FigureDetail library={library} figure={opened.figure} onOpen={onOpen} />;
    case "note":
      return (
        <NoteDetail
          key={opened.annotation.id}
          library={library}
          settings={settings}
          opened={opened.annotation}
          onOpen={onOpen}
        />
      );
  }
}

/** A term with its notes, and the way to the reader. */
export function TermDetail({
  library,
  settings,
  address,
  guess = false,
  inner = [],
  sources = null,
  onOpen,
}: Omit<DetailProps, "opened"> & {
  address: TermAddress;
  /** Whether it is lit on the page as a guess. */
  guess?: boolean;
  /** The terms inside it on the page. */
  inner?: readonly TermRecord[];
  sources?: SourcesOfWord | null;
}): JSX.Element {
  const { t } = useLocale();
  /** The note that was begun at the entry's foot. */
  const [begun, setBegun] = useState<AnnotationDraft | null>(null);
  const term = library.terms.find((it) => it.address === address);
  if (!term) return <p>{t("loading")}</p>;
  const { document } = term;
  const of = documentOf(library, document);
  if (!of) return <p>{t("loading")}</p>;
  const { passages } = of;
  const entered = settings.sources[document];
  return (
    <TermEntry
      term={term}
      passages={passages}
      figures={library.figures.filter((it) => it.document === document && it.term === term.id)}
      guess={guess}
      inner={inner}
      sources={sources}
      alone={{
        onRead: openReader,
        onNote: () => setBegun(emptyDraft({ type: "resource", source: address })),
        cite: (passage) => cite("plain", citableOf(of.document.item, passages, passage, entered)),
        link: (passage) => linkToPassage(of.document.item, passage),
      }}
      onOpen={(it) => onOpen({ type: "term", address: it })}
    >
      <NoteSection
        subject={address}
        drafts={drafts}
        {...noteActions}
        notes={library.notesOn(address)}
        target={null}
        begun={begun}
      />
    </TermEntry>
  );
}

function NoteDetail({
  library,
  settings,
  opened,
  onOpen,
}: Omit<DetailProps, "opened"> & { opened: Annotation }): JSX.Element {
  const { t } = useLocale();
  const note = library.annotations.find(({ id }) => id === opened.id);
  if (!note) return <p>{t("noteGone")}</p>;
  const isOfReport = subjectOf(note, library).kind !== "page";
  if (note.target.type === "resource" && isOfReport) {
    return <ResourceDetail {...{ library, settings, onOpen }} address={note.target.source} />;
  }
  const quote = quoteOf(note);
  const { title, lang, href } = noteTitles(library, noteWords(t)).titleOf(note);
  return (
    <>
      <h1 class="unseen">{t("notes")}</h1>
      {quote !== null && <Quotation text={quote} />}
      <p>
        {href === null ? (
          <span lang={lang}>{t("noteFrom", { title })}</span>
        ) : (
          <a href={href} lang={lang} target="_blank" rel="noreferrer">
            {t("noteFrom", { title })}
          </a>
        )}
      </p>
      <NoteSection
        subject={note.id}
        drafts={drafts}
        notes={[note]}
        target={null}
        {...noteActions}
      />
    </>
  );
}

/** A resource with its own address, and its notes: a term, or a passage of the report. */
function ResourceDetail({
  library,
  settings,
  address,
  onOpen,
}: Omit<DetailProps, "opened"> & { address: string }): JSX.Element {
  const passage = library.passages.find((it) => passageAddress(it.document, it.id) === address);
  if (!passage)
    return <TermDetail {...{ library, settings, onOpen }} address={address as TermAddress} />;
  return (
    <>
      <PassageDetail library={library} passage={passage} marks={[]} />
      <NoteSection
        subject={address}
        drafts={drafts}
        notes={library.notesOn(address)}
        target={{ type: "resource", source: address }}
        {...noteActions}
      />
    </>
  );
}

/** A figure of the report in its passage, with the term that it belongs to. */
function FigureDetail({
  library,
  figure,
  onOpen,
}: Pick<DetailProps, "library" | "onOpen"> & { figure: FigureRecord }): JSX.Element {
  const { t } = useLocale();
  const passage = library.passages.find(
    ({ document, id }) => document === figure.document && id === figure.passage,
  );
  const term = library.terms.find(
    ({ document, id }) => document === figure.document && id === figure.term,
  );
  if (!passage) return <p>{t("notThere")}</p>;
  return (
    <>
      <FigureList figures={[figure]} />
      {term && (
        <p>
          {t("columnTerm")}{" "}
          <button
            type="button"
            lang="zh-CN"
            onClick={() => onOpen({ type: "term", address: term.address })}
          >
            {term.form}
          </button>
        </p>
      )}
      <PassageDetail library={library} passage={passage} marks={[figure]} />
    </>
  );
}

function PassageDetail({
  library,
  passage,
  marks,
}: {
  library: Library;
  passage: PassageRecord;
  marks: readonly { readonly start: number; readonly end: number }[];
}): JSX.Element {
  const { t } = useLocale();
  const { name } = useSource(passage.document);
  const section = library.passages.find(
    ({ id, document }) => id === passage.section && document === passage.document,
  );
  return (
    <>
      <h1 class="unseen">{t("inReport", { document: name })}</h1>
      <PassageQuote passage={passage} marks={marks} section={section?.text ?? null} />
      <button type="button" class="to-reader" onClick={() => openReader(passageRoute(passage))}>
        {t("openInReader")}
      </button>
    </>
  );
}
