import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Boundary } from "@/components/boundary";
import { IconButton } from "@/components/icon-button";
import { useLocale } from "@/components/locale";
import { SearchBox } from "@/components/search-box";
import { TroubleNotice } from "@/components/trouble-notice";
import { troubleOf } from "@/lib/library/trouble";
import { Foot } from "./foot";
import { lastSearch } from "./last-search";
import { LibraryNotices } from "./library-notices";
import { Nearest } from "./nearest";
import { PageNotes } from "./page-notes";
import { PagePanel } from "./page-panel";
import { SelectedTerms } from "./selected-terms";
import { Shell, type Shown, useShown } from "./shell";

/** The popup: the search, the page in the active tab, and the settings. */
export function PopupApp(): JSX.Element {
  const { t } = useLocale();
  const shown = useShown(false);
  const { library, searchable, settings, status, failure, reload, onOpen } = shown;
  const [query, setQuery] = useState("");
  const [last] = useState(lastSearch.get);
  return (
    <Shell shown={shown}>
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
              onChoose={onOpen}
            />
          </Boundary>
          <IconButton
            class="to-settings"
            icon="settings"
            label={t("settings")}
            onClick={() => onOpen("settings")}
          />
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
            <OfPage {...{ status, library, searchable, settings, onOpen }} />
          </div>
        )}
      </main>
      <Foot status={status} settings={settings} onNotes={() => onOpen("notes")} />
    </Shell>
  );
}

/** What is known of the page in the active tab: what is selected, its notes, its terms. */
function OfPage({
  status,
  library,
  searchable,
  settings,
  onOpen,
}: Pick<Shown, "status" | "library" | "searchable" | "settings" | "onOpen">): JSX.Element {
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
