/**
 * What nobody but the extension's own contexts may know, and the originals of what it publishes. `storage.local` is open
 * to every content script, and with it to a page's process; this database is not, and it stays when the store of notes is
 * thrown away.
 *
 * (A card in a page of another site may have a database of its own under this name: it asks the background.)
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { asStoreError } from "../store/store-error";

interface Schema extends DBSchema {
  /** Settings and the like, by name. */
  values: { key: string; value: unknown };
  /** What is published, by its name in `storage.local`. */
  published: { key: string; value: unknown };
}

export type Part = "values" | "published";

/**
 * Opens the database for one use. (It takes a millisecond or two, and there is no connection that the browser could close
 * under our hands.)
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
 * One of the values; undefined where it was never kept.
 *
 * @throws StoreError
 */
export function readPrivate(name: string): Promise<unknown> {
  return withPrivate((database) => database.get("values", name));
}

/** @throws StoreError */
export async function keepPrivate(name: string, value: unknown): Promise<void> {
  await withPrivate((database) => database.put("values", value, name));
}
