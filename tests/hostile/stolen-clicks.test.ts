/** Pages that trick the user into clicking in the card. */
import type { Frame, Page } from "playwright-core";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { cardWith, hover, waitPainted } from "../e2e/chromium";
import { beginNote, saveNote } from "../e2e/note-form";
import { useChromium } from "../e2e/use-chromium";

const PAGE = `<!doctype html><meta charset=utf-8><title>a</title>
<p style="font-size:24px;margin-top:200px">推广近邻党建，实施堡垒工程。</p>`;
const { browser, server } = useChromium({ pages: { "/a": PAGE } });

let page: Page;
let card: Frame;
let turn = 0;

/**
 * A card with a note that says so, visible for a while, with the pointer on the button that deletes
 * it.
 */
beforeEach(async () => {
  page = await browser.open(`${server.url}/a`);
  await waitPainted(page, "近邻党建");
  await hover(page, "近邻党建");
  card = await cardWith(page, "近邻党建");
  // Pinned, so that it does not close when the page moves it away from the pointer.
  await card.getByLabel("Keep open").click();
  turn += 1;
  await beginNote(card, `笔记${turn}`);
  await saveNote(card);
  await card.getByText(`笔记${turn}`, { exact: true }).waitFor();
});

const notes = () => card.locator("article.note, li article").filter({ hasText: "笔记" }).count();
const button = () => card.getByRole("button", { name: "Delete" }).last();

/** The middle of a button of the card in the page's window. */
async function middleOf(it: ReturnType<typeof button>): Promise<{ x: number; y: number }> {
  await it.scrollIntoViewIfNeeded();
  const box = await it.boundingBox();
  if (!box) throw new Error("It is not there.");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Lets the pointer rest there for as many frames as a person's would. */
async function rest(): Promise<void> {
  await card.evaluate(async () => {
    const until = performance.now() + 400;
    while (performance.now() < until) await new Promise(requestAnimationFrame);
  });
}

const HOST = "const host = document.querySelector('div[popover]');";
const STYLE = (name: string, value: string): string =>
  `${HOST} host.style.setProperty("${name}", ${JSON.stringify(value)}, "important");`;
/**
 * The same relative to the place of the button, so that it stays under the pointer. `x` and `y` are
 * its middle in the host.
 */
const ABOUT = (name: string, value: string): string => `${HOST}
  const around = host.getBoundingClientRect();
  const [x, y] = [at.x - around.left, at.y - around.top];
  host.style.setProperty("transform-origin", x + "px " + y + "px", "important");
  host.style.setProperty("${name}", \`${value}\`, "important");`;

const placeOfHost = (): Promise<{ left: number; top: number }> =>
  page.evaluate(`${HOST} host.getBoundingClientRect().toJSON()`);

/**
 * Puts the card there, and waits until it is drawn: the browser directs a click by what has been
 * drawn.
 */
function placeHost(left: number, top: number): Promise<unknown> {
  return page.evaluate(
    `${HOST}
     host.style.setProperty("left", "${left}px", "important");
     host.style.setProperty("top", "${top}px", "important");
     new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))`,
  );
}

interface Noted {
  times: Record<string, number>;
}

/**
 * Makes the card record when it last received this pointer event at another place, and when the
 * mouse button was first pressed.
 */
function noteTimes(type: string): Promise<void> {
  return card.evaluate((it) => {
    const times: Record<string, number> = {};
    Object.assign(globalThis, { times });
    let at = Number.NaN;
    const note = (name: string, { screenX }: PointerEvent): void => {
      if (times["pointerdown"] !== undefined || (name === it && screenX === at)) return;
      at = screenX;
      times[name] = performance.now();
    };
    for (const name of [it, "pointerdown"])
      addEventListener(name, (event) => note(name, event as PointerEvent), true);
  }, type);
}

/** Milliseconds between the two; null if the page was clicked and not the card. */
function restBeforeClick(type: string): Promise<number | null> {
  return vi.waitFor(async () => {
    const times = await card.evaluate(() => (globalThis as unknown as Noted).times);
    if (times["pointerdown"] !== undefined) return times["pointerdown"] - (times[type] ?? 0);
    if (await page.evaluate("globalThis.isClicked")) return null;
    throw new Error("Nothing was clicked.");
  });
}

/**
 * Moves the card and clicks in it. On a busy machine, the browser may send the click to where the
 * card was before. Then everything is repeated.
 *
 * @returns whether the click came sooner than a person's click, which may delete
 */
async function clickMoved(type: string, moveAndClick: () => Promise<void>): Promise<boolean> {
  await page.evaluate(
    `addEventListener("pointerdown", () => { globalThis.isClicked = true; }, true);`,
  );
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one try after the other
    await page.evaluate("globalThis.isClicked = false");
    // oxlint-disable-next-line no-await-in-loop
    await noteTimes(type);
    // oxlint-disable-next-line no-await-in-loop
    await moveAndClick();
    // oxlint-disable-next-line no-await-in-loop
    const ms = await restBeforeClick(type);
    if (ms !== null) return ms <= 240;
  }
}

