/**
 * Data that only the extension's own contexts may know, and the originals of published values.
 * Every content script, and so a page's process, can read and write `storage.local`. It cannot
 * access this database, which also stays when the store of notes is deleted.
 *
 * (A card in a page of another site may get a separate database of the same name, so it asks the
 * background.)
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { asStoreError } from "../store/store-error";

interface Schema extends DBSchema {
  /** Settings and similar values, by name. */
  values: { key: string; value: unknown };
  /** Published values, by their name in `storage.local`. */
  published: { key: string; value: unknown };
}

export type Part = "values" | "published";

/**
 * Opens the database for one use. (This takes a millisecond or two, and leaves no connection that
 * the browser could close unexpectedly.)
 *
 * @throws StoreError
 */
export async function withPrivate<T>(
  use: (database: IDBPDatabase<Schema>) => Promise<T>,
): Promise<T> {
  try {
    const database = await openDB<Schema>("cideng-private", 1, {
      upgrade(created) {
        created.createObjectStore("values");
        created.createObjectStore("published");
      },
    });
    try {
      return await use(database);
    } finally {
      database.close();
    }
  } catch (error) {
    throw asStoreError(error);
  }
}

/**
 * One of the values; undefined if it was never stored.
 *
 * @throws StoreError
 */
export function readPrivate(name: string): Promise<unknown> {
  return withPrivate((database) => database.get("values", name));
}

/**
 * Stores a value.
 *
 * @throws StoreError
 */
export async function keepPrivate(name: string, value: unknown): Promise<void> {
  await withPrivate((database) => database.put("values", value, name));
}
