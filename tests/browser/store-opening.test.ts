/**
 * Opening the database while others hold it, upgrade it or delete it, and after the browser has
 * closed it.
 */
import { deleteDB } from "idb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { deleteStore, openStore } from "@/lib/store/open";
import { allAnnotations } from "@/lib/store/all-notes";
import { installedEdition } from "@/lib/store/read";
import { allTerms } from "@/lib/store/read-documents";
import { DATABASE_NAME, SCHEMA_VERSION } from "@/lib/store/schema";
import { clearStaged } from "@/lib/store/write";

const older: IDBDatabase[] = [];

beforeEach(() => deleteDB(DATABASE_NAME));
afterEach(async () => {
  for (const it of older.splice(0)) it.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
  const database = await openStore();
  database.close();
  database.dispatchEvent(new Event("close"));
});

/** Requests a connection of an older build, with this many notes in its store. */
function askForOlder(notes: number): IDBOpenDBRequest {
  const request = indexedDB.open(DATABASE_NAME, 1);
  request.addEventListener("upgradeneeded", () => {
    const { result } = request;
    result.createObjectStore("installed", { keyPath: "key" });
    result
      .createObjectStore("passages", { keyPath: ["report", "id"] })
      .createIndex("order", ["report", "order"], { unique: true });
    result.createObjectStore("terms", { keyPath: "address" }).createIndex("report", "report");
    const annotations = result.createObjectStore("annotations", { keyPath: "id" });
    annotations.createIndex("subject", "subject");
    annotations.createIndex("modified", "modified");
    for (let n = 0; n < notes; n += 1) annotations.put(noteOfVersion1(`n${n}`));
  });
  return request;
}

/** A connection of an older build that does not close. */
async function openOlder(notes = 0): Promise<IDBDatabase> {
  const request = askForOlder(notes);
  await new Promise((resolve) => (request.onsuccess = resolve));
  older.push(request.result);
  return request.result;
}

const noteOfVersion1 = (id: string) => ({
  id,
  subject: "https://example.org/",
  modified: "2024-01-01T00:00:00.000Z",
  annotation: {
    id,
    created: "2024-01-01T00:00:00.000Z",
    modified: "2024-01-01T00:00:00.000Z",
    motivation: "commenting",
    body: { type: "TextualBody", value: id, format: "text/plain" },
    target: { type: "term", source: "https://example.org/" },
  },
});

/** The requests to open the database from now on. */
function requestsToOpen(): IDBOpenDBRequest[] {
  const requests: IDBOpenDBRequest[] = [];
  const open = indexedDB.open.bind(indexedDB);
  vi.spyOn(indexedDB, "open").mockImplementation((...args) => {
    const request = open(...args);
    requests.push(request);
    return request;
  });
  return requests;
}

function isClosed(database: IDBDatabase): boolean {
  try {
    database.transaction(database.objectStoreNames);
    return false;
  } catch {
    return true;
  }
}

/** From now on, timers follow the test's clock. The browser's tasks run as usual. */
function holdClock(): void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
}

/** Makes the migration of each note take a second. Counts the migrated notes. */
function raiseSlowly(): { readonly count: number } {
  const update = Reflect.get(IDBCursor.prototype, "update");
  const raised = { count: 0 };
  vi.spyOn(IDBCursor.prototype, "update").mockImplementation(function slowly(
    this: IDBCursor,
    ...args
  ) {
    raised.count += 1;
    vi.advanceTimersByTime(1000);
    return update.apply(this, args);
  });
  return raised;
}

