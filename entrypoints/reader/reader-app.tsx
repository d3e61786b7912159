import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Boundary } from "@/components/boundary";
import { useLocale } from "@/components/locale";
import { LeftOut } from "@/components/terms/left-out";
import { type SearchChoice, SearchBox } from "@/components/search-box";
import { TroubleNotice } from "@/components/trouble-notice";
import { useResource } from "@/components/use-resource";
import { useSearchable } from "@/components/use-searchable";
import { isWebAddress } from "@/lib/annotation/links";
import type { MessageKey } from "@/lib/i18n/translate";
import { type Library, documentOf, loadLibrary } from "@/lib/library/library";
import { troubleOf } from "@/lib/library/trouble";
import { watchChanges } from "@/lib/published/changes";
import { type DocumentId, passageAddress } from "@/lib/document/address";
import { type Route, figureRoute, hashOf, passageRoute, termRoute } from "@/lib/route/route";
import type { DocumentRecords } from "@/lib/store/shapes";
import { NotesView } from "./notes-view";
import { SafetyView } from "./safety-view";
import { TermView } from "./term-view";
import { TextView } from "./text-view";
import { useRoute } from "./use-route";
import { FiguresView, RelationsView, TermsView, TimelineView } from "./views";

/** The views of a document, and the views that all documents share. */
function tabsOf(document: DocumentId | null): { title: MessageKey; route: Route }[] {
  const own: { title: MessageKey; route: Route }[] =
    document === null
      ? []
      : [
          { title: "viewReport", route: { document, view: "text", passage: null } },
          { title: "viewTerms", route: { document, view: "terms", order: "pinyin" } },
          { title: "viewFigures", route: { document, view: "figures", figure: null } },
          { title: "viewTimeline", route: { document, view: "timeline", item: null } },
          { title: "viewGraph", route: { document, view: "relations", term: null } },
        ];
  return [
    ...own,
    { title: "viewNotes", route: { view: "notes" } },
    { title: "viewSafety", route: { view: "safety" } },
  ];
}

/** The reader: its views, the search, and warnings about the data. */
export function ReaderApp(): JSX.Element {
  const { t } = useLocale();
  const { route: asked, count } = useRoute();
  const { resource, reload } = useResource(loadLibrary, watchChanges);
  const library = resource.kind === "ready" ? resource.value : null;
  const route = library ? placeIn(library, asked) : asked;
  const of = library ? shownIn(library, route) : null;
  const tab = route.view === "term" ? "terms" : route.view;
  const title = library && titleOf(route, of);
  useEffect(() => {
    document.title = [title, t("appName")].filter(Boolean).join(" · ");
  }, [title, t]);
  useEffect(() => {
    // A route to a place within a view scrolls there by itself.
    const isPlace =
      (route.view === "text" && route.passage !== null) ||
      (route.view === "figures" && route.figure !== null) ||
      (route.view === "timeline" && route.item !== null);
    if (!isPlace) scrollTo(0, 0);
  }, [count]);
  return (
    <>
      <header class="top">
        <nav aria-label={t("appName")}>
          {tabsOf(of?.document.id ?? null).map((it) => (
            <a
              key={it.title}
              href={hashOf(it.route)}
              aria-current={it.route.view === tab ? "page" : undefined}
            >
              {t(it.title)}
            </a>
          ))}
        </nav>
        <Boundary of={[library]}>
          <Search library={library} />
        </Boundary>
      </header>
      {resource.kind === "loading" && (
        <p class="hint" role="status">
          {t("loading")}
        </p>
      )}
      {resource.kind === "failed" && (
        <TroubleNotice {...troubleOf(resource.error)} onRetry={reload} />
      )}
      {library && <Notices library={library} onRetry={reload} />}
      {/* This view must not need the store, because it is for stores that cannot be read. */}
      {route.view === "safety" && <SafetyView />}
      {library && route.view !== "safety" && (
        <Boundary key={route.view} of={[library, count]}>
          <View route={route} visit={count} library={library} of={of} />
        </Boundary>
      )}
    </>
  );
}

