/**
 * Clicks that a page steals.
 *
 * A page can make the card transparent, lay a picture over it that lets clicks through, or move it under the pointer: then
 * what was meant for the page is done in the card. So what changes or deletes notes (`data-changes`) acts on a click only where the
 * card has been seen, and where it is, for a moment. Keys are the page's in no way, and are not asked.
 *
 * Whether an element is seen only Chromium tells (`trackVisibility`: nothing over it, no filter, no opacity). Elsewhere what
 * deletes (`data-changes="deletes"`) takes a second click, which a double click is not; and a finger, like the pointer of a
 * mouse, must find the card where it was when it was in it before.
 */

import { browser } from "wxt/browser";

/** Milliseconds for which a card must have been as it is. */
const LEAST_MS = 250;
/** As soon as browsers tell of a change of visibility: milliseconds. */
const DELAY_MS = 100;
/** As much of a card is to be seen. */
const MOST = 0.9;
/** Pixels of the screen by which places may differ that are the same. */
const SMALL = 3;

type Point = readonly [x: number, y: number];

/** Where the pointer is, on the screen and in the card. */
interface Pointer {
  readonly screen: Point;
  readonly client: Point;
}

interface TrackedEntry extends IntersectionObserverEntry {
  readonly isVisible: boolean;
}

interface Tracking extends IntersectionObserverInit {
  readonly trackVisibility: boolean;
  readonly delay: number;
}

export class ClickGuard {
  readonly #onRefused: (button: HTMLElement) => void;
  /** Since when the card is seen (milliseconds of `performance`); null while it is not, undefined where nobody tells. */
  #seenSince: number | null | undefined;
  /** Since when the pointer is in the card and the card has not been moved under it. */
  #steadySince = Infinity;
  #pointer: Pointer | null = null;
  /** How many pixels of the screen a CSS pixel is, but for what the screen itself adds. (Firefox zooms the screen's too.) */
  #zoom = 1;
  /** What was clicked, and did not act yet. */
  #asked: EventTarget | null = null;

  /** @param onRefused a click on this did nothing */
  constructor(root: HTMLElement, onRefused: (button: HTMLElement) => void) {
    this.#onRefused = onRefused;
    if ("isVisible" in IntersectionObserverEntry.prototype) {
      this.#seenSince = null;
      const threshold = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
      const options: Tracking = { threshold, trackVisibility: true, delay: DELAY_MS };
      new IntersectionObserver((entries) => {
        if (!isSeen(entries.at(-1) as TrackedEntry)) this.#seenSince = null;
        // It was seen for at least as long as it took to be told.
        else this.#seenSince ??= performance.now() - DELAY_MS;
      }, options).observe(root);
    }
    for (const type of ["pointerover", "pointermove", "pointerdown"] as const)
      addEventListener(type, (event) => this.#hear(event), { capture: true, passive: true });
    addEventListener("click", (event) => this.#check(event), { capture: true });
    addEventListener("resize", () => void this.#askZoom());
    void this.#askZoom();
  }

  async #askZoom(): Promise<void> {
    if (this.#isTold) this.#zoom = await browser.tabs.getZoom();
  }

  /** Whether somebody tells if the card is seen. */
  get #isTold(): boolean {
    return this.#seenSince !== undefined;
  }

  /** The card shows something else, perhaps elsewhere. */
  begin(): void {
    this.#forget();
    this.#asked = null;
  }

  #forget(): void {
    this.#pointer = null;
    this.#steadySince = Infinity;
  }

  #hear({ screenX, screenY, clientX, clientY, pointerType }: PointerEvent): void {
    // A finger is told of when it is down already: the first time it is as if the card had just been moved.
    if (pointerType === "touch" && this.#isTold) return;
    const now = { screen: [screenX, screenY], client: [clientX, clientY] } as const;
    const before = this.#pointer;
    this.#pointer = now;
    if (!before || isMovedUnder(before, now, this.#zoom)) this.#steadySince = performance.now();
  }

  #check(event: MouseEvent): void {
    const button = event.target instanceof Element && event.target.closest("[data-changes]");
    // A key that presses a button is told as a click without a pointer.
    if (!(button instanceof HTMLElement) || event.detail === 0) return;
    if (this.#mayAct(button, event as PointerEvent)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    this.#asked = button;
    // So that Enter does it.
    button.focus({ preventScroll: true });
    this.#onRefused(button);
  }

  #mayAct(button: HTMLElement, { pointerType, detail }: PointerEvent): boolean {
    const isHeard = pointerType !== "touch" || !this.#isTold;
    if (isHeard && !isAWhileAgo(this.#steadySince)) return false;
    if (this.#seenSince === null) return false;
    if (this.#seenSince !== undefined) return isAWhileAgo(this.#seenSince);
    return button.dataset["changes"] !== "deletes" || (this.#asked === button && detail === 1);
  }
}

/** Whether nothing lies over the card, nothing changes how it looks, and hardly anything is cut off it. */
function isSeen({ isVisible, intersectionRect: { width, height } }: TrackedEntry): boolean {
  return isVisible && width * height >= MOST * innerWidth * innerHeight;
}

/** @param time milliseconds of `performance` */
function isAWhileAgo(time: number): boolean {
  return performance.now() - time >= LEAST_MS;
}

/** Whether the card was moved on the screen between two tellings of the pointer. */
function isMovedUnder(before: Pointer, now: Pointer, zoom: number): boolean {
  return [0, 1].some((axis) => {
    const by = (where: keyof Pointer): number =>
      (now[where][axis] ?? 0) - (before[where][axis] ?? 0);
    return Math.abs(by("screen") - zoom * by("client")) > SMALL;
  });
}
