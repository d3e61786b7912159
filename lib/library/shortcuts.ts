/**
 * The keyboard commands of the manifest, with the keys that the browser has actually bound to them.
 */
import { browser } from "wxt/browser";
import type { Command, Shortcuts } from "../settings/commands";

/** A command has no keys if another extension or the browser itself uses them. */
async function load(): Promise<Shortcuts> {
  const bound = await browser.commands.getAll();
  const keysOf = (name: Command): string => bound.find((it) => it.name === name)?.shortcut ?? "";
  return {
    _execute_action: keysOf("_execute_action"),
    "note-selection": keysOf("note-selection"),
    "term-mode": keysOf("term-mode"),
  };
}

/**
 * Calls back when the keys may have changed: the browser's page for changing them is another tab.
 */
function watch(signal: AbortSignal, onChange: () => void): void {
  addEventListener("focus", onChange, { signal });
}

/** Opens the browser's own page for changing them. */
async function openPage(): Promise<void> {
  if (import.meta.env.FIREFOX) {
    await (browser.commands as unknown as FirefoxCommands).openShortcutSettings();
  } else {
    await browser.tabs.create({ url: "chrome://extensions/shortcuts" });
  }
}

/** Since Firefox 137. */
interface FirefoxCommands {
  readonly openShortcutSettings: () => Promise<void>;
}

/** The shortcuts, for the extension's own pages. */
export const shortcuts = { load, watch, onChange: () => void openPage() };
