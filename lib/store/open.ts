import { deleteDB, openDB } from "idb";
import { climb } from "./migrations";
import { DATABASE_NAME, type Database, SCHEMA_VERSION, type Schema } from "./schema";
import { StoreError, asStoreError } from "./store-error";

/** An older connection that does not step aside for this long is taken to hang. */
const BLOCKED_AFTER_MS = 4000;

let opening: Promise<Database> | null = null;

/**
 * The database: opened once in each context and opened again when the browser has closed it.
 * Steps aside at once when a newer build wants to upgrade.
 *
 * @throws StoreError `newer` if a newer build has upgraded it, `blocked` if an older one holds
 *   it, `unavailable` if the browser will not open it (disk, policy, damage)
 */
export function openStore(): Promise<Database> {
  opening ??= open().catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}

function forget(): void {
  opening = null;
}

/**
 * Uses the database, and once more if its connection turns out to have been closed: by the browser (which says so
 * afterwards, if at all) or because a newer build or another page wanted it gone.
 *
 * @throws StoreError
 */
export async function withStore<T>(use: (database: Database) => Promise<T>): Promise<T> {
  try {
    const database = await openStore();
    return await use(database).catch(async (error: unknown) => {
      if (!(error instanceof DOMException) || error.name !== "InvalidStateError") throw error;
      forget();
      return use(await openStore());
    });
  } catch (error) {
    throw asStoreError(error);
  }
}

/** Throws the database away, in whatever state it is. @throws StoreError */
export async function deleteStore(): Promise<void> {
  const before = await opening?.catch(() => null);
  before?.close();
  forget();
  try {
    await deleteDB(DATABASE_NAME);
  } catch (error) {
    throw asStoreError(error);
  }
}

async function open(): Promise<Database> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const blocked = new Promise<never>((_, reject) => {
    const giveUp = (): void => reject(new StoreError("blocked", "an older version holds it open"));
    timer = setTimeout(giveUp, BLOCKED_AFTER_MS);
  });
  try {
    const opened = openDB<Schema>(DATABASE_NAME, SCHEMA_VERSION, {
      upgrade: (database, from, _to, transaction) => {
        // A step that fails must not leave the version raised: the aborted upgrade keeps the old store.
        // (What went wrong is reported by the opening itself.)
        transaction.done.catch(() => {});
        climb(from, database, transaction).catch(() => transaction.abort());
      },
      blocking: (_current, _wanted, event) => {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
    return await Promise.race([opened, blocked]);
  } catch (error) {
    throw asStoreError(error);
  } finally {
    clearTimeout(timer);
  }
}
