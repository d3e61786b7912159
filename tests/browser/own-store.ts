import { deleteDB } from "idb";
import { afterEach, beforeEach } from "vitest";
import { openStore } from "@/lib/store/open";
import { DATABASE_NAME } from "@/lib/store/schema";
import { WorkerJournal } from "./journal-in-worker";

/** Makes the next use of the store open it again. */
export async function forgetConnection(): Promise<void> {
  const database = await openStore().catch(() => null);
  database?.close();
  // Only requests on a closed connection notice that it is closed. The event makes the module open
  // a new one.
  database?.dispatchEvent(new Event("close"));
}

export async function noDatabase(): Promise<void> {
  await forgetConnection();
  await deleteDB(DATABASE_NAME);
}

/** A journal and a store behind it, both empty before each test. */
export function useEmptyStore(): WorkerJournal {
  const journal = new WorkerJournal();
  beforeEach(async () => {
    await noDatabase();
    await journal.clear();
  });
  afterEach(forgetConnection);
  return journal;
}
