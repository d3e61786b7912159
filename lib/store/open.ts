import { deleteDB, openDB } from "idb";
import { climb } from "./migrations";
import { DATABASE_NAME, type Database, SCHEMA_VERSION, type Schema } from "./schema";
import { asStoreError } from "./store-error";
import { type Blockage, unlessBlocked } from "./unless-blocked";

let opening: Promise<Database> | null = null;

/**
 * The database: opened once in each context and opened again when the browser has closed it.
 * Steps aside at once when a newer build wants to upgrade.
 *
 * @throws StoreError `newer` if a newer build has upgraded it, `blocked` if a connection that does not close is in
 *   the way, `unavailable` if the browser will not open it (disk, policy, damage)
 */
export function openStore(): Promise<Database> {
  if (opening) return opening;
  const mine = open(() => forget(mine));
  opening = mine;
  mine.catch(() => forget(mine));
  return mine;
}

/** There may be a newer one already, which stays. */
function forget(connection: Promise<Database>): void {
  if (opening === connection) opening = null;
}

/**
 * Uses the database, and once more if its connection turns out to have been closed: by the browser (which says so
 * afterwards, if at all) or because a newer build or another page wanted it gone.
 *
 * @throws StoreError
 */
export async function withStore<T>(use: (database: Database) => Promise<T>): Promise<T> {
  try {
    const connection = openStore();
    return await use(await connection).catch(async (error: unknown) => {
      if (!(error instanceof DOMException) || error.name !== "InvalidStateError") throw error;
      forget(connection);
      return use(await openStore());
    });
  } catch (error) {
    throw asStoreError(error);
  }
}

/**
 * Throws the database away, in whatever state it is.
 *
 * @throws StoreError `blocked` if a connection that does not close is in the way: then it is thrown away when that closes
 */
export async function deleteStore(): Promise<void> {
  const before = opening;
  (await before?.catch(() => null))?.close();
  if (before) forget(before);
  try {
    await unlessBlocked((blockage) => deleteDB(DATABASE_NAME, { blocked: () => blockage.begin() }));
  } catch (error) {
    throw asStoreError(error);
  }
}

/** @param onClosed the connection has been closed */
async function open(onClosed: () => void): Promise<Database> {
  let opened: Promise<Database> | undefined;
  try {
    return await unlessBlocked((blockage) => (opened = openBy(blockage, onClosed)));
  } catch (error) {
    // It was given up, and nobody is there to close it.
    opened?.then(
      (database) => database.close(),
      () => {},
    );
    throw asStoreError(error);
  }
}

function openBy(blockage: Blockage, onClosed: () => void): Promise<Database> {
  return openDB<Schema>(DATABASE_NAME, SCHEMA_VERSION, {
    blocked: () => blockage.begin(),
    upgrade: (database, from, _to, transaction) => {
      blockage.end();
      // A step that fails must not leave the version raised: the aborted upgrade keeps the old store.
      // (What went wrong is reported by the opening itself.)
      transaction.done.catch(() => {});
      climb(from, database, transaction).catch(() => transaction.abort());
    },
    blocking: (_current, _wanted, event) => {
      (event.target as IDBDatabase).close();
      onClosed();
    },
    terminated: onClosed,
  });
}
