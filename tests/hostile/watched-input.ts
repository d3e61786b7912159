/** What a reader does on a watching page, the same in every browser, with real input only. */
import { type Look, TELL, mine } from "../cases/watching-page";

export type Told = Readonly<Record<Look, readonly string[]>>;

/** A browser's tab, as far as both test drivers can control one. */
export interface Driver {
  /** The value of an expression, with its promise awaited. */
  evaluate<T>(expression: string): Promise<T>;
  move(x: number, y: number): Promise<void>;
  down(): Promise<void>;
  up(): Promise<void>;
  type(text: string): Promise<void>;
  /** Control and a letter. */
  control(key: string): Promise<void>;
  wheel(by: number): Promise<void>;
}

/** The layout of the page: lines are 40 pixels high, characters 20 wide. */
const PLAIN = { x: 60, y: 20 };
const TERM = { x: 90, y: 60 };
const FIELD = { x: 100, y: 150 };
const EDITABLE = { x: 50, y: 200 };

/** The number of frames for which a page is left alone: longer than any wait of the extension. */
export const REST =
  "(async () => { for (let i = 0; i < 40; i += 1) await new Promise((it) => window.frame(it)); return 0; })()";
/** Waits until the page has not scrolled for some frames. */
const STANDS = `(async () => {
  for (let at = scrollY, frames = 0; frames < 20; frames = at === scrollY ? frames + 1 : 0) {
    at = scrollY;
    await new Promise((it) => window.frame(it));
  }
  return 0;
})()`;

/** Conditions about the extension that the page itself checks. */
export const IS_LIT = mine("Boolean(CSS.highlights.get('cideng-term')?.size)");
export const IS_OPEN = mine(`(() => {
  const it = document.querySelector("div[popover][style*='2147483647']");
  return Boolean(it && getComputedStyle(it).visibility === "visible");
})()`);

/**
 * Reads, points, selects, copies, writes, follows links and scrolls.
 *
 * @param onTerm awaited while the pointer rests on a term
 * @returns what the page reports at each moment
 */
export async function useAsReader(
  driver: Driver,
  onTerm: (isOn: boolean) => Promise<void>,
): Promise<Record<string, Told>> {
  const told: Record<string, Told> = {};
  const rest = (): Promise<unknown> => driver.evaluate(REST);
  const tell = async (moment: string): Promise<void> => {
    await rest();
    told[moment] = await driver.evaluate<Told>(TELL);
  };
  await tell("opened");
  await driver.move(PLAIN.x, PLAIN.y);
  await driver.move(TERM.x - 10, TERM.y);
  await driver.move(TERM.x, TERM.y);
  await onTerm(true);
  await tell("on a term");
  await driver.move(PLAIN.x, PLAIN.y);
  await onTerm(false);
  await tell("off it again");
  await driver.move(TERM.x, TERM.y);
  await driver.down();
  await driver.up();
  await driver.move(PLAIN.x, PLAIN.y);
  await onTerm(false);
  await tell("clicked");
  // Over a term, from left to right in its line.
  await driver.move(25, TERM.y);
  await driver.down();
  await driver.move(100, TERM.y);
  await driver.move(190, TERM.y);
  await driver.up();
  await driver.control("c");
  await tell("selected");
  await driver.move(PLAIN.x, PLAIN.y);
  await onTerm(false);
  await driver.move(FIELD.x, FIELD.y);
  await driver.down();
  await driver.up();
  await driver.type("ab");
  await driver.control("v");
  await tell("pasted");
  await driver.move(EDITABLE.x, EDITABLE.y);
  await driver.down();
  await driver.up();
  await driver.type("cd");
  await tell("written");
  await driver.evaluate(mine('history.pushState({ a: 1 }, "", "?two")'));
  await driver.evaluate(mine('history.replaceState({ a: 2 }, "", "#three")'));
  await driver.evaluate(mine("history.back()"));
  await tell("gone back");
  await driver.move(PLAIN.x, PLAIN.y);
  await driver.wheel(300);
  await driver.evaluate(STANDS);
  await tell("scrolled");
  return told;
}
