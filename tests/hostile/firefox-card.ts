/** Uses the card in Firefox as a person does. */
import { expect, vi } from "vitest";
import { type Firefox, textIn } from "../e2e/firefox";
import { IS_LIT } from "./watched-input";

/** Clicks an element by script, without a pointer. */
export const clickIn = (browser: Firefox, context: string, selector: string): Promise<unknown> =>
  browser.evaluate(context, (it) => document.querySelector<HTMLElement>(it)?.click(), selector);

/**
 * Moves the pointer onto a page's first term.
 *
 * @returns the card that opens, which must have this heading
 */
export async function touch(browser: Firefox, tab: string, heading = "近邻党建"): Promise<string> {
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
  return vi.waitFor(async () => {
    // A card that has been moved into a dialog has a new frame.
    const card = await browser.cardIn(tab);
    expect(await textIn(browser, card, "h1")).toBe(heading);
    return card;
  });
}

/** Types a note in a pinned card. */
export async function write(browser: Firefox, card: string, text: string): Promise<void> {
  await clickIn(browser, card, ".pin[aria-pressed=false]");
  const value = () =>
    browser.evaluate(card, () => document.querySelector("textarea")?.value ?? null);
  await vi.waitFor(async () => {
    // On a busy machine, the frame may get the focus after its field, which then loses it.
    if ((await value()) === null) await clickIn(browser, card, ".add");
    await browser.evaluate(card, () => document.querySelector("textarea")?.select());
    await browser.type(card, text);
    expect(await value()).toBe(text);
  });
}

/** Saves the note, and waits until the card shows it. */
export async function save(browser: Firefox, card: string, text: string): Promise<void> {
  await clickIn(browser, card, "button[type=submit]");
  await vi.waitFor(async () => expect(await textIn(browser, card, ".note-text")).toContain(text));
}
