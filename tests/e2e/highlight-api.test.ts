/**
 * A page that paints highlights itself finds the API in the same state as without us
 * (`tests/cases/highlight-api`).
 */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { CHECKS, PAINTINGS } from "../cases/highlight-api";
import { waitPainted } from "./chromium";
import { useBareChromium } from "./use-bare-chromium";
import { useChromium } from "./use-chromium";

const { browser, server } = useChromium({ isQuiet: true });
const TERM = "近邻党建";

const bare = useBareChromium();
const blank = (): string => `${server.url}/blank.html`;

/** Opens a page on which we have lit a term at its lower edge. */
async function openLit(): Promise<Page> {
  const page = await browser.open(blank());
  await addTerm(page);
  await waitPainted(page, TERM);
  return page;
}

const addTerm = (page: Page): Promise<void> =>
  page.evaluate((term) => {
    const line = document.body.appendChild(document.createElement("footer"));
    line.style.cssText = "position: fixed; bottom: 0";
    line.textContent = term;
  }, TERM);

test("our highlight leaves the registry with the last of its terms", async () => {
  const page = await openLit();
  expect(await page.evaluate(() => [...CSS.highlights.keys()])).toEqual(["cideng-term"]);
  await page.evaluate(() => document.querySelector("footer")?.remove());
  await page.waitForFunction(() => CSS.highlights.size === 0);
});

test("a page in which nothing is lit finds everything as without us", async () => {
  const page = await openLit();
  await page.evaluate(() => document.querySelector("footer")?.remove());
  await page.waitForFunction(() => CSS.highlights.size === 0);
  const other = await bare.open(blank());
  for (const [name, check] of Object.entries(CHECKS)) {
    const [ours, theirs] = [await page.evaluate(check), await other.evaluate(check)];
    expect(ours, name).toEqual(theirs);
    expect(theirs, name).not.toEqual([]);
  }
});

describe("a page that paints beside our light", () => {
  test.each(Object.entries(PAINTINGS))("looks the same as without us: %s", async (_, painting) => {
    const draw = (page: Page): Promise<void> =>
      page.evaluate(({ style, body, script }) => {
        document.head.append(
          Object.assign(document.createElement("style"), { textContent: style }),
        );
        document.body.insertAdjacentHTML("afterbegin", body);
        const over =
          "const over = (selector, from, to) => { const text = document.querySelector(selector).firstChild;" +
          "const it = new Range(); it.setStart(text, from); it.setEnd(text, to); return it; };";
        document.head.append(
          Object.assign(document.createElement("script"), { textContent: `{${over}${script}}` }),
        );
      }, painting);
    const page = await openLit();
    const plain = await bare.open(blank());
    await addTerm(plain);
    const clip = { x: 0, y: 0, width: 1000, height: 400 };
    const before = await plain.screenshot({ clip });
    for (const it of [page, plain]) await draw(it);
    await waitPainted(page, TERM);
    const [ours, theirs] = [await page.screenshot({ clip }), await plain.screenshot({ clip })];
    expect(theirs.equals(before)).toBe(false);
    expect(ours.equals(theirs)).toBe(true);
  });
});
