import { browser } from "wxt/browser";
import type { TabMessage } from "@/lib/messages/contract";

const MENU_ID = "note-selection";
const COMMAND = "note-selection";

/** Offers a note on selected text, in the context menu and by a keyboard command. */
export function offerSelectionNotes(): void {
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
    if (menuItemId === MENU_ID && tab?.id !== undefined) compose(tab.id, frameId);
  });
  browser.commands.onCommand.addListener((command, tab) => {
    // Without a frame all are told; the one that has the focus and a selection acts.
    if (command === COMMAND && tab?.id !== undefined) compose(tab.id);
  });
}

function compose(tab: number, frameId?: number): void {
  const message: TabMessage = { cideng: "compose" };
  const sent =
    frameId === undefined
      ? browser.tabs.sendMessage(tab, message)
      : browser.tabs.sendMessage(tab, message, { frameId });
  // A page where extensions may not run has nobody to tell.
  sent.catch(() => {});
}
