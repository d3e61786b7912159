import type { JSX } from "preact";
import { Icon, type IconName } from "@/components/icon";
import { useLocale } from "@/components/locale";
import { SourceLine } from "@/components/source-line";
import { SourceName, sourceName } from "@/components/sources";
import type { MessageKey } from "@/lib/i18n/translate";
import { type Route, firstRoute, hashOf } from "@/lib/route/route";
import type { DocumentRecords } from "@/lib/store/shapes";
import { EntryList } from "./entry-list";
import { Outline } from "./outline";

interface Entry {
  readonly title: MessageKey;
  readonly icon: IconName;
  readonly route: Route;
  readonly count?: number;
}

/** The parts of a document. */
function partsOf(of: DocumentRecords): Entry[] {
  const { terms, figures, timeline } = of;
  const document = of.document.id;
  const facts = figures.length + timeline.length;
  const parts: Entry[] = [
    { title: "viewText", icon: "text", route: { document, view: "text", passage: null } },
    {
      title: "viewTerms",
      icon: "terms",
      route: { document, view: "terms", order: "pinyin" },
      count: terms.length,
    },
    {
      title: "viewFacts",
      icon: "facts",
      route: { document, view: "facts", fact: null },
      count: facts,
    },
    { title: "viewGraph", icon: "relations", route: { document, view: "relations", term: null } },
  ];
  // A glossary without a document has neither a text nor facts.
  const ofText = new Set<MessageKey>(["viewText", "viewFacts"]);
  return isGlossary(of) ? parts.filter(({ title }) => !ofText.has(title)) : parts;
}

const LIBRARY: Entry = { title: "viewLibrary", icon: "library", route: { view: "library" } };

/** The other views that do not belong to a document. */
const OTHERS: readonly Entry[] = [
  { title: "viewNotes", icon: "note", route: { view: "notes" } },
  { title: "viewSafety", icon: "safety", route: { view: "safety" } },
];

/**
 * In a document, it names the document, and leads to its parts and its sections. Elsewhere it leads
 * to all documents and glossaries. Always to the library, the notes and their safety.
 */
export function Sidebar({
  of,
  documents,
  route,
  visit,
  noteCount,
  isNarrow,
  isOpen,
}: {
  of: DocumentRecords | null;
  documents: readonly DocumentRecords[];
  route: Route;
  /** Changes whenever another view is shown. */
  visit: number;
  /** Null until it is known. */
  noteCount: number | null;
  /** Whether the window is narrow: the parts of the document are at its foot then. */
  isNarrow: boolean;
  /** Whether it is shown in a narrow window, where it lies over the view. */
  isOpen: boolean;
}): JSX.Element {
  const { t } = useLocale();
  const view = placeOf(route);
  const isInDocument = "document" in route;
  const others = OTHERS.map((it) =>
    it.route.view === "notes" && noteCount !== null ? { ...it, count: noteCount } : it,
  );
  return (
    <section id="sidebar" class={isOpen ? "sidebar open" : "sidebar"} aria-label={t("menu")}>
      {!isInDocument && (
        <p class="app-name">
          <Icon name="lamp" />
          {t("appName")}
        </p>
      )}
      {of && isInDocument && (
        <>
          <nav class="back" aria-label={t("viewLibrary")}>
            <a href={hashOf(LIBRARY.route)}>
              <Icon name="back" />
              {t("viewLibrary")}
            </a>
          </nav>
          <DocumentName of={of} />
          {!isNarrow && <Parts of={of} route={route} />}
          {route.view === "edit" || route.view === "new" ? (
            <EntryList of={of} current={route.view === "edit" ? route.term : null} />
          ) : (
            <Outline passages={of.passages} visit={visit} />
          )}
        </>
      )}
      <Links
        label={t("appName")}
        name={isInDocument ? "others" : "others first"}
        entries={isInDocument ? others : [LIBRARY, ...others]}
        view={view}
      />
      {!isInDocument && <Shelves documents={documents} />}
    </section>
  );
}

/** In a narrow window, the parts of a document. They are last for the Tab key too, as they are at the foot. */
export function Foot({
  of,
  route,
}: {
  of: DocumentRecords | null;
  route: Route;
}): JSX.Element | null {
  if (!of || !("document" in route)) return null;
  return (
    <div class="foot">
      <Parts of={of} route={route} />
    </div>
  );
}

/** Leads to the parts of a document. */
function Parts({ of, route }: { of: DocumentRecords; route: Route }): JSX.Element {
  const { t } = useLocale();
  return (
    <Links label={t("documentParts")} name="parts" entries={partsOf(of)} view={placeOf(route)} />
  );
}

/** The view that is marked as the one where the user is. */
function placeOf({ view }: Route): Route["view"] {
  if (["term", "new", "edit", "candidates", "check"].includes(view)) return "terms";
  return view === "add" ? "library" : view;
}

/** The name under which a document is cited, and its title if that is another one. */
function DocumentName({ of: { document } }: { of: DocumentRecords }): JSX.Element {
  const { t } = useLocale();
  const { title, item } = document;
  return (
    <div class="document-name">
      <p>
        <SourceName document={document} />
      </p>
      {sourceName(document, t) !== title && (
        <p class="hint" lang={item.language}>
          {title}
        </p>
      )}
    </div>
  );
}

function isGlossary({ document }: DocumentRecords): boolean {
  return document.item.kind === "glossary";
}

/** All documents and glossaries, each with the line of its terms. */
function Shelves({ documents }: { documents: readonly DocumentRecords[] }): JSX.Element {
  const { t, language } = useLocale();
  const shelves = [
    { title: t("libraryDocuments"), some: documents.filter((it) => !isGlossary(it)) },
    { title: t("libraryGlossaries"), some: documents.filter(isGlossary) },
  ];
  return (
    <>
      {shelves
        .filter(({ some }) => some.length > 0)
        .map(({ title, some }) => (
          <nav key={title} class="shelves" aria-label={title}>
            <h2>{title}</h2>
            {some.map((it) => {
              const { id, item } = it.document;
              return (
                <a
                  key={id}
                  class={item.isOn ? "" : "off"}
                  href={hashOf(firstRoute(id, !isGlossary(it)))}
                >
                  <SourceLine colour={item.role === "lit" ? item.colour : null} />
                  <SourceName document={it.document} />
                  <span class="count">{it.terms.length.toLocaleString(language)}</span>
                </a>
              );
            })}
          </nav>
        ))}
    </>
  );
}

function Links({
  label,
  name,
  entries,
  view,
}: {
  label: string;
  name: string;
  entries: readonly Entry[];
  view: Route["view"];
}): JSX.Element {
  const { t, language } = useLocale();
  return (
    <nav class={name} aria-label={label}>
      {entries.map(({ title, icon, route, count }) => (
        <a key={title} href={hashOf(route)} aria-current={route.view === view ? "page" : undefined}>
          <Icon name={icon} />
          <span>{t(title)}</span>
          {count !== undefined && <span class="count">{count.toLocaleString(language)}</span>}
        </a>
      ))}
    </nav>
  );
}
