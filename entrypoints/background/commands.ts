import { browser } from "wxt/browser";
import { translator } from "@/lib/i18n/translate";
import { languageOf } from "@/lib/library/language";
import type { TabMessage } from "@/lib/messages/contract";
import { readSettings } from "@/lib/private/stored-settings";
import type { Settings } from "@/lib/settings/settings";

const MENU_ID = "note-selection";
/** The keyboard commands of the manifest, and the messages to the pages. */
const COMMANDS: Record<string, TabMessage["cideng"]> = {
  "note-selection": "compose",
  "term-mode": "term-mode",
};

/**
 * Offers a note on selected text in the context menu, and passes the keyboard commands on to the
 * page.
 */
export function offerCommands(): void {
  browser.runtime.onInstalled.addListener(() => void makeMenu());
  browser.contextMenus.onClicked.addListener(({ menuItemId, frameId }, tab) => {
    if (menuItemId === MENU_ID && tab?.id !== undefined) tell(tab.id, "compose", frameId);
  });
  browser.commands.onCommand.addListener((command, tab) => {
    const cideng = COMMANDS[command];
    // Without a frame id, all frames are told. The one with the focus acts.
    if (cideng && tab?.id !== undefined) tell(tab.id, cideng);
  });
}

/** After an update, the menu item may already exist. */
async function makeMenu(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: MENU_ID,
    title: menuTitle(await readSettings()),
    contexts: ["selection"],
    documentUrlPatterns: ["http://*/*", "https://*/*", "file:///*"],
  });
}

/** Called when the user has chosen another language for the interface. */
export async function renameMenu(settings: Settings): Promise<void> {
  await browser.contextMenus.update(MENU_ID, { title: menuTitle(settings) });
}

function menuTitle(settings: Settings): string {
  return translator(languageOf(settings))("menuNoteSelection");
}

function tell(tab: number, cideng: TabMessage["cideng"], frameId?: number): void {
  const message: TabMessage = { cideng };
  const sent =
    frameId === undefined
      ? browser.tabs.sendMessage(tab, message)
      : browser.tabs.sendMessage(tab, message, { frameId });
  // A page in which extensions may not run has no script to receive the message.
  sent.catch(() => {});
}
