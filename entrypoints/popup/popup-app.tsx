import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Boundary } from "@/components/boundary";
import { Icon } from "@/components/icon";
import { useLocale } from "@/components/locale";
import { SearchBox } from "@/components/search-box";
import { Sources } from "@/components/sources";
import { TroubleNotice } from "@/components/trouble-notice";
import { errorOf, useResource } from "@/components/use-resource";
import { useSearchable } from "@/components/use-searchable";
import { type Library, loadLibrary } from "@/lib/library/library";
import { troubleOf } from "@/lib/library/trouble";
import { watchChanges } from "@/lib/published/changes";
import type { Settings } from "@/lib/settings/settings";
import { Foot } from "./foot";
import { lastSearch } from "./last-search";
import { LibraryNotices } from "./library-notices";
import { Nearest } from "./nearest";
import { type Choice, Opened } from "./opened";
import { PageNotes } from "./page-notes";
import { PagePanel } from "./page-panel";
import { SelectedTerms } from "./selected-terms";
import { useBadge } from "./use-badge";
import { type PageStatus, usePageStatus } from "./use-page-status";
import { useSettings } from "./use-settings";

/** The popup: the search, the page in the active tab, and the settings. */
export function PopupApp(): JSX.Element {
  const { t } = useLocale();
  const { resource, reload } = useResource(loadLibrary, watchChanges);
  const settings = useSettings();
  const status = usePageStatus(false);
  useBadge(status, settings);
  const [query, setQuery] = useState("");
  const [last] = useState(lastSearch.get);
  /** The thing that was opened from the results or from the page's terms. */
  const [opened, setOpened] = useState<Choice | null>(null);
  const library = resource.kind === "ready" ? resource.value : null;
  const failure = errorOf(resource);
  const searchable = useSearchable(library);

  if (opened && library) {
    return (
      <Sources documents={library.records}>
        <Opened {...{ library, settings, opened }} onOpen={setOpened} />
      </Sources>
    );
  }
  return (
    <Sources documents={library?.records ?? []}>
      <div class="popup">
        <main>
          <h1 class="unseen">{t("appName")}</h1>
          <div class="top">
            <Boundary of={[query, library]}>
              <SearchBox
                query={query}
                onQuery={(next) => {
                  lastSearch.set(next);
                  setQuery(next);
                }}
                searchable={searchable}
                onChoose={setOpened}
              />
            </Boundary>
            <button
              type="button"
              class="to-settings"
              aria-label={t("settings")}
              title={t("settings")}
              onClick={() => setOpened("settings")}
            >
              <Icon name="settings" />
            </button>
          </div>
          {query.trim() === "" && (
            <div class="body">
              {last !== "" && (
                <button type="button" class="last-search" onClick={() => setQuery(last)}>
                  {t("lastSearch", { query: last })}
                </button>
              )}
              {failure !== undefined && <TroubleNotice {...troubleOf(failure)} onRetry={reload} />}
              {library && (
                <Boundary of={[library]}>
                  <LibraryNotices library={library} onRetry={reload} />
                </Boundary>
              )}
              <OfPage {...{ status, library, searchable, settings }} onOpen={setOpened} />
            </div>
          )}
        </main>
        <Foot status={status} settings={settings} onNotes={() => setOpened("notes")} />
      </div>
    </Sources>
  );
}

/** What is known of the page in the active tab: what is selected, its notes, its terms. */
function OfPage({
  status,
  library,
  searchable,
  settings,
  onOpen,
}: {
  status: PageStatus;
  library: Library | null;
  searchable: ReturnType<typeof useSearchable>;
  settings: Settings;
  onOpen: (choice: Choice) => void;
}): JSX.Element {
  return (
    <>
      {library && status.kind === "page" && (
        <Boundary of={[status.selection]}>
          <SelectedTerms
            library={library}
            selection={status.selection}
            onOpen={(address) => onOpen({ type: "term", address })}
          />
        </Boundary>
      )}
      {searchable && status.kind === "page" && (
        <Boundary of={[status.selection]}>
          <Nearest
            searchable={searchable}
            selection={status.selection}
            onOpen={(passage, marks) => onOpen({ type: "passage", passage, marks })}
          />
        </Boundary>
      )}
      {library && status.kind === "page" && (
        <Boundary of={[library]}>
          <PageNotes library={library} status={status} />
        </Boundary>
      )}
      <Boundary of={[status, library]}>
        <PagePanel
          status={status}
          library={library}
          settings={settings}
          onOpen={(address) => onOpen({ type: "term", address })}
        />
      </Boundary>
    </>
  );
}
