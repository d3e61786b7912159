import { browser } from "wxt/browser";
import { type MessageKey, translator } from "@/lib/i18n/translate";
import { languageOf } from "@/lib/library/language";
import type { TabMessage } from "@/lib/messages/contract";
import { readSettings } from "@/lib/private/stored-settings";
import type { Settings } from "@/lib/settings/settings";
import { addPage } from "./add-page";

/** The items of the context menu, by id. `%s` is the selected text. */
const MENU = {
  "note-selection": { title: "menuNoteSelection", contexts: ["selection"] },
  "term-selection": { title: "menuTermSelection", contexts: ["selection"] },
  "add-page": { title: "menuAddPage", contexts: ["page"] },
} as const satisfies Record<
  string,
  { readonly title: MessageKey; readonly contexts: readonly ["selection" | "page"] }
>;
type MenuItem = keyof typeof MENU;
const MENU_ITEMS = Object.keys(MENU) as MenuItem[];
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
    if (tab?.id === undefined) return;
    if (menuItemId === "note-selection") tell(tab.id, "compose", frameId);
    if (menuItemId === "term-selection") tell(tab.id, "term", frameId);
    if (menuItemId === "add-page") addPage(tab.id).catch(() => {});
  });
  browser.commands.onCommand.addListener((command, tab) => {
    const cideng = COMMANDS[command];
    // Without a frame id, all frames are told. The one with the focus acts.
    if (cideng && tab?.id !== undefined) tell(tab.id, cideng);
  });
}

/** After an update, the menu items may already exist. */
async function makeMenu(): Promise<void> {
  await browser.contextMenus.removeAll();
  const settings = await readSettings();
  for (const id of MENU_ITEMS) {
    browser.contextMenus.create({
      id,
      title: menuTitle(settings, id),
      contexts: [...MENU[id].contexts],
      documentUrlPatterns: ["http://*/*", "https://*/*", "file:///*"],
    });
  }
}

/** Called when the user has chosen another language for the interface. */
export async function renameMenu(settings: Settings): Promise<void> {
  for (const id of MENU_ITEMS)
    await browser.contextMenus.update(id, { title: menuTitle(settings, id) });
}

function menuTitle(settings: Settings, id: MenuItem): string {
  return translator(languageOf(settings))(MENU[id].title);
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
