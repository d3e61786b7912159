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
import { type Library, loadLibrary } from "@/lib/library/library";
import { troubleOf } from "@/lib/library/trouble";
import { watchChanges } from "@/lib/published/changes";
import { passageAddress } from "@/lib/report/address";
import { type Route, hashOf } from "@/lib/route/route";
import { NotesView } from "./notes-view";
import { ReportView } from "./report-view";
import { SafetyView } from "./safety-view";
import { TermView } from "./term-view";
import { useRoute } from "./use-route";
import { FiguresView, GraphView, TermsView, TimelineView } from "./views";

const TABS: readonly { title: MessageKey; route: Route }[] = [
  { title: "viewReport", route: { view: "report", passage: null } },
  { title: "viewTerms", route: { view: "terms", order: "pinyin" } },
  { title: "viewFigures", route: { view: "figures", figure: null } },
  { title: "viewTimeline", route: { view: "timeline", item: null } },
  { title: "viewGraph", route: { view: "graph", term: null } },
  { title: "viewNotes", route: { view: "notes" } },
  { title: "viewSafety", route: { view: "safety" } },
];

export function ReaderApp(): JSX.Element {
  const { t } = useLocale();
  const { route, count } = useRoute();
  const { resource, reload } = useResource(loadLibrary, watchChanges);
  const library = resource.kind === "ready" ? resource.value : null;
  const tab = route.view === "term" ? "terms" : route.view;
  const title = library && titleOf(route, library);
  useEffect(() => {
    document.title = [title, t("appName")].filter(Boolean).join(" · ");
  }, [title, t]);
  useEffect(() => {
    // What names a place in its view scrolls there itself.
    const isPlace =
      (route.view === "report" && route.passage !== null) ||
      (route.view === "figures" && route.figure !== null) ||
      (route.view === "timeline" && route.item !== null);
    if (!isPlace) scrollTo(0, 0);
  }, [count]);
  return (
    <>
      <header class="top">
        <nav aria-label={t("appName")}>
          {TABS.map((it) => (
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
      {/* What can be done where the store cannot be read must not need it. */}
      {route.view === "safety" && <SafetyView />}
      {library && route.view !== "safety" && (
        <Boundary key={route.view} of={[library, count]}>
          <View route={route} visit={count} library={library} />
        </Boundary>
      )}
    </>
  );
}

/** What is to be known of the data that is shown. */
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

function View({
  route,
  visit,
  library,
}: {
  route: Exclude<Route, { view: "safety" }>;
  visit: number;
  library: Library;
}): JSX.Element {
  switch (route.view) {
    case "report":
      return <ReportView library={library} passage={route.passage} visit={visit} />;
    case "terms":
      return <TermsView library={library} order={route.order} />;
    case "term":
      return <TermView key={route.term} library={library} id={route.term} />;
    case "figures":
      return <FiguresView library={library} figure={route.figure} visit={visit} />;
    case "timeline":
      return <TimelineView library={library} item={route.item} visit={visit} />;
    case "graph":
      return <GraphView library={library} term={route.term} />;
    case "notes":
      return <NotesView library={library} />;
  }
}

function titleOf(route: Route, library: Library): string | undefined {
  if (route.view === "term" || route.view === "graph") {
    const form = library.terms.find((it) => it.id === route.term)?.form;
    if (form) return form;
  }
  return library.passages.find((it) => it.role === "headline")?.text;
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
      return term ? hashOf({ view: "term", term: term.id }) : null;
    }
    case "figure":
      return hashOf({ view: "figures", figure: choice.figure.id });
    case "passage":
      return hashOf({ view: "report", passage: choice.passage.id });
    case "note": {
      const { source } = choice.annotation.target;
      const term = termAt(source);
      if (term) return hashOf({ view: "term", term: term.id });
      const passage = passages.find((it) => passageAddress(it.report, it.id) === source);
      if (passage) return hashOf({ view: "report", passage: passage.id });
      // A note on a page is read on its page.
      if (isWebAddress(source)) window.open(source, "_blank", "noreferrer");
      return null;
    }
  }
}
