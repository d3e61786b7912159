/**
 * Everything that a page notices of us in Firefox: what a watching page reports with the extension,
 * compared with what it reports without.
 */
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { servePages } from "../../scripts/pages-server.mjs";
import { WATCHING_PAGE } from "../cases/watching-page";
import { Firefox } from "../e2e/firefox";
import { NOTICED, compareTold } from "./compare-told";
import { type Driver, IS_LIT, IS_OPEN, useAsReader } from "./watched-input";

let server: Awaited<ReturnType<typeof servePages>>;
const started: Firefox[] = [];

beforeAll(async () => {
  server = await servePages({ "/watching": WATCHING_PAGE });
});
afterAll(async () => {
  for (const it of started) await it.close();
  await server.close();
});

async function start(): Promise<Firefox> {
  const browser = await new Firefox().start();
  started.push(browser);
  return browser;
}

async function driverIn(browser: Firefox): Promise<Driver> {
  const tab = await browser.open(`${server.url}/watching`);
  const CONTROL = "\uE009";
  const act = (type: string, id: string, actions: readonly object[]): Promise<void> =>
    browser.act(tab, {
      type,
      id,
      actions,
      ...(type === "pointer" && { parameters: { pointerType: "mouse" } }),
    });
  const move = (x: number, y: number) => ({ type: "pointerMove", x, y, duration: 0 });
  return {
    evaluate: (expression) => browser.evaluateExpression(tab, expression),
    move: (x, y) => act("pointer", "mouse", [move(x, y)]),
    down: () => act("pointer", "mouse", [{ type: "pointerDown", button: 0 }]),
    up: () => act("pointer", "mouse", [{ type: "pointerUp", button: 0 }]),
    type: (text) => browser.type(tab, text),
    control: (value) =>
      act("key", "keys", [
        { type: "keyDown", value: CONTROL },
        { type: "keyDown", value },
        { type: "keyUp", value },
        { type: "keyUp", value: CONTROL },
      ]),
    wheel: (deltaY) =>
      act("wheel", "wheel", [{ type: "scroll", x: 60, y: 20, deltaX: 0, deltaY, duration: 0 }]),
  };
}

test(
  "a page that watches everything it can notices our light, and a host",
  { timeout: 300_000 },
  async () => {
    const browser = await start();
    await browser.install();
    const driver = await driverIn(browser);
    const until = (condition: string, wanted: boolean) =>
      vi.waitFor(async () => expect(await driver.evaluate(condition)).toBe(wanted));
    await until(IS_LIT, true);
    const told = await useAsReader(driver, (isOn) => until(IS_OPEN, isOn));
    const plain = await driverIn(await start());
    const { timers: _, ...noticed } = compareTold(
      told,
      await useAsReader(plain, () => Promise.resolve()),
    );
    expect(noticed).toEqual(NOTICED);
  },
);
