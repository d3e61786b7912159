/** The originals of what is published in `storage.local`: see `lib/published`. */
import { stringsOf } from "../settings/page-settings";
import { isCount } from "../store/reconcile";
import { readPrivate, withPrivate } from "./private-store";

/**
 * The original of what is published under a name; undefined where nothing is.
 *
 * @throws StoreError
 */
export function readOriginal(name: string): Promise<unknown> {
  return withPrivate((database) => database.get("published", name));
}

/**
 * Those under certain names, as far as there are any. (Of a hundred thousand names that a page's process has made up, none is
 * asked for.)
 *
 * @throws StoreError
 */
export function readOriginals(names: readonly string[]): Promise<Map<string, unknown>> {
  return withPrivate(async (database) => {
    const { store } = database.transaction("published");
    const there = new Set(await store.getAllKeys());
    const known = names.filter((name) => there.has(name));
    const values = await Promise.all(known.map((name) => store.get(name)));
    return new Map(known.map((name, i) => [name, values[i]]));
  });
}

/**
 * All names that something is published under, or those that begin so.
 *
 * @throws StoreError
 */
export function originalNames(prefix = ""): Promise<string[]> {
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  return withPrivate((database) => database.getAllKeys("published", range));
}

/**
 * Keeps originals, all or none of them; one that is undefined goes.
 *
 * @throws StoreError
 */
export function keepOriginals(values: Readonly<Record<string, unknown>>): Promise<void> {
  return withPrivate(async (database) => {
    const transaction = database.transaction("published", "readwrite");
    for (const [name, value] of Object.entries(values)) {
      void (
        value === undefined ? transaction.store.delete(name) : transaction.store.put(value, name)
      ).catch(() => {});
    }
    await transaction.done;
  });
}

/**
 * Addresses of the terms whose card has been opened, while that is kept.
 *
 * @throws StoreError
 */
export async function readMet(): Promise<string[]> {
  return stringsOf(await readOriginal("met"));
}

/** By which rules the addresses of notes were looked up (`ADDRESS_RULES`), and since when (ISO 8601). */
export interface AddressRules {
  readonly rules: number;
  readonly since: string;
}

/**
 * Null before anything was looked up.
 *
 * @throws StoreError
 */
export async function readAddressRules(): Promise<AddressRules | null> {
  return parseAddressRules(await readPrivate("addressRules"));
}

/** Null for what is broken: the addresses are looked up again. */
export function parseAddressRules(stored: unknown): AddressRules | null {
  const { rules, since } = Object(stored) as { rules?: unknown; since?: unknown };
  const isKnown = isCount(rules) && typeof since === "string";
  return isKnown && Number.isFinite(Date.parse(since)) ? { rules, since } : null;
}