/** Warnings about the data that is shown. */
function Notices({ library, onRetry }: { library: Library; onRetry: () => void }): JSX.Element {
  const { t } = useLocale();
  const { warning, leftOut, notesTrouble } = library;
  return (
    <>
      {warning !== null && (
        <div class="trouble" role="alert">
          <p>{t("editionKept")}</p>
          <details>
            <summary>{t("troubleDetails")}</summary>
            <pre lang="en">{warning}</pre>
          </details>
        </div>
      )}
      {leftOut > 0 && <LeftOut count={leftOut} />}
      {notesTrouble && <TroubleNotice {...notesTrouble} onRetry={onRetry} />}
    </>
  );
}

/**
 * The route to show: the first document at the start, and in place of a document that does not
 * exist.
 */
function placeIn(library: Library, asked: Route): Route {
  const [first] = library.documents;
  const isThere = !("document" in asked) || documentOf(library, asked.document) !== undefined;
  if (!first || (asked.view !== "start" && isThere)) return asked;
  return { document: first.document.id, view: "text", passage: null };
}

/**
 * The document of a route. For a route without a document, such as the notes, it is the first one.
 */
function shownIn(library: Library, route: Route): DocumentRecords | null {
  const named = "document" in route ? documentOf(library, route.document) : library.documents[0];
  return named ?? null;
}

interface ViewProps {
  readonly route: Exclude<Route, { view: "safety" }>;
  readonly visit: number;
  readonly library: Library;
  readonly of: DocumentRecords | null;
}

function View({ route, visit, library, of }: ViewProps): JSX.Element {
  const { t } = useLocale();
  if (route.view === "notes") return <NotesView library={library} />;
  if (route.view === "start" || !of) return <p class="hint">{t("notThere")}</p>;
  switch (route.view) {
    case "text":
      return <TextView library={library} of={of} passage={route.passage} visit={visit} />;
    case "terms":
      return <TermsView of={of} order={route.order} />;
    case "term":
      return <TermView key={route.term} library={library} of={of} id={route.term} />;
    case "figures":
      return <FiguresView of={of} figure={route.figure} visit={visit} />;
    case "timeline":
      return <TimelineView of={of} item={route.item} visit={visit} />;
    case "relations":
      return <RelationsView of={of} term={route.term} />;
  }
}

function titleOf(route: Route, of: DocumentRecords | null): string | undefined {
  if (route.view === "term" || route.view === "relations") {
    const form = of?.terms.find((it) => it.id === route.term)?.form;
    if (form) return form;
  }
  return of?.document.title;
}

function Search({ library }: { library: Library | null }): JSX.Element {
  const [query, setQuery] = useState("");
  const searchable = useSearchable(library);
  const open = (choice: SearchChoice): void => {
    setQuery("");
    const hash = library && hashFor(choice, library);
    if (hash) location.hash = hash;
  };
  return (
    <SearchBox
      query={query}
      onQuery={setQuery}
      searchable={searchable}
      onChoose={open}
      takesFocus={false}
    />
  );
}

function hashFor(choice: SearchChoice, { terms, passages }: Library): string | null {
  const termAt = (address: string) => terms.find((it) => it.address === address);
  switch (choice.type) {
    case "term": {
      const term = termAt(choice.address);
      return term ? hashOf(termRoute(term)) : null;
    }
    case "figure":
      return hashOf(figureRoute(choice.figure));
    case "passage":
      return hashOf(passageRoute(choice.passage));
    case "note": {
      const { source } = choice.annotation.target;
      const term = termAt(source);
      if (term) return hashOf(termRoute(term));
      const passage = passages.find((it) => passageAddress(it.document, it.id) === source);
      if (passage) return hashOf(passageRoute(passage));
      // A note on a web page is read on that page.
      if (isWebAddress(source)) window.open(source, "_blank", "noreferrer");
      return null;
    }
  }
}
