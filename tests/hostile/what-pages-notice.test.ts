/**
 * Everything that a page notices of us: what a watching page reports with the extension, compared
 * with what it reports without.
 */
import path from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test, vi } from "vitest";
import { LOOKS, POLICY, WATCHING_PAGE } from "../cases/watching-page";
import { Chromium, cardWith } from "../e2e/chromium";
import { beginNote, noteBox } from "../e2e/note-form";
import { useBareChromium } from "../e2e/use-bare-chromium";
import { useChromium } from "../e2e/use-chromium";
import { NOTICED, compareTold } from "./compare-told";
import { type Driver, IS_LIT, IS_OPEN, REST, type Told, useAsReader } from "./watched-input";

const { browser, server } = useChromium({
  isQuiet: true,
  pages: {
    "/watching": WATCHING_PAGE,
    "/strict": (_, response) => {
      response.writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": POLICY,
      });
      response.end(WATCHING_PAGE);
    },
  },
});
const bare = useBareChromium();

const driverOf = (page: Page): Driver => ({
  evaluate: (expression) => page.evaluate(expression),
  move: (x, y) => page.mouse.move(x, y),
  down: () => page.mouse.down(),
  up: () => page.mouse.up(),
  type: (text) => page.keyboard.type(text),
  control: (key) => page.keyboard.press(`Control+${key}`),
  wheel: (by) => page.mouse.wheel(0, by),
});

const until = (driver: Driver, condition: string, wanted: boolean) =>
  vi.waitFor(async () => expect(await driver.evaluate(condition)).toBe(wanted));

const plainly = new Map<string, Record<string, Told>>();

/** What a page reports in a browser without us. */
async function tellPlain(name: string): Promise<Record<string, Told>> {
  const page = await bare.open(`${server.url}/${name}`);
  const told = plainly.get(name) ?? (await useAsReader(driverOf(page), () => Promise.resolve()));
  plainly.set(name, told);
  return told;
}

describe("a page that watches everything it can", { timeout: 300_000 }, () => {
  test.each(["watching", "strict"])("notices our light, and a host: %s", async (name) => {
    const driver = driverOf(await browser.open(`${server.url}/${name}`));
    await until(driver, IS_LIT, true);
    const told = await useAsReader(driver, (isOn) => until(driver, IS_OPEN, isOn));
    const { timers, ...noticed } = compareTold(told, await tellPlain(name));
    expect(noticed).toEqual(NOTICED);
    // Each timer gets the next number, whoever sets it, so a page can see that others have set
    // some. This is also the control of that look.
    expect(timers?.every((it) => /^[+-] so far \d+$/u.test(it))).toBe(true);
  });

  test("notices the naive extension with each look (control)", async () => {
    const naive = await new Chromium(path.resolve("tests/naive-light")).start();
    try {
      const page = await naive.open(`${server.url}/watching`);
      const told = await useAsReader(driverOf(page), () => Promise.resolve());
      const noticed = compareTold(told, await tellPlain("watching"));
      const unnoticed = Object.keys(LOOKS).filter((it) => !(it in noticed));
      expect(unnoticed).toEqual([]);
    } finally {
      await naive.close();
    }
  });

  test("notices, of what is done in a card, only that its host has the pointer and the focus", async () => {
    const page = await browser.open(`${server.url}/watching`);
    const driver = driverOf(page);
    await until(driver, IS_LIT, true);
    await driver.move(80, 60);
    await driver.move(90, 60);
    await until(driver, IS_OPEN, true);
    const card = await cardWith(page, "近邻党建");
    await driver.evaluate(REST);
    await driver.evaluate("void (window.log.events.length = 0)");
    await card.getByRole("heading").first().hover();
    await beginNote(card, "甲");
    await page.keyboard.type("canary ");
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+c");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Control+v");
    await vi.waitFor(async () =>
      expect(await noteBox(card).inputValue()).toBe("甲canary 甲canary "),
    );
    await page.mouse.wheel(0, 40);
    await card.getByRole("button", { name: "Keep open" }).click();
    await driver.evaluate(REST);
    const heard = await driver.evaluate<string[]>("[...new Set(window.log.events)]");
    const isOfPointer = (it: string) => /^(?:pointer|mouse)(?:over|out|enter|leave) /u.test(it);
    expect(heard.filter((it) => !isOfPointer(it))).toEqual(["blur window"]);
  });
});
