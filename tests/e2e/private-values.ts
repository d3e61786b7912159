/**
 * The private values and what is published of them, read from the console of one of the extension's
 * own pages.
 */
import type { Page } from "playwright-core";

type Part = "values" | "published";

/** The private value of a name; undefined if there is none. */
export function privateValue<T>(own: Page, part: Part, name: string): Promise<T | undefined> {
  return own.evaluate(
    async ([store, key]) => {
      const request = indexedDB.open("cideng-private");
      await new Promise((resolve) => (request.onsuccess = resolve));
      const database = request.result;
      const read = database.transaction(store).objectStore(store).get(key);
      await new Promise((resolve) => (read.onsuccess = resolve));
      database.close();
      return read.result as never;
    },
    [part, name] as const,
  );
}

/** Publishes another value, as the background does it. */
export function publishInstead(own: Page, name: string, value: unknown): Promise<void> {
  return own.evaluate(
    async ([key, next]) => {
      const request = indexedDB.open("cideng-private");
      await new Promise((resolve) => (request.onsuccess = resolve));
      const database = request.result;
      const transaction = database.transaction("published", "readwrite");
      transaction.objectStore("published").put(next, key);
      await new Promise((resolve) => (transaction.oncomplete = resolve));
      database.close();
      await chrome.storage.local.set({ [key]: next });
    },
    [name, value] as const,
  );
}

/** Simulates that the browser has deleted the private data, and nothing else. */
export async function losePrivate(own: Page): Promise<void> {
  await own.evaluate(async () => {
    const request = indexedDB.deleteDatabase("cideng-private");
    await new Promise((resolve) => (request.onsuccess = resolve));
  });
}

/** The published value of a name. */
export function published<T>(own: Page, name: string): Promise<T | undefined> {
  return own.evaluate(async (key) => (await chrome.storage.local.get(key))[key] as never, name);
}

/** The number of the notes' last change. */
export async function seqOf(own: Page): Promise<number> {
  return (await published<{ seq: number }>(own, "mark"))?.seq ?? 0;
}
