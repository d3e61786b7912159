/** The card that a finger opens: a sheet at the window's edge. */
import type { CDPSession, Frame, Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import { restOn } from "../../scripts/painted.mjs";
import { cardBox, cardWith, waitNoCard, waitPainted } from "./chromium";
import { useChromium } from "./use-chromium";

const { browser, server } = useChromium();

const [WIDTH, HEIGHT] = [390, 800];

let page: Page;
let session: CDPSession;

interface Point {
  readonly x: number;
  readonly y: number;
}

async function touch(type: string, at: Point | null): Promise<void> {
  await session.send("Input.dispatchTouchEvent", {
    type: type as "touchStart",
    touchPoints: at ? [at] : [],
  });
}

async function tap(at: Point): Promise<void> {
  await touch("touchStart", at);
  await touch("touchEnd", null);
}

/** Opens a page on a telephone's screen, and taps on a term. */
async function openSheet(form: string): Promise<Frame> {
  page = await browser.open("about:blank");
  session = await browser.context.newCDPSession(page);
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: true });
  await session.send("Emulation.setEmitTouchEventsForMouse", { enabled: false });
  await page.setViewportSize({ width: WIDTH, height: HEIGHT });
  await page.goto(`${server.url}/sample.html`);
  await waitPainted(page, form);
  // Only finds out where it is: the pointer then goes away again.
  const at = await restOn(page, form);
  await page.mouse.move(0, 0);
  await waitNoCard(page);
  await tap(at);
  return cardWith(page, form);
}

const expectHeight = (least: number, most: number) =>
  vi.waitFor(async () => {
    const { top, bottom } = await cardBox(page);
    expect(bottom - top).toBeGreaterThanOrEqual(least);
    expect(bottom - top).toBeLessThanOrEqual(most);
  });

/**
 * Drags the sheet by its grip, or taps on it. For a moment, the browser still looks for the grip where
 * it was. So this is done again until the sheet hears it.
 */
async function touchGrip(by: number): Promise<void> {
  const card = page.frames().find((it) => it.url().endsWith("/card.html")) as Frame;
  await card.evaluate(() => {
    document.documentElement.dataset["heard"] = "";
    const hear = () => (document.documentElement.dataset["heard"] = "yes");
    addEventListener("pointerdown", hear, { once: true });
  });
  await vi.waitFor(async () => {
    const x = WIDTH / 2;
    const y = (await cardBox(page)).top + 10;
    await touch("touchStart", { x, y });
    const moves = by === 0 ? [] : [0.2, 0.4, 0.6, 0.8, 1];
    for (const part of moves) await touch("touchMove", { x, y: y + by * part });
    await touch("touchEnd", null);
    expect(await card.evaluate(() => document.documentElement.dataset["heard"])).toBe("yes");
  });
}

test("is as wide as the window, whole, and two fifths high", async () => {
  const card = await openSheet("三单制");
  await expectHeight(HEIGHT * 0.39, HEIGHT * 0.41);
  const { left, right, bottom } = await cardBox(page);
  expect([left, right, bottom]).toEqual([0, WIDTH, HEIGHT]);
  expect(await card.locator(".entry").count()).toBe(1);
  const small = await card.evaluate(
    () =>
      [...document.querySelectorAll("button:not(.grip), summary")]
        .filter((it) => it.checkVisibility())
        .map((it) => it.getBoundingClientRect())
        .filter(({ height }) => height < 44).length,
  );
  expect(small).toBe(0);
  // The actions are in sight without scrolling.
  const foot = await card.locator(".actions").boundingBox();
  expect((foot?.y ?? Infinity) + (foot?.height ?? 0)).toBeLessThanOrEqual(HEIGHT);
});

test("shows whatever has the focus of a keyboard, between its bar and its actions", async () => {
  const card = await openSheet("三单制");
  await card.locator(".grip").focus();
  const covered: string[] = [];
  let last = "";
  for (let i = 0; i < 30 && last !== "to-reader"; i += 1) {
    await page.keyboard.press("Tab");
    const [name, isCovered] = await card.evaluate(() => {
      const it = document.activeElement as HTMLElement;
      const { left, right, top, bottom } = it.getBoundingClientRect();
      const isShown = [top + 2, bottom - 2].every((y) => {
        const found = document.elementFromPoint((left + right) / 2, y);
        return found !== null && it.contains(found);
      });
      return [it.className || it.innerText, !isShown] as const;
    });
    last = name;
    if (isCovered) covered.push(name);
  }
  expect(last).toBe("to-reader");
  expect(covered).toEqual([]);
});

test("is dragged higher, down again, and away", async () => {
  await openSheet("三单制");
  await expectHeight(HEIGHT * 0.39, HEIGHT * 0.41);
  await touchGrip(-200);
  // It comes to rest higher than the finger has left it.
  await expectHeight(HEIGHT * 0.7, HEIGHT * 0.93);
  await touchGrip(260);
  await expectHeight(HEIGHT * 0.39, HEIGHT * 0.41);
  await touchGrip(200);
  await waitNoCard(page);
});

test("is made higher by a tap on its grip", async () => {
  await openSheet("三单制");
  await expectHeight(HEIGHT * 0.39, HEIGHT * 0.41);
  await touchGrip(0);
  await expectHeight(HEIGHT * 0.7, HEIGHT * 0.93);
  await touchGrip(0);
  await expectHeight(HEIGHT * 0.39, HEIGHT * 0.41);
});

test("is closed by a tap elsewhere", async () => {
  await openSheet("三单制");
  await tap({ x: WIDTH - 5, y: 5 });
  await waitNoCard(page);
});

test("does not cover its term at the foot of the window", async () => {
  await openSheet("三单制");
  await tap({ x: WIDTH - 5, y: 5 });
  await waitNoCard(page);
  await page.evaluate((height) => {
    const spot = [...document.querySelectorAll("p")].find((it) =>
      it.textContent?.includes("堡垒工程"),
    );
    const { bottom = 0 } = spot?.getBoundingClientRect() ?? {};
    document.body.style.paddingTop = `${height - bottom - 20}px`;
  }, HEIGHT);
  const at = await restOn(page, "堡垒工程");
  expect(at.y).toBeGreaterThan(HEIGHT * 0.6);
  await page.mouse.move(0, 0);
  await waitNoCard(page);
  await tap(at);
  await cardWith(page, "堡垒工程");
  await vi.waitFor(async () => {
    const { top, bottom } = await cardBox(page);
    expect(at.y > top && at.y < bottom).toBe(false);
  });
});
