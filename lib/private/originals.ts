/** The originals of the values published in `storage.local`: see `lib/published`. */
import { stringsOf } from "../settings/page-settings";
import { isCount } from "../store/reconcile";
import { readPrivate, withPrivate } from "./private-store";

/**
 * The original of a published value; undefined if there is none.
 *
 * @throws StoreError
 */
export function readOriginal(name: string): Promise<unknown> {
  return withPrivate((database) => database.get("published", name));
}

/**
 * The existing originals among these names. (A page's process can make up a hundred thousand names.
 * The database is not asked for any of them.)
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
 * All published names, or those with a prefix.
 *
 * @throws StoreError
 */
export function originalNames(prefix = ""): Promise<string[]> {
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  return withPrivate((database) => database.getAllKeys("published", range));
}

/**
 * Stores originals, all or none of them. An undefined value deletes its original.
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
 * The addresses of the terms whose card has been opened, if these are being stored.
 *
 * @throws StoreError
 */
export async function readMet(): Promise<string[]> {
  return stringsOf(await readOriginal("met"));
}

/**
 * The version of the rules by which the notes' addresses were indexed (`ADDRESS_RULES`), and since
 * when (ISO 8601).
 */
export interface AddressRules {
  readonly rules: number;
  readonly since: string;
}

/**
 * Null before the first index.
 *
 * @throws StoreError
 */
export async function readAddressRules(): Promise<AddressRules | null> {
  return parseAddressRules(await readPrivate("addressRules"));
}

/** Reads stored address rules; null if they are invalid. The addresses are then looked up again. */
export function parseAddressRules(stored: unknown): AddressRules | null {
  const { rules, since } = Object(stored) as { rules?: unknown; since?: unknown };
  const isKnown = isCount(rules) && typeof since === "string";
  return isKnown && Number.isFinite(Date.parse(since)) ? { rules, since } : null;
}
