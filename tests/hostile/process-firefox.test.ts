/** What an attacker who controls a page's process can request, read and write in Firefox. */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Answer, Params, Reply, RequestName } from "@/lib/messages/contract";
import { servePages } from "../../scripts/pages-server.mjs";
import {
  FOR_PAGES,
  FRAMES,
  KINDS,
  NAMES,
  OF_SITE,
  REFUSED_TO_ALL,
  REQUESTS,
  TEXT,
  elsewhere,
  ofOthers,
} from "../cases/page-requests";
import { WRITES, isPutRight, writing } from "../cases/published-writes";
import { Firefox, ORIGIN } from "../e2e/firefox";
import { FirefoxWorld, installGiving } from "./content-world-firefox";
import { IS_LIT } from "./watched-input";

const PAGE = `<!doctype html><meta charset=utf-8><p id=s>${TEXT}</p>`;
const NOTE_TEXT = "canary note";

let browser: Firefox;
let server: Awaited<ReturnType<typeof servePages>>;
/** One of the extension's own pages. */
let own: string;
let framed: string;
let noted: string;

beforeAll(async () => {
  server = await servePages({ "/frames.html": FRAMES, "/noted.html": PAGE, "/other.html": PAGE });
  framed = `${server.url}/frames.html`;
  noted = elsewhere(`${server.url}/noted.html`);
  browser = await new Firefox().start();
  await installGiving(browser);
  own = await browser.open(`${ORIGIN}/popup.html`);
  await vi.waitFor(() => ask("bundle.ready", {}), { timeout: 20_000 });
  await note(noted);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const sendFrom = (context: string, message: object) =>
  browser.evaluateExpression<Answer<unknown>>(
    context,
    `browser.runtime.sendMessage(${JSON.stringify(message)})`,
  );

async function ask<N extends RequestName>(cideng: N, params: Params<N>): Promise<Reply<N>> {
  const answer = (await sendFrom(own, { cideng, params })) as Answer<Reply<N>>;
  if (!answer.ok) throw new Error(answer.message);
  return answer.value;
}

/** Saves a note on the words of a page. */
async function note(source: string): Promise<void> {
  const quote = { type: "TextQuoteSelector" as const, exact: TEXT, prefix: "", suffix: "" };
  await ask("note.save", {
    id: `urn:uuid:${crypto.randomUUID()}`,
    base: null,
    text: NOTE_TEXT,
    tags: [],
    colour: "blue",
    target: {
      type: "selection",
      source,
      scope: null,
      selectors: { quote, position: null, element: null },
    },
  });
}

const isLit = (tab: string) =>
  vi.waitFor(async () => expect(await browser.evaluateExpression(tab, IS_LIT)).toBe(true), {
    timeout: 20_000,
  });

async function open(address: string): Promise<string> {
  const tab = await browser.open(address);
  await isLit(tab);
  return tab;
}

const stored = () =>
  browser.evaluateExpression<Record<string, unknown>>(own, "browser.storage.local.get()");
const isRefused = (answer: Answer<unknown> | null) => answer?.ok !== true;

describe("a request to the background", () => {
  test.each(KINDS)(
    "a request from a frame “%s” is answered only if it is for pages",
    async (kind) => {
      const world = await FirefoxWorld.of(browser, await open(framed), kind);
      const answered: string[] = [];
      for (const name of NAMES) {
        const message = { cideng: name, params: REQUESTS[name] };
        if (!isRefused(await world.send<Answer<unknown>>(message))) answered.push(name);
      }
      expect(answered).toEqual(FOR_PAGES);
    },
  );

  test("a request from the extension's own pages is answered (control)", async () => {
    const refused: string[] = [];
    for (const name of NAMES.filter((it) => it !== "store.rebuild")) {
      const message = { cideng: name, params: REQUESTS[name] };
      if (isRefused(await sendFrom(own, message))) refused.push(name);
    }
    expect(refused).toEqual(REFUSED_TO_ALL);
    await ask("settings.change", { delay: 80 });
    await ask("site.switch", { host: "a.cn", on: true });
  });

  test.each(KINDS)(
    "a request from a frame “%s” for notes of another site is refused",
    async (kind) => {
      const world = await FirefoxWorld.of(browser, await open(framed), kind);
      for (const params of ofOthers(framed, noted)) {
        const answer = await world.send<Answer<unknown>>({ cideng: "notes.anchors", params });
        expect(isRefused(answer)).toBe(true);
      }
    },
  );

  test("a request from a frame with the origin of its site gets the places of that site's notes only", async () => {
    await note(framed);
    const tab = await open(framed);
    const answered: string[] = [];
    for (const kind of KINDS) {
      const world = await FirefoxWorld.of(browser, tab, kind);
      const params = { names: [framed], earlier: [] };
      const answer = await world.send<Answer<unknown[]>>({ cideng: "notes.anchors", params });
      if (answer.ok && answer.value.length === 1) answered.push(kind);
      expect(JSON.stringify(answer)).not.toContain(NOTE_TEXT);
    }
    expect(answered).toEqual(OF_SITE);
  });
});

test("published data contains no text, no page with notes, and nothing of what is private", async () => {
  const world = await FirefoxWorld.of(browser, await open(`${server.url}/other.html`));
  const all = JSON.stringify(await world.evaluate("chrome.storage.local.get()"));
  const wanted = [NOTE_TEXT, TEXT, noted, new URL(noted).host, "近邻党建"];
  // The last one is the control: the page does read what is published.
  expect(wanted.filter((it) => all.includes(it))).toEqual(["近邻党建"]);
  await expect(world.evaluate("chrome.storage.session.get()")).rejects.toThrow(/session/iu);
});

describe("a write is undone", () => {
  test.each(Object.entries(WRITES))("%s", async (_, write) => {
    const tab = await open(`${server.url}/other.html`);
    const world = await FirefoxWorld.of(browser, tab);
    const before = await stored();
    expect(await world.evaluate(writing(write))).toBe(1);
    await isPutRight(stored, before, 30_000);
    await isLit(tab);
    await open(`${server.url}/other.html`);
  });
});
