import { expect, vi } from "vitest";

/**
 * What a page's process may write, by name. After each, everything must be as if it had not been
 * written.
 */
export const WRITES: Record<string, string> = {
  "an invalid lexicon": `set({ lexicon: { version: 5, terms: 7 } })`,
  "a lexicon without terms": `set({ lexicon: { version: 5, terms: [], forms: [], folding: { pairs: "", dropped: "", white: "", quotes: "" } } })`,
  "a lexicon with other words": `get("lexicon").then(({ lexicon }) => chrome.storage.local.set({ lexicon: { ...lexicon, forms: [["市直", 0, 0]] } }))`,
  "a lexicon of a later version": `set({ lexicon: { version: 99 } })`,
  "another edition": `set({ edition: "none" })`,
  "invalid settings": `set({ settings: "none" })`,
  "an endless pause": `set({ settings: { pausedUntil: Number.MAX_SAFE_INTEGER } })`,
  "another key": `set({ key: "x" })`,
  "a key that cannot become text": `set({ key: { toString: 1 } })`,
  "words that cannot become text": `set({ met: [{ toString: 1 }] })`,
  "a mark of lost notes": `set({ mark: { seq: 1e6, live: 1e6 } })`,
  "changes that are not a number": `set({ changes: {} })`,
  "the data of earlier versions": `set({ notes: { mark: { seq: 1e6, live: 1e6 }, pages: ["x"] }, safety: { recovery: { rebuilt: 0, reseeded: 0, lost: 9, at: 1 } } })`,
  "an empty storage": "clear()",
};

/**
 * Larger writes of the same kind. They take Firefox too long for the usual runs. With twenty tabs
 * open, it needs ten seconds for two thousand names, and more on a busy machine.
 */
export const HUGE_WRITES: Record<string, string> = {
  "thirty million bytes": `set({ waste: "x".repeat(3e7) })`,
  "ten thousand names": `set(Object.fromEntries(Array.from({ length: 1e4 }, (_, i) => ["n" + i, i])))`,
};

/** An expression that makes the write, in a content script. */
export const writing = (write: string): string => `chrome.storage.local.${write}.then(() => 1)`;

/** Waits until what is published is as it was before, except for the counter of changes. */
export function isPutRight(
  stored: () => Promise<Readonly<Record<string, unknown>>>,
  before: Readonly<Record<string, unknown>>,
  timeout: number,
): Promise<void> {
  return vi.waitFor(
    async () => {
      const { changes: _now, ...now } = await stored();
      const { changes: _then, ...then } = before;
      expect(now).toEqual(then);
    },
    { timeout },
  );
}
