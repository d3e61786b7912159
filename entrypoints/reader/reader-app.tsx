import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Boundary } from "@/components/boundary";
import { useLocale } from "@/components/locale";
import { Sources } from "@/components/sources";
import { LeftOut } from "@/components/terms/left-out";
import { TroubleNotice } from "@/components/trouble-notice";
import { type Resource, errorOf, useResource } from "@/components/use-resource";
import { type Library, documentOf, loadLibrary } from "@/lib/library/library";
import type { MessageKey, Translate } from "@/lib/i18n/translate";
import { troubleOf } from "@/lib/library/trouble";
import { watchChanges } from "@/lib/published/changes";
import type { DocumentRoute, Route } from "@/lib/route/route";
import type { DocumentRecords } from "@/lib/store/shapes";
import { AddView } from "./add-view";
import { BeginTerm } from "./begin-term";
import { CandidatesView } from "./candidates-view";
import { CheckView } from "./check-view";
import { EntryEditor } from "./entry-editor";
import { LibraryView } from "./library-view";
import { NotesView } from "./notes-view";
import { SafetyView } from "./safety-view";
import { Foot, Sidebar } from "./sidebar";
import { TermView } from "./term-view";
import { TermsView } from "./terms-view";
import { TextView } from "./text-view";
import { TopBar } from "./top-bar";
import { useKeptFocus } from "./use-kept-focus";
import { useLeftPanels } from "./use-left-panels";
import { useLook } from "./use-look";
import { useMissingTexts } from "./use-missing-texts";
import { useNarrow } from "./use-narrow";
import { useRoute } from "./use-route";
import { FactsView, RelationsView } from "./views";

/** The reader: its views, what leads to them, the search, and warnings about the data. */
export function ReaderApp(): JSX.Element {
  const { t } = useLocale();
  const { route: asked, count } = useRoute();
  const { resource, reload } = useResource(loadLibrary, watchChanges);
  const [look, changeLook] = useLook();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const isNarrow = useNarrow();
  const library = resource.kind === "ready" ? resource.value : null;
  const { records, documents } = library ?? NOTHING;
  const route = library ? placeIn(library, asked) : asked;
  const of = library ? shownIn(library, route) : null;
  const title = library && titleOf(route, of, t);
  useMissingTexts(library);
  useKeptFocus(count);
  useLeftPanels();
  // Views are counted with the state of the library, because no text is shown before it is read.
  const visit = count * 2 + (library ? 1 : 0);
  useEffect(() => {
    document.title = [title, t("appName")].filter(Boolean).join(" · ");
  }, [title, t]);
  useEffect(() => {
    setMenuOpen(false);
    if (!isPlace(route)) scrollTo(0, 0);
  }, [count]);
  return (
    <Sources documents={records}>
      <div class="reader">
        <a
          class="skip"
          href="#main"
          onClick={(event) => {
            event.preventDefault();
            document.querySelector<HTMLElement>("#main")?.focus();
          }}
        >
          {t("skipToContent")}
        </a>
        <Sidebar
          of={of}
          documents={documents}
          route={route}
          visit={visit}
          noteCount={library?.annotations.length ?? null}
          isNarrow={isNarrow}
          isOpen={isMenuOpen}
        />
        <div class="stage">
          <TopBar
            library={library}
            of={of}
            route={route}
            visit={visit}
            look={look}
            onLook={changeLook}
            isMenuOpen={isMenuOpen}
            onMenu={setMenuOpen}
          />
          <LoadState resource={resource} onRetry={reload} />
          {library && <Notices library={library} onRetry={reload} />}
          {/* This view must not need the store, because it is for stores that cannot be read. */}
          {route.view === "safety" && <SafetyView />}
          {library && route.view !== "safety" && (
            <Boundary key={route.view} of={[library, count]}>
              <View route={route} visit={count} library={library} of={of} />
            </Boundary>
          )}
        </div>
        {isNarrow && <Foot of={of} route={route} />}
      </div>
    </Sources>
  );
}

/** The titles of views that do not belong to a document. */
const VIEW_TITLES: Readonly<Partial<Record<Route["view"], MessageKey>>> = {
  library: "viewLibrary",
  add: "addTitle",
  notes: "viewNotes",
  safety: "viewSafety",
};

/** Until the library has been read. */
const NOTHING = { records: [], documents: [] };

/** That the library is being read, or could not be. */
function LoadState({
  resource,
  onRetry,
}: {
  resource: Resource<Library>;
  onRetry: () => void;
}): JSX.Element | null {
  const { t } = useLocale();
  const failure = errorOf(resource);
  if (failure !== undefined) return <TroubleNotice {...troubleOf(failure)} onRetry={onRetry} />;
  if (resource.kind !== "loading") return null;
  return (
    <p class="hint" role="status">
      {t("loading")}
    </p>
  );
}

/** Whether a route leads to a place within a view, which scrolls there by itself. */
function isPlace(route: Route): boolean {
  return (
    (route.view === "text" && route.passage !== null) ||
    (route.view === "facts" && route.fact !== null)
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
  switch (route.view) {
    case "notes":
      return <NotesView library={library} />;
    case "library":
      return <LibraryView library={library} />;
    case "begin":
      return <BeginTerm library={library} form={route.form} />;
    case "add":
      return (
        <AddView key={`${visit} ${route.replaces}`} library={library} replaces={route.replaces} />
      );
    case "start":
      return <p class="hint">{t("notThere")}</p>;
    default:
      return of ? (
        <DocumentView route={route} visit={visit} library={library} of={of} />
      ) : (
        <p class="hint">{t("notThere")}</p>
      );
  }
}

function DocumentView({
  route,
  visit,
  library,
  of,
}: {
  route: DocumentRoute;
  visit: number;
  library: Library;
  of: DocumentRecords;
}): JSX.Element {
  const { t } = useLocale();
  switch (route.view) {
    case "text":
      return <TextView library={library} of={of} passage={route.passage} visit={visit} />;
    case "terms":
      return <TermsView key={of.document.id} library={library} of={of} order={route.order} />;
    case "term":
      return <TermView key={route.term} library={library} of={of} id={route.term} />;
    case "facts":
      return <FactsView of={of} fact={route.fact} visit={visit} />;
    case "candidates":
      return <CandidatesView library={library} of={of} />;
    case "check":
      return <CheckView library={library} of={of} />;
    case "relations":
      return <RelationsView of={of} term={route.term} />;
    case "new":
      return <EntryEditor of={of} term={null} form={route.form} passage={route.passage} />;
    case "edit": {
      const term = of.terms.find(({ id }) => id === route.term);
      if (!term) return <p class="hint">{t("notThere")}</p>;
      return <EntryEditor of={of} term={term} form={term.form} passage={null} at={route.at} />;
    }
  }
}

function titleOf(route: Route, of: DocumentRecords | null, t: Translate): string | undefined {
  const view = VIEW_TITLES[route.view];
  if (view) return t(view);
  if (route.view === "term" || route.view === "relations") {
    const form = of?.terms.find((it) => it.id === route.term)?.form;
    if (form) return form;
  }
  return of?.document.title;
}
