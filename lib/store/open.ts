import { openDB } from "idb";
import { climb } from "./migrations";
import { DATABASE_NAME, type Database, SCHEMA_VERSION, type Schema } from "./schema";
import type { StoreTrouble } from "./shapes";

/** The store could not be opened or written. Nothing that was asked for has been saved. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  constructor(
    readonly trouble: StoreTrouble,
    cause: unknown,
  ) {
    super(`The store is ${trouble}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

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

/** The store's own error for whatever IndexedDB threw. */
export function asStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const name = error instanceof DOMException ? error.name : "";
  if (name === "VersionError") return new StoreError("newer", error);
  if (name === "QuotaExceededError") return new StoreError("full", error);
  return new StoreError("unavailable", error);
}
