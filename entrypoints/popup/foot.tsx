import type { JSX } from "preact";
import { browser } from "wxt/browser";
import { Icon } from "@/components/icon";
import { useLocale } from "@/components/locale";
import { openReader } from "@/lib/library/open-reader";
import type { Settings } from "@/lib/settings/settings";
import { AddPage } from "./add-page";
import { PauseButton } from "./pause-button";
import { SiteSwitches } from "./site-switches";
import type { PageStatus } from "./use-page-status";

/** What is always in sight: the switches of the page's site, and the ways to everything else. */
export function Foot({
  status,
  settings,
  onNotes,
  isPanel = false,
}: {
  status: PageStatus;
  settings: Settings;
  onNotes: () => void;
  /** Whether it is that of the side panel itself. */
  isPanel?: boolean;
}): JSX.Element {
  const { t } = useLocale();
  // The page of another status can neither be lit nor be added to the library.
  const page = status.kind === "page" ? status : null;
  return (
    <footer class="foot">
      {page && <SiteSwitches host={page.host} settings={settings} />}
      <div class="ways">
        <button type="button" class="to-reader" onClick={() => openReader({ view: "library" })}>
          <Icon name="library" />
          {t("openReport")}
        </button>
        <button type="button" class="to-notes" onClick={onNotes}>
          <Icon name="note" />
          {t("allNotes")}
        </button>
        {page && <AddPage tab={page.tab} />}
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
