/** The reader's views, with the report's own data, a document and a glossary of the user's, and notes. */
import type { ComponentChildren, JSX } from "preact";
import { CitePanel } from "@/components/report/cite-panel";
import { Sources } from "@/components/sources";
import { EntryPanel } from "@/entrypoints/reader/entry-panel";
import { KeysPanel } from "@/entrypoints/reader/keys-panel";
import { LibraryView } from "@/entrypoints/reader/library-view";
import { LookPanel } from "@/entrypoints/reader/look-panel";
import { NotesView } from "@/entrypoints/reader/notes-view";
import { Sidebar } from "@/entrypoints/reader/sidebar";
import { TermView } from "@/entrypoints/reader/term-view";
import { TermsView } from "@/entrypoints/reader/terms-view";
import { TextView } from "@/entrypoints/reader/text-view";
import { FactsView, RelationsView } from "@/entrypoints/reader/views";
import type { Annotation } from "@/lib/annotation/model";
import { citableOf } from "@/lib/citation/citable";
import type { DocumentId } from "@/lib/document/address";
import type { Library } from "@/lib/library/library";
import type { LibraryItem } from "@/lib/record/record";
import type { Route } from "@/lib/route/route";
import type { DocumentRecords } from "@/lib/store/shapes";

const nothing = (): void => {};
const done = (): Promise<null> => Promise.resolve(null);

/** The same content as a document of the user's. */
function other(of: DocumentRecords, id: string, changes: Partial<LibraryItem>): DocumentRecords {
  const document = id as DocumentId;
  const { item } = of.document;
  const title = changes.title ?? item.title;
  const own = { ...item, document, ...changes };
  return {
    ...of,
    document: { ...of.document, id: document, title, item: own },
    terms: of.terms.slice(0, 12).map((it) => ({ ...it, document })),
    passages: changes.kind === "glossary" ? [] : of.passages,
    figures: [],
    timeline: [],
  };
}

function libraryOf(documents: readonly DocumentRecords[], notes: readonly Annotation[]): Library {
  const all = {
    terms: documents.flatMap((it) => it.terms),
    passages: documents.flatMap((it) => it.passages),
    figures: documents.flatMap((it) => it.figures),
  };
  return {
    documents,
    records: documents.map(({ document }) => document),
    ...all,
    searched: all,
    leftOut: 0,
    refused: [],
    annotations: notes,
    notesOn: (subject) => notes.filter((it) => it.target.source === subject),
    notesOnPage: () => [],
    warning: null,
    notesTrouble: null,
  };
}

/**
 * @param report the records of the bundled report
 * @param onPage a note on a web page
 */
export function readerStates(
  report: DocumentRecords,
  onPage: Annotation,
): Record<string, () => JSX.Element> {
  const term = report.terms.find(({ form }) => form === "三单制");
  if (!term) throw new Error("the report has no such term");
  const onTerm: Annotation = {
    ...onPage,
    id: "urn:uuid:2",
    target: { type: "resource", source: term.address },
  };
  const mine = other(report, "mine", {
    kind: "document",
    title: "厦门市城市基层治理规划（2024—2027年）",
    colour: 2,
    sites: ["gov.cn"],
  });
  const words = other(report, "words", {
    kind: "glossary",
    title: "外事译名",
    colour: 1,
    isOn: false,
  });
  const library = libraryOf([report, mine, words], [onPage, onTerm]);
  const view = (content: ComponentChildren): JSX.Element => (
    <Sources documents={library.records}>
      <div class="stage">{content}</div>
    </Sources>
  );
  const panel = (content: ComponentChildren): JSX.Element =>
    view(
      <main>
        <h1 class="unseen">Cideng</h1>
        {content}
      </main>,
    );
  const rail = (of: DocumentRecords | null, route: Route): JSX.Element =>
    panel(
      <Sidebar
        of={of}
        documents={library.documents}
        route={route}
        visit={0}
        noteCount={2}
        isNarrow={false}
        isOpen={true}
      />,
    );
  const { id, item } = report.document;
  const passage = report.passages.find((it) => it.id === "p32") ?? null;
  const citable = citableOf(item, report.passages, passage, undefined);
  return {
    "reader, text": () => view(<TextView library={library} of={report} passage="p32" visit={0} />),
    "reader, entry beside the text": () =>
      view(
        <>
          <main />
          <EntryPanel
            library={library}
            of={report}
            term={term}
            onOpen={nothing}
            onStep={nothing}
            onClose={nothing}
          />
        </>,
      ),
    "reader, terms": () => view(<TermsView library={library} of={mine} order="pinyin" />),
    "reader, one term": () => view(<TermView library={library} of={report} id={term.id} />),
    "reader, facts": () => view(<FactsView of={report} fact={null} visit={0} />),
    "reader, relations": () => view(<RelationsView of={report} term={term.id} />),
    "reader, relations without a term": () => view(<RelationsView of={report} term={null} />),
    "reader, library": () => view(<LibraryView library={library} />),
    "reader, notes": () => view(<NotesView library={library} />),
    "reader, no notes": () => view(<NotesView library={libraryOf([report], [])} />),
    "reader, rail in a document": () => rail(report, { document: id, view: "text", passage: null }),
    "reader, rail elsewhere": () => rail(null, { view: "notes" }),
    "reader, citation": () => panel(<CitePanel citable={citable} onSource={done} />),
    "reader, look": () =>
      panel(<LookPanel look={{ theme: "dark", textSize: 18 }} onChange={done} />),
    "reader, keys": () => panel(<KeysPanel isReview={false} />),
  };
}
