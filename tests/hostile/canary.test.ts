/**
 * A word in a note in an open card: whether any script of the page around the card can read it
 * (`tests/cases/reading-tricks`).
 */
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { KINDS, TRICKS, tryAll } from "../cases/reading-tricks";
import { Chromium, ask, cardWith, hover, waitPainted } from "../e2e/chromium";
import { useChromium } from "../e2e/use-chromium";

const CANARY = "canaryquill";
const SOURCE = "urn:cideng:fuzhou-jiguan-dangjian:term:jinlin-dangjian";
const NOTE = {
  id: "urn:uuid:00000000-0000-7000-8000-00000000ca11",
  base: null,
  text: CANARY,
  tags: [],
  colour: "blue" as const,
  target: { type: "resource" as const, source: SOURCE },
};
const pages = Object.fromEntries(Object.entries(KINDS).map(([kind, it]) => [`/${kind}`, it]));
const { browser, server } = useChromium({ pages });
let tried = 0;

afterAll(() => console.log(`canary: ${tried} ways and pages tried in Chromium`));

describe("a page cannot read the canary of a note", () => {
  test.each(Object.keys(KINDS))("%s", async (kind) => {
    const own = await browser.openOwn("popup.html");
    // Once saved, saving it again is a conflict, which leaves it unchanged.
    await ask(own, "note.save", NOTE);
    await browser.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const page = await browser.open(`${server.url}/${kind}`);
    await waitPainted(page, "近邻党建");
    await hover(page, "近邻党建");
    const card = await cardWith(page, CANARY);
    await card.getByLabel("Keep open").click();
    await card.getByRole("button", { name: "Add a note" }).click();
    await page.keyboard.type(CANARY);
    // Assistive technology can read it, so the page's attempts by that way are worth making.
    const session = await page.context().newCDPSession(card);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    expect(JSON.stringify(nodes)).toContain(CANARY);
    expect(await page.evaluate(tryAll(CANARY))).toEqual([]);
    tried += Object.keys(TRICKS).length;
  });
});

test("every way reads it in a card of the page's own document (control)", async () => {
  const naive = await new Chromium(path.resolve("tests/naive-light")).start();
  try {
    await naive.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const page = await naive.open(`${server.url}/plain`);
    const box = await page.locator("mark").boundingBox();
    await page.mouse.move((box?.x ?? 0) + 10, (box?.y ?? 0) + 10);
    await page.locator("[data-text]").waitFor({ state: "attached" });
    const read = await page.evaluate<string[]>(tryAll(CANARY));
    const unread = Object.keys(TRICKS).filter((it) => !read.includes(it));
    expect(unread).toEqual([]);
  } finally {
    await naive.close();
  }
});
