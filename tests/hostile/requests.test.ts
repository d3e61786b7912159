/**
 * What the background answers to an attacker who controls a page's process: every kind of request
 * from every kind of frame.
 */
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "@/lib/messages/contract";
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
import { ask, waitPainted } from "../e2e/chromium";
import { useChromium } from "../e2e/use-chromium";
import { writeNote } from "../e2e/write-notes";
import { ContentWorld } from "./content-world";

const { browser, server } = useChromium({
  pages: {
    "/frames.html": FRAMES,
    "/noted.html": `<!doctype html><meta charset=utf-8><p id=s>${TEXT}</p>`,
  },
});

let page: Page;
let other: string;
let own: string;

beforeAll(async () => {
  own = `${server.url}/frames.html`;
  other = elsewhere(`${server.url}/noted.html`);
  const noted = await browser.open(other);
  await waitPainted(noted, "近邻党建");
  await writeNote(browser, noted, "#s", "anderswo");
  await noted.close();
});

async function open(): Promise<void> {
  page = await browser.open(own);
  await waitPainted(page, "近邻党建");
}

const isRefused = (answer: Answer<unknown> | undefined) => answer?.ok !== true;

test.each(KINDS)("a frame “%s” gets no answer to requests that are not for pages", async (kind) => {
  await open();
  const world = await ContentWorld.of(page, kind);
  const answered: string[] = [];
  for (const name of NAMES) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const answer = await world.send<Answer<unknown>>({ cideng: name, params: REQUESTS[name] });
    if (!isRefused(answer)) answered.push(name);
  }
  expect(answered).toEqual(FOR_PAGES);
});

test("the extension's own pages get answers to the same requests (control)", async () => {
  const popup = await browser.openOwn("popup.html");
  const refused: string[] = [];
  for (const name of NAMES.filter((it) => it !== "store.rebuild")) {
    const message = JSON.stringify({ cideng: name, params: REQUESTS[name] });
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const answer = await popup.evaluate<Answer<unknown>, string>(
      (it) => chrome.runtime.sendMessage(JSON.parse(it)),
      message,
    );
    if (isRefused(answer)) refused.push(name);
  }
  expect(refused).toEqual(REFUSED_TO_ALL);
  await ask(popup, "settings.change", { delay: 80 });
  await ask(popup, "site.switch", { host: "a.cn", on: true });
});

describe("the places of notes", () => {
  test.each(KINDS)(
    "the places of another site's notes are refused to every frame: “%s”",
    async (kind) => {
      await open();
      const world = await ContentWorld.of(page, kind);
      for (const params of ofOthers(own, other)) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        const answer = await world.send<Answer<unknown>>({ cideng: "notes.anchors", params });
        expect(isRefused(answer)).toBe(true);
      }
    },
  );

  test("the places of a site's notes are given to a frame with its origin, and to no other", async () => {
    await open();
    await writeNote(browser, page, "#s", "hier");
    const answered: string[] = [];
    for (const kind of KINDS) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const world = await ContentWorld.of(page, kind);
      const params = { names: [own], earlier: [] };
      // oxlint-disable-next-line no-await-in-loop
      const answer = await world.send<Answer<unknown[]>>({ cideng: "notes.anchors", params });
      if (answer.ok && answer.value.length === 1) answered.push(kind);
    }
    expect(answered).toEqual(OF_SITE);
  });
});

test("endless announcements neither keep a card from opening nor pile up", async () => {
  await open();
  const world = await ContentWorld.of(page);
  const popup = await browser.openOwn("popup.html");
  const bytes = () =>
    popup.evaluate(async () => JSON.stringify(await chrome.storage.session.get()).length);
  const flood = `Promise.all(Array.from({ length: 3000 }, (_, i) => chrome.runtime.sendMessage(
    { cideng: "card.announce", params: { nonce: String(i).padStart(64, "x") } })))`;
  await world.evaluate(`${flood}.then(() => 1)`);
  expect(await bytes()).toBeLessThan(20_000);
  const refused = await world.send<Answer<null>>({
    cideng: "card.announce",
    params: { nonce: "x".repeat(65) },
  });
  expect(refused.ok).toBe(false);
  await page.bringToFront();
  await page.hover("#s");
});
