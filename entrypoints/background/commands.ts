import { browser } from "wxt/browser";
import type { TabMessage } from "@/lib/messages/contract";

const MENU_ID = "note-selection";
/** The keyboard commands of the manifest, and what the pages are told. */
const COMMANDS: Record<string, TabMessage["cideng"]> = {
  "note-selection": "compose",
  "term-mode": "term-mode",
};

/** Offers a note on selected text in the context menu, and carries the keyboard commands to the page. */
export function offerCommands(): void {
  browser.runtime.onInstalled.addListener(() => {
    // On an update the menu may be there already; made anew it has the present language.
    void browser.contextMenus.removeAll().then(() =>
      browser.contextMenus.create({
        id: MENU_ID,
        title: browser.i18n.getMessage("menuNoteSelection"),
        contexts: ["selection"],
        documentUrlPatterns: ["http://*/*", "https://*/*"],
      }),
    );
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId, frameId }, tab) => {
    if (menuItemId === MENU_ID && tab?.id !== undefined) tell(tab.id, "compose", frameId);
  });
  browser.commands.onCommand.addListener((command, tab) => {
    const cideng = COMMANDS[command];
    // Without a frame all are told; the one that has the focus acts.
    if (cideng && tab?.id !== undefined) tell(tab.id, cideng);
  });
}

function tell(tab: number, cideng: TabMessage["cideng"], frameId?: number): void {
  const message: TabMessage = { cideng };
  const sent =
    frameId === undefined
      ? browser.tabs.sendMessage(tab, message)
      : browser.tabs.sendMessage(tab, message, { frameId });
  // A page where extensions may not run has nobody to tell.
  sent.catch(() => {});
}
