import { deleteDB, openDB } from "idb";
import { climb } from "./migrations";
import { DATABASE_NAME, type Database, SCHEMA_VERSION, type Schema } from "./schema";
import { asStoreError } from "./store-error";
import { type Blockage, unlessBlocked } from "./unless-blocked";

let opening: Promise<Database> | null = null;

/**
 * The database connection. It is opened once in each context, and again when the browser has closed
 * it. It closes at once when a newer build wants to upgrade.
 *
 * @throws StoreError `newer` if a newer build has upgraded it, `blocked` if a connection that does
 *   not close is in the way, `unavailable` if the browser will not open it (disk, policy, damage)
 */
export function openStore(): Promise<Database> {
  if (opening) return opening;
  const mine = open(() => forget(mine));
  opening = mine;
  mine.catch(() => forget(mine));
  return mine;
}

/** Forgets a connection, unless a newer one has replaced it. */
function forget(connection: Promise<Database>): void {
  if (opening === connection) opening = null;
}

/**
 * Uses the database. If its connection turns out to be closed, this opens it again and repeats the
 * use once. The browser may have closed it (and reports that afterwards, if at all), or a newer
 * build or another page wanted it gone.
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
 * Deletes the database, in whatever state it is.
 *
 * @throws StoreError `blocked` if a connection that does not close is in the way; the database is
 *   then deleted when that connection closes
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

/** @param onClosed called when the connection has been closed */
async function open(onClosed: () => void): Promise<Database> {
  let opened: Promise<Database> | undefined;
  try {
    return await unlessBlocked((blockage) => (opened = openBy(blockage, onClosed)));
  } catch (error) {
    // The opening was given up, so nobody else would close the connection.
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
      // A failed step must not leave the version raised: aborting the upgrade keeps the old store.
      // (The opening itself reports what went wrong.)
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