describe("an older connection that does not close", () => {
  test("is reported each time, and no longer when it has closed", async () => {
    const held = await openOlder();
    await expect(allAnnotations()).rejects.toMatchObject({
      name: "StoreError",
      trouble: "blocked",
    });
    // The browser tells only the first request that waits.
    await expect(installedEdition()).rejects.toMatchObject({ trouble: "blocked" });
    held.close();
    expect(await allAnnotations()).toEqual([]);
  });

  test("is reported to all waiting requests at once", async () => {
    const held = await openOlder();
    const asked = await Promise.allSettled([allAnnotations(), allTerms(), clearStaged()]);
    expect(asked).toMatchObject([
      { reason: { trouble: "blocked" } },
      { reason: { trouble: "blocked" } },
      { reason: { trouble: "blocked" } },
    ]);
    held.close();
  });

  test("leaves no connection open of requests that were given up", async () => {
    const held = await openOlder();
    const requests = requestsToOpen();
    await expect(allAnnotations()).rejects.toMatchObject({ trouble: "blocked" });
    await expect(allAnnotations()).rejects.toMatchObject({ trouble: "blocked" });
    expect(requests).toHaveLength(2);
    held.close();
    await vi.waitFor(() =>
      expect(requests.map(({ readyState }) => readyState)).toEqual(["done", "done"]),
    );
    await vi.waitFor(() =>
      expect(requests.map(({ result }) => isClosed(result))).toEqual([true, true]),
    );
    const database = await openStore();
    expect(requests).toHaveLength(3);
    expect(await openStore()).toBe(database);
  });

  test("is waited for if it closes", async () => {
    const held = await openOlder(3);
    const requests = requestsToOpen();
    const notes = openStore().then(() => allAnnotations());
    requests[0]?.addEventListener("blocked", () => void setTimeout(() => held.close(), 1000));
    expect(await notes).toHaveLength(3);
  });

  test("is reported to a deletion too, which is carried out once the connection has closed", async () => {
    const held = await openOlder(3);
    await expect(deleteStore()).rejects.toMatchObject({ name: "StoreError", trouble: "blocked" });
    // The browser tells nothing to requests behind a deletion.
    await expect(allAnnotations()).rejects.toMatchObject({ trouble: "blocked" });
    await expect(deleteStore()).rejects.toMatchObject({ trouble: "blocked" });
    held.close();
    expect(await allAnnotations()).toEqual([]);
  });
});

describe("the database is not reported as blocked", () => {
  test("while the migration of its notes takes long", async () => {
    (await openOlder(40)).close();
    holdClock();
    const raised = raiseSlowly();
    expect(await allAnnotations()).toHaveLength(40);
    expect(raised.count).toBe(80);
  });

  test("while another connection migrates it", async () => {
    const request = askForOlder(3);
    let isOver = false;
    await new Promise((resolve) => request.addEventListener("upgradeneeded", resolve));
    // A transaction lives as long as it gets requests.
    const store = (request.transaction as IDBTransaction).objectStore("annotations");
    const goOn = (): void => {
      if (!isOver) store.count().onsuccess = goOn;
    };
    goOn();
    holdClock();
    const notes = allAnnotations();
    notes.catch(() => {});
    for (let second = 0; second < 60; second += 1) {
      vi.advanceTimersByTime(1000);
      await navigator.locks.query();
    }
    isOver = true;
    await new Promise((resolve) => (request.onsuccess = resolve));
    request.result.close();
    expect(await notes).toHaveLength(3);
  });

  test("once an older connection has closed, while its notes are migrated", async () => {
    const held = await openOlder(40);
    holdClock();
    const raised = raiseSlowly();
    const requests = requestsToOpen();
    const notes = openStore().then(() => allAnnotations());
    requests[0]?.addEventListener("blocked", () => held.close());
    expect(await notes).toHaveLength(40);
    expect(raised.count).toBe(80);
  });
});

describe("a connection that was closed", () => {
  /** A connection that was closed, and the one that replaced it. */
  async function replaced(): Promise<{ old: IDBDatabase; present: IDBDatabase }> {
    const old = (await openStore()) as unknown as IDBDatabase;
    old.close();
    expect(await allAnnotations()).toEqual([]);
    return { old, present: (await openStore()) as unknown as IDBDatabase };
  }

  test("and is later reported closed does not affect its replacement", async () => {
    const { old, present } = await replaced();
    expect(present).not.toBe(old);
    old.dispatchEvent(new Event("close"));
    expect(await openStore()).toBe(present);
    expect(isClosed(present)).toBe(false);
  });

  test("and is later asked to close does not affect its replacement", async () => {
    const { old, present } = await replaced();
    old.dispatchEvent(
      new IDBVersionChangeEvent("versionchange", { oldVersion: SCHEMA_VERSION, newVersion: 99 }),
    );
    expect(await openStore()).toBe(present);
    expect(isClosed(present)).toBe(false);
  });

  test("is opened again once, however many callers find it closed", async () => {
    (await openStore()).close();
    const requests = requestsToOpen();
    await Promise.all([allAnnotations(), allTerms(), installedEdition(), clearStaged()]);
    expect(requests).toHaveLength(1);
  });

  test("is opened again once by callers one after another", async () => {
    const { present } = await replaced();
    const requests = requestsToOpen();
    await allAnnotations();
    await installedEdition();
    expect(requests).toEqual([]);
    expect(await openStore()).toBe(present);
  });
});
