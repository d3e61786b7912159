/**
 * Pages that attack the card in Firefox: what they can read of it, and what survives when they
 * remove it.
 */
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { servePages } from "../../scripts/pages-server.mjs";
import { KINDS, TRICKS, tryAll } from "../cases/reading-tricks";
import { PAGE, TAKEN_AWAY } from "../cases/taken-away";
import { Firefox, textIn } from "../e2e/firefox";
import { clickIn, save, touch, write } from "./firefox-card";

const CANARY = "canaryquill";
const kinds = Object.entries(KINDS).map(([kind, it]) => [`/${kind}`, it]);
const pages = { ...Object.fromEntries(kinds), "/taken": PAGE };

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

const textOf = (card: string, selector: string) => textIn(browser, card, selector);

/** Opens the card of a page, with the pointer on its term. */
async function openCard(kind: string): Promise<{ tab: string; card: string }> {
  const tab = await browser.open(`${server.url}/${kind}`);
  return { tab, card: await touch(browser, tab) };
}

describe("a page cannot read the canary of a note", () => {
  test.each(Object.keys(KINDS))("%s", async (kind) => {
    const { tab, card } = await openCard(kind);
    await write(browser, card, CANARY);
    await save(browser, card, CANARY);
    expect(await browser.evaluateExpression(tab, tryAll(CANARY))).toEqual([]);
  });
});

test("every way reads it in a card of the page's own document (control)", async () => {
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

describe("typed text and the caret are restored", () => {
  /** The text in the editor of the present card, and that card. */
  const typed = (tab: string) =>
    vi.waitFor(
      async () => {
        const card = await browser.cardIn(tab);
        const text = await browser.evaluate(card, () => document.querySelector("textarea")?.value);
        if (text === null || text === undefined) throw new Error("There is nowhere to write.");
        return { card, text };
      },
      { timeout: 10_000 },
    );

  test.each(TAKEN_AWAY)("when the page %s", async (_, script) => {
    const { tab, card } = await openCard("taken");
    await write(browser, card, "half");
    await vi.waitFor(async () => expect((await typed(tab)).text).toBe("half"));
    await browser.evaluateExpression(tab, `(() => { ${script}; return 0; })()`);
    const again = await typed(tab);
    expect(again.text).toBe("half");
    await vi.waitFor(async () => {
      const active = await browser.evaluate(again.card, () => document.activeElement?.localName);
      expect(active).toBe("textarea");
    });
    await browser.type(again.card, " more");
    await vi.waitFor(async () => expect((await typed(tab)).text).toBe("half more"));
    // Discards the text as a person does, so that the next test begins without any.
    await clickIn(browser, again.card, ".note-editor .row button[type=button]");
    await vi.waitFor(async () => expect(await textOf(again.card, ".note-editor")).toBe(""));
  });

  test("once its term is touched again, when the page reloads", async () => {
    const { tab, card } = await openCard("taken");
    await write(browser, card, "before it went");
    await vi.waitFor(async () => expect((await typed(tab)).text).toBe("before it went"));
    await browser.send("browsingContext.reload", { context: tab, wait: "complete" });
    await touch(browser, tab);
    expect((await typed(tab)).text).toBe("before it went");
  });
});
