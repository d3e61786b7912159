/** The keyboard commands of the manifest, with the keys that the browser has really bound to them. */
import { browser } from "wxt/browser";

type Command = "_execute_action" | "note-selection" | "term-mode";

/**
 * For each command its keys as the browser writes them (`Alt+Shift+D`, `⌥⇧D`); empty where it has none, as another
 * extension or the browser itself may have them.
 */
export async function readShortcuts(): Promise<Readonly<Record<Command, string>>> {
  const bound = await browser.commands.getAll();
  const keysOf = (name: Command): string => bound.find((it) => it.name === name)?.shortcut ?? "";
  return {
    _execute_action: keysOf("_execute_action"),
    "note-selection": keysOf("note-selection"),
    "term-mode": keysOf("term-mode"),
  };
}

/** Calls back when they may have been changed: the browser’s page for that is another tab. */
export function watchShortcuts(signal: AbortSignal, onChange: () => void): void {
  addEventListener("focus", onChange, { signal });
}

/** Opens the browser's own page for changing them. */
export async function changeShortcuts(): Promise<void> {
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
