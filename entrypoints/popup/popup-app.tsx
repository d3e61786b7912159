import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { Boundary } from "@/components/boundary";
import { Icon } from "@/components/icon";
import { LeftOut } from "@/components/terms/left-out";
import { useLocale } from "@/components/locale";
import { type SearchChoice, SearchBox } from "@/components/search-box";
import { SettingsForm } from "@/components/settings-form";
import { Sources } from "@/components/sources";
import { TroubleNotice } from "@/components/trouble-notice";
import { errorOf, useResource } from "@/components/use-resource";
import { useSearchable } from "@/components/use-searchable";
import { openReader } from "@/lib/library/open-reader";
import { type Library, loadLibrary } from "@/lib/library/library";
import { settle } from "@/lib/library/notes";
import { troubleOf } from "@/lib/library/trouble";
import { watchChanges } from "@/lib/published/changes";
import { send } from "@/lib/messages/send";
import { type Settings, DEFAULT_SETTINGS } from "@/lib/settings/settings";
import { AllNotes } from "./all-notes";
import { Detail } from "./detail";
import { lastSearch } from "./last-search";
import { Nearest } from "./nearest";
import { SelectedTerms } from "./selected-terms";
import { PageNotes } from "./page-notes";
import { PagePanel } from "./page-panel";
import { useBadge } from "./use-badge";
import { type PageStatus, usePageStatus } from "./use-page-status";
import { AddPage } from "./add-page";
import { PauseButton } from "./pause-button";
import { SafetyNotices } from "./safety-notices";
import { SiteSwitches } from "./site-switches";

export interface PopupAppProps {
  /** Whether this is the side panel, which stays open. */
  readonly isPanel: boolean;
}

/** The popup, and the side panel: the search, the page in the active tab, and the settings. */
export function PopupApp({ isPanel }: PopupAppProps): JSX.Element {
  const { t } = useLocale();
  const { resource, reload } = useResource(loadLibrary, watchChanges);
  const settings = useSettings();
  const status = usePageStatus(isPanel);
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
              <OfPage {...{ isPanel, status, library, searchable, settings }} onOpen={setOpened} />
            </div>
          )}
        </main>
        <Foot
          isPanel={isPanel}
          host={status.kind === "page" ? status.host : null}
          tab={status.kind === "page" ? status.tab : null}
          settings={settings}
          onNotes={() => setOpened("notes")}
        />
      </div>
    </Sources>
  );
}

/** What is known of the page in the active tab: what is selected, its notes, its terms. */
function OfPage({
  isPanel,
  status,
  library,
  searchable,
  settings,
  onOpen,
}: PopupAppProps & {
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
            isPanel={isPanel}
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

/** What can be opened on top of the search and the page. */
type Choice = SearchChoice | "settings" | "notes";

function Opened({
  library,
  settings,
  opened,
  onOpen,
}: {
  library: Library;
  settings: Settings;
  opened: Choice;
  onOpen: (choice: Choice | null) => void;
}): JSX.Element {
  const { t } = useLocale();
  return (
    <main class="popup">
      <div class="detail">
        <button type="button" class="back" onClick={() => onOpen(null)}>
          <Icon name="back" />
          {t("back")}
        </button>
        <Boundary of={[opened, library]}>
          {opened === "notes" && <AllNotes library={library} />}
          {opened === "settings" && (
            <>
              <h1 class="unseen">{t("settings")}</h1>
              <SettingsForm
                settings={settings}
                onChange={(changes) => settle(send("settings.change", changes))}
              />
            </>
          )}
          {typeof opened === "object" && (
            <Detail library={library} settings={settings} opened={opened} onOpen={onOpen} />
          )}
        </Boundary>
      </div>
    </main>
  );
}

/** Warnings about the data that is shown. */
function LibraryNotices({
  library,
  onRetry,
}: {
  library: Library;
  onRetry: () => void;
}): JSX.Element {
  const { warning, notesTrouble } = library;
  return (
    <>
      {warning !== null && <TroubleNotice trouble="refused" message={warning} />}
      {notesTrouble && <TroubleNotice {...notesTrouble} onRetry={onRetry} />}
      {library.leftOut > 0 && <LeftOut count={library.leftOut} />}
      <SafetyNotices library={library} />
    </>
  );
}

function useSettings(): Settings {
  const { resource } = useResource(() => send("settings.get", {}), watchChanges);
  return resource.kind === "ready" ? resource.value : DEFAULT_SETTINGS;
}

/** What is always in sight: the switches of the page's site, and the ways to everything else. */
function Foot({
  isPanel,
  host,
  tab,
  settings,
  onNotes,
}: {
  isPanel: boolean;
  /** The host of the page in the active tab; null if it cannot be lit. */
  host: string | null;
  /** The active tab, if its page can be added to the library. */
  tab: number | null;
  settings: Settings;
  onNotes: () => void;
}): JSX.Element {
  const { t } = useLocale();
  return (
    <footer class="foot">
      {host !== null && <SiteSwitches host={host} settings={settings} />}
      <div class="ways">
        <button type="button" class="to-reader" onClick={() => openReader({ view: "library" })}>
          <Icon name="library" />
          {t("openReport")}
        </button>
        <button type="button" class="to-notes" onClick={onNotes}>
          <Icon name="note" />
          {t("allNotes")}
        </button>
        {tab !== null && <AddPage tab={tab} />}
        {!isPanel && (
          <button type="button" onClick={() => void openPanel()}>
            <Icon name="panel" />
            {t("openPanel")}
          </button>
        )}
        <PauseButton settings={settings} />
      </div>
    </footer>
  );
}

interface FirefoxSidebar {
  readonly sidebarAction: { readonly open: () => Promise<void> };
}

/**
 * Opens the side panel, which is called a sidebar in Firefox. Firefox opens it only while it
 * handles a click.
 */
async function openPanel(): Promise<void> {
  if (import.meta.env.FIREFOX) {
    await (browser as unknown as FirefoxSidebar).sidebarAction.open();
  } else {
    const { id } = await browser.windows.getCurrent();
    if (id !== undefined) await browser.sidePanel.open({ windowId: id });
  }
  close();
}
