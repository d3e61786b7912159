/**
 * Texts that the popup, the side panel and the reader store for themselves: text that was typed and
 * not saved, and the last search.
 *
 * They are stored in the extension's own `localStorage`, because the popup ends with the first
 * click beside it and has no time to send a request. In a private window, nothing may reach the
 * disk. There the texts are in memory (`storage.session`) until the browser is closed, and are
 * found again only in private windows.
 */
import { browser } from "wxt/browser";
import { PRIVATE, isInPrivateWindow } from "../private/private-windows";

interface Texts {
  get(name: string): string | null;
  /** `text` is null to delete it. */
  set(name: string, text: string | null): void;
}

const onDisk: Texts = {
  get: (name) => localStorage.getItem(name),
  set(name, text) {
    if (text === null) localStorage.removeItem(name);
    else {
      try {
        localStorage.setItem(name, text);
      } catch {
        // A text that finds no room there is kept as long as the page. An older one would be wrong.
        localStorage.removeItem(name);
      }
    }
  },
};

const PREFIX = `${PRIVATE}text `;

class InMemory implements Texts {
  readonly #texts = new Map<string, string>();

  async read(): Promise<void> {
    const stored = Object.entries(await browser.storage.session.get(null));
    for (const [name, text] of stored)
      if (name.startsWith(PREFIX)) this.#texts.set(name.slice(PREFIX.length), String(text));
  }

  get(name: string): string | null {
    return this.#texts.get(name) ?? null;
  }

  set(name: string, text: string | null): void {
    if (text === null) this.#texts.delete(name);
    else this.#texts.set(name, text);
    const { session } = browser.storage;
    const kept =
      text === null ? session.remove(PREFIX + name) : session.set({ [PREFIX + name]: text });
    // A text that finds no room there is kept as long as the page.
    kept.catch(() => {});
  }
}

let texts = onDisk;

/** Must be awaited before any stored text is drawn. */
export async function openKeptTexts(): Promise<void> {
  if (!(await isInPrivateWindow())) return;
  const inMemory = new InMemory();
  texts = inMemory;
  await inMemory.read().catch(() => {});
}

/** The text stored under a name; null if there is none. */
export function keptText(name: string): string | null {
  return texts.get(name);
}

/** @param text null to delete it */
export function keepText(name: string, text: string | null): void {
  texts.set(name, text);
}

/**
 * The value that is stored under a name as JSON.
 *
 * @param parse reads it; null or an error if it is none, for another version may have kept it
 * @returns null if there is none
 */
export function keptValue<T>(name: string, parse: (stored: unknown) => T | null): T | null {
  const text = keptText(name);
  if (text === null) return null;
  try {
    return parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** @param value what can be written as JSON; null to delete it */
export function keepValue(name: string, value: unknown): void {
  keepText(name, value === null ? null : JSON.stringify(value));
}
