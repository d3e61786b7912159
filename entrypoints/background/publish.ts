/**
 * What pages can read. The original is where no page's process can access it (`lib/private`). A
 * copy is in `storage.local`, where content scripts read it. If a page's process changes the copy,
 * it is restored at once.
 */
import { browser } from "wxt/browser";
import type { Json } from "@/lib/annotation/model";
import { stableJson } from "@/lib/exchange/json/json-value";
import { keepOriginals, originalNames, readOriginal, readOriginals } from "@/lib/private/originals";
import { makeQueue } from "@/lib/slices/in-turn";

type Values = Readonly<Record<string, unknown>>;

/** One write after another: if two ran at once, one could copy what the other has replaced. */
const inTurn = makeQueue();

/**
 * Publishes values under their names. An undefined value is removed.
 *
 * @throws StoreError
 */
export function publish(values: Values): Promise<void> {
  return inTurn(() => publishNow(values));
}

/**
 * The same, and makes the extension's own pages refresh what they show.
 *
 * @throws StoreError
 */
export function publishChange(values: Values = {}): Promise<void> {
  return inTurn(async () => {
    const changes = Number(await readOriginal("changes")) || 0;
    await publishNow({ ...values, changes: changes + 1 });
  });
}

async function publishNow(values: Values): Promise<void> {
  await keepOriginals(values);
  await copy(Object.entries(values));
}

async function copy(values: readonly (readonly [string, unknown])[]): Promise<void> {
  const { local } = browser.storage;
  const gone = values.flatMap(([name, value]) => (value === undefined ? [name] : []));
  const kept = values.filter(([, value]) => value !== undefined);
  if (gone.length > 0) await local.remove(gone);
  if (kept.length > 0) await local.set(Object.fromEntries(kept));
}

/** The names that another context has written to, and whether each has a value now. */
type Written = ReadonlyMap<string, boolean>;

const suspect = new Map<string, boolean>();

/**
 * Restores the copy whenever another context has written to it.
 *
 * @param prepare makes sure that there are originals
 */
export function guardPublished(prepare: () => Promise<void>): void {
  browser.storage.local.onChanged.addListener((changes) => {
    const isAsked = suspect.size > 0;
    for (const [name, { newValue }] of Object.entries(changes))
      suspect.set(name, newValue !== undefined);
    if (!isAsked) prepare().then(putSuspectRight).catch(warn);
  });
  const look = (): void => {
    prepare().then(putAllRight).catch(warn);
  };
  browser.runtime.onStartup.addListener(look);
  browser.runtime.onInstalled.addListener(look);
}

function warn(error: unknown): void {
  console.warn("What is published was not looked after:", error);
}

function putSuspectRight(): Promise<void> {
  return inTurn(async () => {
    const written = new Map(suspect);
    suspect.clear();
    await putRight(written);
  });
}

/**
 * Restores the whole copy, and removes values under other names.
 *
 * @throws StoreError
 */
export function putAllRight(): Promise<void> {
  return inTurn(async () => {
    const [stored, published] = await Promise.all([storedNames(), originalNames()]);
    await putRight(new Map([...published, ...stored].map((name) => [name, true])));
  });
}

/**
 * Restores values that differ from the published ones or are missing, and removes values that were
 * never published.
 *
 * It does not read the values under unpublished names, and does not ask for values that have been
 * removed. Firefox looks up one name after another, and a page's process can write a hundred
 * thousand of them.
 */
async function putRight(written: Written): Promise<void> {
  const originals = await readOriginals([...written.keys()]);
  const stored = await browser.storage.local.get([...originals.keys()]);
  const wrong = [...originals].filter(([name, value]) => textOf(value) !== textOf(stored[name]));
  const foreign = [...written].filter(([name, isThere]) => isThere && !originals.has(name));
  await copy([...wrong, ...foreign.map(([name]) => [name, undefined] as const)]);
}

function textOf(value: unknown): string | undefined {
  return value === undefined ? undefined : stableJson(value as Json);
}

/** Chromium before 130 and Firefox before 143 can list names only together with their values. */
async function storedNames(): Promise<string[]> {
  const local: { getKeys?: () => Promise<string[]> } = browser.storage.local;
  return local.getKeys ? local.getKeys() : Object.keys(await browser.storage.local.get(null));
}