describe("a click on the button that deletes a note", () => {
  test("deletes it if the card is visible and still (control)", async () => {
    const before = await notes();
    const { x, y } = await middleOf(button());
    await page.mouse.move(x, y, { steps: 5 });
    await rest();
    await page.mouse.click(x, y);
    await vi.waitFor(async () => expect(await notes()).toBe(before - 1));
  });

  test.each([
    ["nearly transparent", STYLE("opacity", "0.02")],
    ["transparent by a filter", STYLE("filter", "opacity(0)")],
    ["blurred", STYLE("filter", "blur(30px)")],
    ["made small", ABOUT("transform", "scale(0.3)")],
    ["turned", ABOUT("transform", "rotate(8deg)")],
    ["invisible by a blend mode", STYLE("mix-blend-mode", "color-burn")],
    ["clipped to the button", ABOUT("clip-path", "circle(24px at ${x}px ${y}px)")],
    [
      "under a picture that lets clicks through",
      `const cover = document.createElement("div");
       cover.popover = "manual";
       cover.style.cssText = "inset:0;width:100vw;height:100vh;margin:0;background:white;pointer-events:none";
       document.body.append(cover);
       cover.showPopover();`,
    ],
    [
      "under a picture over the button only",
      `${HOST} const { left, bottom, width } = host.getBoundingClientRect();
       const cover = document.createElement("div");
       cover.popover = "manual";
       cover.style.cssText = "inset:auto;margin:0;border:0;background:white;pointer-events:none;" +
         "left:" + left + "px;top:" + (bottom - 80) + "px;width:" + width + "px;height:80px";
       document.body.append(cover);
       cover.showPopover();`,
    ],
  ])("deletes nothing if the card is %s", async (_, script) => {
    const before = await notes();
    const { x, y } = await middleOf(button());
    await page.mouse.move(x, y, { steps: 5 });
    await rest();
    await page.evaluate(`const at = ${JSON.stringify({ x, y })}; ${script}`);
    await rest();
    await page.mouse.move(x + 1, y);
    await rest();
    await page.mouse.click(x + 1, y);
    await card.getByText("Not done").waitFor({ state: "attached" });
    expect(await notes()).toBe(before);
    // A key can only be pressed by the user.
    await page.keyboard.press("Enter");
    await vi.waitFor(async () => expect(await notes()).toBe(before - 1));
  });

  test("deletes nothing if the card has just been moved under the pointer", async () => {
    const before = await notes();
    const { x, y } = await middleOf(button());
    const { left, top } = await placeOfHost();
    let by = 0;
    const isSoon = await clickMoved("pointerover", async () => {
      // To the right and back again, if necessary.
      by = by === 0 ? 300 : 0;
      await page.mouse.move(x + by, y - 40, { steps: 3 });
      await placeHost(left + by, top - 40);
      await page.mouse.click(x + by, y - 40);
    });
    if (!isSoon) return;
    await card.getByText("Not done").waitFor({ state: "attached" });
    expect(await notes()).toBe(before);
  });

  test("deletes nothing if the card follows the pointer", async () => {
    const before = await notes();
    const { x, y } = await middleOf(button());
    const { left, top } = await placeOfHost();
    await page.mouse.move(x, y, { steps: 3 });
    const isSoon = await clickMoved("pointermove", async () => {
      for (let i = 1; i <= 4; i += 1) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await placeHost(left + 20 * i, top);
        // oxlint-disable-next-line no-await-in-loop
        await page.mouse.move(x + 20 * i, y);
      }
      await page.mouse.click(x + 80, y);
    });
    if (!isSoon) return;
    await card.getByText("Not done").waitFor({ state: "attached" });
    expect(await notes()).toBe(before);
  });
});
