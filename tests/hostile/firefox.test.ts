/** Pages that attack the card in Firefox: what they read of it, and clicks that they steal. */
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { servePages } from "../../scripts/pages-server.mjs";
import { KINDS, TRICKS, tryAll } from "../cases/reading-tricks";
import { Firefox } from "../e2e/firefox";
import { IS_LIT } from "./watched-input";

const CANARY = "canaryquill";
const pages = Object.fromEntries(Object.entries(KINDS).map(([kind, it]) => [`/${kind}`, it]));

let server: Awaited<ReturnType<typeof servePages>>;
let browser: Firefox;
const started: Firefox[] = [];

beforeAll(async () => {
  server = await servePages(pages);
  browser = await start();
  await browser.install();
});
afterAll(async () => {
  for (const it of started) await it.close();
  await server.close();
});

async function start(): Promise<Firefox> {
  const it = await new Firefox().start();
  started.push(it);
  return it;
}

const textOf = (card: string, selector: string) =>
  browser.evaluate(
    card,
    (it) => Array.from(document.querySelectorAll<HTMLElement>(it), (one) => one.innerText).join(),
    selector,
  );
const click = (card: string, selector: string) =>
  browser.evaluate(card, (it) => document.querySelector<HTMLElement>(it)?.click(), selector);

/** A card with a note in it, the pointer on its term. */
async function openCard(kind: string): Promise<{ tab: string; card: string }> {
  const tab = await browser.open(`${server.url}/${kind}`);
  await vi.waitFor(async () => expect(await browser.evaluateExpression(tab, IS_LIT)).toBe(true));
  const at = await browser.evaluate(tab, () => {
    const [it] = CSS.highlights.get("cideng-term") ?? [];
    const range = new Range();
    range.setStart(it?.startContainer as Node, it?.startOffset ?? 0);
    range.setEnd(it?.endContainer as Node, it?.endOffset ?? 0);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  await browser.movePointer(tab, { x: at.x - 20, y: at.y }, at);
  const card = await browser.cardIn(tab);
  await vi.waitFor(async () => expect(await textOf(card, "h1")).toBe("近邻党建"));
  return { tab, card };
}

/** Writes a note, with the keyboard alone. */
async function write(card: string, text: string): Promise<void> {
  await click(card, ".pin");
  await click(card, ".add");
  await vi.waitFor(async () =>
    expect(await browser.evaluate(card, () => document.activeElement?.localName)).toBe("textarea"),
  );
  await browser.type(card, text);
}

describe("the canary of a note is read in no way by a page", () => {
  test.each(Object.keys(KINDS))("%s", async (kind) => {
    const { tab, card } = await openCard(kind);
    await write(card, CANARY);
    await click(card, "button[type=submit]");
    await vi.waitFor(async () => expect(await textOf(card, ".note-text")).toContain(CANARY));
    expect(await browser.evaluateExpression(tab, tryAll(CANARY))).toEqual([]);
  });
});

test("every way reads it in a card of the page's own document: the control", async () => {
  const naive = await start();
  await naive.send("webExtension.install", {
    extensionData: { type: "path", path: path.resolve("tests/naive-light") },
  });
  const tab = await naive.open(`${server.url}/plain`);
  const at = await vi.waitFor(() =>
    naive.evaluate(tab, () => {
      const { x, y } = (document.querySelector("mark") as Element).getBoundingClientRect();
      return { x: x + 10, y: y + 10 };
    }),
  );
  await naive.movePointer(tab, { x: at.x, y: at.y + 60 }, at);
  await vi.waitFor(async () =>
    expect(await naive.evaluate(tab, () => document.querySelectorAll("[data-text]").length)).toBe(
      1,
    ),
  );
  const read = await naive.evaluateExpression<string[]>(tab, tryAll(CANARY));
  const unread = Object.keys(TRICKS).filter((it) => !read.includes(it));
  expect(unread).toEqual([]);
});

describe("what deletes a note", () => {
  test("takes a second click, for nobody tells whether the card is seen", async () => {
    const { card } = await openCard("plain");
    await write(card, "noch einer");
    await click(card, "button[type=submit]");
    await vi.waitFor(async () => expect(await textOf(card, ".note-text")).toContain("noch einer"));
    const at = await browser.evaluate(card, () => {
      const it = [...document.querySelectorAll("[data-changes=deletes]")].at(-1) as Element;
      it.scrollIntoView({ block: "center" });
      const { x, y, width, height } = it.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
    await browser.movePointer(card, { x: at.x - 3, y: at.y }, at);
    // As a person's pointer rests.
    await browser.evaluate(card, async () => {
      const until = performance.now() + 400;
      while (performance.now() < until) await new Promise(requestAnimationFrame);
    });
    await browser.clickAt(card, at);
    await vi.waitFor(async () => expect(await textOf(card, "body")).toContain("Not done"));
    expect(await textOf(card, ".note-text")).toContain("noch einer");
    await browser.clickAt(card, at);
    await vi.waitFor(async () =>
      expect(await textOf(card, ".note-text")).not.toContain("noch einer"),
    );
  });
});
