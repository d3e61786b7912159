/** The keyboard commands of the manifest, with the keys that the browser has really bound to them. */
import { browser } from "wxt/browser";
import type { Command, Shortcuts } from "../settings/commands";

/** A command has none where another extension or the browser itself has its keys. */
async function load(): Promise<Shortcuts> {
  const bound = await browser.commands.getAll();
  const keysOf = (name: Command): string => bound.find((it) => it.name === name)?.shortcut ?? "";
  return {
    _execute_action: keysOf("_execute_action"),
    "note-selection": keysOf("note-selection"),
    "term-mode": keysOf("term-mode"),
  };
}

/** Calls back when they may have been changed: the browser’s page for that is another tab. */
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

/** Firefox 137. */
interface FirefoxCommands {
  readonly openShortcutSettings: () => Promise<void>;
}

/** As the extension's own pages show them. */
export const shortcuts = { load, watch, onChange: () => void openPage() };
