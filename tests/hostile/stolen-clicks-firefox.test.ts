/**
 * Pages that make the user click or tap in the card without knowing it. Firefox does not report
 * whether the card is visible.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { servePages } from "../../scripts/pages-server.mjs";
import { Firefox, textIn } from "../e2e/firefox";
import { save, touch, write } from "./firefox-card";

const PAGE = `<!doctype html><meta charset=utf-8><title>a</title>
<p style="font-size:24px;margin-top:100px">推广近邻党建，实施堡垒工程。</p>`;

let browser: Firefox;
let server: Awaited<ReturnType<typeof servePages>>;
let tab: string;
let card: string;
let note = "";
let turn = 0;

beforeAll(async () => {
  server = await servePages({ "/a": PAGE });
  browser = await new Firefox().start();
  await browser.install();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Opens a pinned card, and saves a note in it whose text is `note`. */
beforeEach(async () => {
  tab = await browser.open(`${server.url}/a`);
  card = await touch(browser, tab);
  turn += 1;
  note = `Notiz ${turn}.`;
  await write(browser, card, note);
  await save(browser, card, note);
  return () => browser.send("browsingContext.close", { context: tab });
});

interface Point {
  readonly x: number;
  readonly y: number;
}

const DELETE = "li:last-of-type [data-changes=deletes]";
const SAVE = "button[type=submit]";

/** The position of an element of the card, in the page's window. */
async function placeOf(selector: string): Promise<Point> {
  const inCard = await browser.evaluate(
    card,
    (it) => {
      const found = [...document.querySelectorAll(it)].at(-1) as Element;
      found.scrollIntoView({ block: "center" });
      const { x, y, width, height } = found.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    },
    selector,
  );
  const { x, y } = await browser.evaluate(tab, () => {
    const { left, top } = (
      document.querySelector("div[popover]") as Element
    ).getBoundingClientRect();
    return { x: left, y: top };
  });
  return { x: x + inCard.x, y: y + inCard.y };
}

const notes = () => textIn(browser, card, ".note-text");
const isRefused = () =>
  vi.waitFor(async () => expect(await textIn(browser, card, "body")).toContain("Not done"));
const isDeleted = () => vi.waitFor(async () => expect(await notes()).not.toContain(note));

/** Waits for as many frames as a person's pointer would rest. */
function rest(): Promise<unknown> {
  return browser.evaluate(card, async () => {
    const until = performance.now() + 600;
    while (performance.now() < until) await new Promise(requestAnimationFrame);
  });
}

/** Moves the pointer onto an element, and lets it rest. */
async function restOn(selector: string): Promise<Point> {
  const at = await placeOf(selector);
  await browser.movePointer(tab, { x: at.x - 3, y: at.y }, at);
  await rest();
  return at;
}

/**
 * Moves the card as the page would do it.
 *
 * @param by the distance to the right of its original place, in CSS pixels
 * @returns the time of the move, in milliseconds since 1970
 */
function moveCard(by: number): Promise<number> {
  return browser.evaluate(
    tab,
    async (pixels) => {
      const host = document.querySelector("div[popover]") as HTMLElement;
      host.style.setProperty("translate", `${pixels}px`, "important");
      const at = performance.timeOrigin + performance.now();
      for (let i = 0; i < 2; i += 1) await new Promise(requestAnimationFrame);
      return at;
    },
    by,
  );
}

/** Makes the card, and the page around it, record when it was last touched. */
async function noteTimes(): Promise<void> {
  for (const context of [card, tab]) {
    await browser.evaluate(context, () => {
      addEventListener(
        "pointerdown",
        () => Object.assign(globalThis, { at: performance.timeOrigin + performance.now() }),
        true,
      );
    });
  }
}
const touchedAt = (context: string) =>
  browser.evaluate(context, () => (globalThis as unknown as { at?: number }).at ?? 0);

type Act = (point: Point) => Promise<void>;
const WAYS: readonly [string, Act][] = [
  ["click", (point) => browser.clickAt(tab, point)],
  ["tap", (point) => browser.tapAt(tab, point)],
];

/**
 * Moves the card under the place of a coming click, and clicks at once. On a busy machine, the
 * click may come later than a person's would, or go to where the card was before. Then this tries
 * again, with a move to the other side.
 */
async function actOnMoved(selector: string, act: Act): Promise<void> {
  await noteTimes();
  const { x, y } = await placeOf(selector);
  for (let by = 200, before = 0; ; by = 200 - by, before += 200) {
    if (before > 0) await rest();
    const moved = await moveCard(by);
    await act({ x: x + by, y });
    const touched = await vi.waitFor(async () => {
      const [inCard, inPage] = [await touchedAt(card), await touchedAt(tab)];
      expect(Math.max(inCard, inPage)).toBeGreaterThan(moved);
      return inCard;
    });
    if (touched > moved && touched - moved < 240) return;
  }
}

describe.each(WAYS)("a %s on a button that deletes a note", (_, act) => {
  test("deletes nothing, but the second one does (control)", async () => {
    const at = await restOn(DELETE);
    await act(at);
    await isRefused();
    expect(await notes()).toContain(note);
    await act(at);
    await isDeleted();
  });

  test("deletes nothing if the card was moved under it, even if it is the second one", async () => {
    const at = await restOn(DELETE);
    await act(at);
    await isRefused();
    await actOnMoved(DELETE, act);
    await isRefused();
    expect(await notes()).toContain(note);
    await act(await restOn(DELETE));
    await isDeleted();
  });

  test("saves nothing if the card was moved under it", async () => {
    const other = `Ungewollt ${turn}.`;
    await write(browser, card, other);
    await rest();
    await actOnMoved(SAVE, act);
    await isRefused();
    expect(await notes()).not.toContain(other);
    await act(await restOn(SAVE));
    await vi.waitFor(async () => expect(await notes()).toContain(other));
  });
});

test("a double click on a button that deletes a note counts as one click", async () => {
  const at = await restOn(DELETE);
  await browser.doubleClickAt(tab, at);
  await rest();
  expect(await notes()).toContain(note);
  await browser.clickAt(tab, await restOn(DELETE));
  await isDeleted();
});
