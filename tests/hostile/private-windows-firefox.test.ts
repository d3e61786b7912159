/**
 * Private windows of Firefox: text that is typed there is found again only there, and is never on
 * the disk.
 */
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { servePages } from "../../scripts/pages-server.mjs";
import { Firefox, ORIGIN, textIn } from "../e2e/firefox";
import { save, touch, write } from "./firefox-card";
import { isOnDisk } from "./on-disk";

const TERM = "近邻党建";
const PAGE = `<!doctype html><meta charset=utf-8><title>a</title>
<p style="font-size:24px">推广近邻党建，实施堡垒工程。</p>`;

const OTHER = `<!doctype html><meta charset=utf-8><title>b</title>
<p style="font-size:24px">实施堡垒工程。</p>`;

/**
 * Firefox compresses what it stores. A word stays readable on the disk only where its letters have
 * not occurred before.
 */
const PRIVATE = "wyvqxkjubmozt";
const NEXT = "gjzqpfhixveo";
const SEARCHED = "fhqmxzuwkvyb";
const NORMAL = "dqwkzofyhuxn";
const SAVED = "lkjyqbvwzxpu";

let browser: Firefox;
let server: Awaited<ReturnType<typeof servePages>>;
/** A page of the extension. */
let own: string;

beforeAll(async () => {
  server = await servePages({ "/a": PAGE, "/b": OTHER });
  browser = await new Firefox().start();
  await browser.install({ inPrivate: true });
  own = await browser.open(`${ORIGIN}/popup.html`);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

afterEach(async () => {
  for (const { context } of await browser.contexts())
    if (context !== own) await browser.send("browsingContext.close", { context });
  await vi.waitFor(async () => expect(await keptOfPrivate()).toEqual([]));
});

interface PrivateWindow {
  readonly id: number;
  readonly tab: string;
}

/**
 * Makes a page of the extension open another page.
 *
 * @returns the new page's tab, and the value of the expression
 */
async function opened(url: string, create: string): Promise<{ tab: string; value: number }> {
  const before = new Set((await browser.contexts()).map((it) => it.context));
  const value = await browser.evaluateExpression<number>(own, create);
  const tab = await vi.waitFor(
    async () => {
      const all = await browser.contexts();
      const found = all.find((it) => !before.has(it.context) && it.url.startsWith(url));
      if (!found) throw new Error(`There is no such page: ${JSON.stringify(all)}`);
      return found.context;
    },
    { timeout: 15_000 },
  );
  return { tab, value };
}

/** Opens a page in a new private window. */
async function openPrivately(url = `${server.url}/a`): Promise<PrivateWindow> {
  const create = `browser.windows.create({ incognito: true, url: ${JSON.stringify(url)} })`;
  const { tab, value } = await opened(url, `${create}.then((it) => it.id)`);
  return { id: value, tab };
}

/** Opens a page in the normal window. (A driver would open it in the window in front.) */
async function openNormally(url = `${server.url}/a`): Promise<string> {
  const create = `browser.tabs.getCurrent().then(({ windowId }) =>
    browser.tabs.create({ windowId, url: ${JSON.stringify(url)} })).then(() => 1)`;
  const { tab } = await opened(url, create);
  await browser.send("browsingContext.activate", { context: tab });
  return tab;
}

const close = ({ id }: PrivateWindow): Promise<unknown> =>
  browser.evaluateExpression(own, `browser.windows.remove(${id}).then(() => 1)`);

/** The text that was typed into a card before; null if no editor is open. */
const typedIn = (card: string): Promise<string | null> =>
  browser.evaluate(card, () => document.querySelector("textarea")?.value ?? null);

async function openCard(): Promise<PrivateWindow & { readonly card: string }> {
  const opened = await openPrivately();
  return { ...opened, card: await touch(browser, opened.tab) };
}

/** The names of what is kept in memory for private windows. */
const keptOfPrivate = async (): Promise<string[]> => {
  const kept = await browser.evaluateExpression<object>(own, "browser.storage.session.get()");
  return Object.keys(kept).filter((it) => it.startsWith("private "));
};

const isWritten = (word: string) =>
  vi.waitFor(() => expect(isOnDisk(browser, word)).toBe(true), { timeout: 30_000 });

/**
 * Types into the popup's search. (A driver cannot access the popup of Firefox itself. So the popup
 * is in a tab of the window here. That tab is in the window's private mode too.)
 */
async function search(tab: string, text: string): Promise<void> {
  await vi.waitFor(
    async () => {
      const isThere = await browser.evaluate(tab, () => {
        const field = document.querySelector<HTMLInputElement>("[role=combobox]");
        field?.focus();
        return field !== null && document.activeElement === field;
      });
      expect(isThere).toBe(true);
    },
    { timeout: 15_000 },
  );
  await browser.type(tab, text);
}

/** The search that the popup offers to repeat; empty for none. */
const offered = async (tab: string): Promise<string> => {
  await search(tab, "");
  return textIn(browser, tab, ".last-search");
};

test("text typed in a card there is found again there, in no other window, and nowhere on the disk", async () => {
  const first = await openCard();
  await write(browser, first.card, PRIVATE);
  await vi.waitFor(async () => expect(await keptOfPrivate()).toHaveLength(1));
  await browser.send("browsingContext.reload", { context: first.tab, wait: "complete" });
  const again = await touch(browser, first.tab);
  await vi.waitFor(async () => expect(await typedIn(again)).toBe(PRIVATE));
  const next = await openCard();
  await vi.waitFor(async () => expect(await typedIn(next.card)).toBe(PRIVATE));
  const normal = await touch(browser, await openNormally());
  expect(await typedIn(normal)).toBeNull();
  // Control: a saved note is on the disk.
  await write(browser, normal, SAVED);
  await save(browser, normal, SAVED);
  await isWritten(SAVED);
  expect(isOnDisk(browser, PRIVATE)).toBe(false);
  // Closing the first window forgets nothing. Closing the last one forgets everything.
  await close(first);
  expect(await keptOfPrivate()).toHaveLength(1);
  await close(next);
  await vi.waitFor(async () => expect(await keptOfPrivate()).toEqual([]));
  const later = await openCard();
  expect(await typedIn(later.card)).toBeNull();
  await close(later);
  expect(isOnDisk(browser, PRIVATE)).toBe(false);
});

test("a note saved there is stored like any other", async () => {
  const opened = await openCard();
  await write(browser, opened.card, NEXT);
  await save(browser, opened.card, NEXT);
  await close(opened);
  const normal = await touch(browser, await openNormally());
  await vi.waitFor(async () => expect(await textIn(browser, normal, ".strip")).toContain(NEXT));
});

test("a term whose card was opened there stays lit, because only normal windows record opened cards", async () => {
  const change = { cideng: "settings.change", params: { onlyUnmet: true } };
  await browser.evaluateExpression(own, `browser.runtime.sendMessage(${JSON.stringify(change)})`);
  const met = () =>
    browser.evaluateExpression<string[] | null>(
      own,
      `browser.storage.local.get("met").then(({ met }) => met)`,
    );
  const opened = await openCard();
  const normal = await openNormally(`${server.url}/b`);
  await touch(browser, normal, "堡垒工程");
  await vi.waitFor(async () => expect(await met()).toHaveLength(1));
  expect(await met()).toEqual([expect.stringContaining("baolei")]);
  await close(opened);
});

test("popup and reader show the report and the notes there, and their search text stays there", async () => {
  const popup = `${ORIGIN}/popup.html`;
  const first = await openPrivately(popup);
  expect(await offered(first.tab)).toBe("");
  await search(first.tab, TERM);
  await vi.waitFor(async () =>
    expect(await textIn(browser, first.tab, "[role=option]")).toContain(TERM),
  );
  const reader = await openPrivately(`${ORIGIN}/reader.html#/notes`);
  await vi.waitFor(
    async () => expect(await textIn(browser, reader.tab, ".note-text")).toContain(NEXT),
    { timeout: 15_000 },
  );
  expect(await textIn(browser, reader.tab, ".trouble")).toBe("");
  const second = await openPrivately(popup);
  await search(second.tab, SEARCHED);
  await close(second);
  const third = await openPrivately(popup);
  await vi.waitFor(async () => expect(await offered(third.tab)).toContain(SEARCHED));
  const normal = await openNormally(popup);
  expect(await offered(normal)).toBe("");
  // Control.
  await search(normal, NORMAL);
  await isWritten(NORMAL);
  for (const it of [first, reader, third]) await close(it);
  await vi.waitFor(async () => expect(await keptOfPrivate()).toEqual([]));
  expect(isOnDisk(browser, SEARCHED)).toBe(false);
  await browser.restart();
  own = await browser.open(popup);
  expect([PRIVATE, SEARCHED].filter((it) => isOnDisk(browser, it))).toEqual([]);
});
