/**
 * Texts that popup, side panel and reader keep for themselves: what was typed and not saved, what was searched for last.
 *
 * They lie in the extension's own `localStorage`: the popup ends with the first click beside it, and has no time to ask
 * anybody to keep something. Beside a private window nothing of it may reach the disk: there they lie in memory
 * (`storage.session`), until the browser is closed, and are found again beside private windows only.
 */
import { browser } from "wxt/browser";
import { PRIVATE, isInPrivateWindow } from "../private/private-windows";

interface Texts {
  get(name: string): string | null;
  /** Null for one that is kept no more. */
  set(name: string, text: string | null): void;
}

const onDisk: Texts = {
  get: (name) => localStorage.getItem(name),
  set(name, text) {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
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
    // What finds no room there is kept as long as its page.
    kept.catch(() => {});
  }
}

let texts = onDisk;

/** To be waited for before anything is drawn that was typed. */
export async function openKeptTexts(): Promise<void> {
  if (!(await isInPrivateWindow())) return;
  const inMemory = new InMemory();
  texts = inMemory;
  await inMemory.read().catch(() => {});
}

export function keptText(name: string): string | null {
  return texts.get(name);
}

/** @param text null for one that is kept no more */
export function keepText(name: string, text: string | null): void {
  texts.set(name, text);
}
