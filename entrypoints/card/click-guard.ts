/**
 * Refuses clicks that a page may have stolen.
 *
 * A page can make the card transparent. It can cover the card with a picture that lets clicks
 * through. It can move the card under the pointer. A click that is meant for the page then acts in
 * the card. So a control that changes or deletes notes (`data-changes`) obeys a click only if the
 * card has been visible, and has stayed in its place, for a moment. A page cannot redirect key
 * presses, so they are not checked.
 *
 * Only Chromium reports whether an element is visible (`trackVisibility`: nothing covers it, no
 * filter, no opacity). In other browsers, a control that deletes (`data-changes="deletes"`) needs a
 * second click, and a double click does not count as two. In those browsers, the rule for a mouse
 * also applies to a finger: the card must be where it was when the finger was last in it.
 */

import { browser } from "wxt/browser";

/** The time for which a card must have been visible and steady, in milliseconds. */
const LEAST_MS = 250;
/** The shortest delay with which browsers report a change of visibility, in milliseconds. */
const DELAY_MS = 100;
/** The share of a card that must be visible. */
const MOST = 0.9;
/** Two positions that differ by no more than this count as the same, in screen pixels. */
const SMALL = 3;

type Point = readonly [x: number, y: number];

/** The position of the pointer, on the screen and in the card. */
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

/**
 * Watches the card and the pointer, and stops clicks that the user may not have meant for the card.
 */
export class ClickGuard {
  readonly #onRefused: (button: HTMLElement) => void;
  /**
   * The time since which the card has been visible (milliseconds of `performance`). Null while it
   * is not visible; undefined if the browser does not report it.
   */
  #seenSince: number | null | undefined;
  /** The time since which the pointer has been in the card without the card moving under it. */
  #steadySince = Infinity;
  #pointer: Pointer | null = null;
  /**
   * Screen pixels per CSS pixel, without the scale of the screen itself. (Firefox scales its screen
   * coordinates with the page's zoom, so there it is 1.)
   */
  #zoom = 1;
  /** The button whose last click was refused. */
  #asked: EventTarget | null = null;

  /** @param onRefused called with a button whose click was refused */
  constructor(root: HTMLElement, onRefused: (button: HTMLElement) => void) {
    this.#onRefused = onRefused;
    if ("isVisible" in IntersectionObserverEntry.prototype) {
      this.#seenSince = null;
      const threshold = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
      const options: Tracking = { threshold, trackVisibility: true, delay: DELAY_MS };
      new IntersectionObserver((entries) => {
        if (!isSeen(entries.at(-1) as TrackedEntry)) this.#seenSince = null;
        // The report comes late. The card has been visible for at least this delay.
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

  /** Whether the browser reports if the card is visible. */
  get #isTold(): boolean {
    return this.#seenSince !== undefined;
  }

  /** Begins again, because the card shows something else, perhaps in another place. */
  begin(): void {
    this.#forget();
    this.#asked = null;
  }

  #forget(): void {
    this.#pointer = null;
    this.#steadySince = Infinity;
  }

  #hear({ screenX, screenY, clientX, clientY, pointerType }: PointerEvent): void {
    // The browser reports a finger only once it is down. So the first touch counts as if the card
    // had just moved.
    if (pointerType === "touch" && this.#isTold) return;
    const now = { screen: [screenX, screenY], client: [clientX, clientY] } as const;
    const before = this.#pointer;
    this.#pointer = now;
    if (!before || isMovedUnder(before, now, this.#zoom)) this.#steadySince = performance.now();
  }

  #check(event: MouseEvent): void {
    const button = event.target instanceof Element && event.target.closest("[data-changes]");
    // A key that presses a button causes a click without a pointer.
    if (!(button instanceof HTMLElement) || event.detail === 0) return;
    if (this.#mayAct(button, event as PointerEvent)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    this.#asked = button;
    // The user can then press Enter instead.
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

/**
 * Whether nothing covers the card, nothing changes its look, and almost all of it is in view. A card
 * may be narrower than its frame, and higher.
 */
function isSeen({ isVisible, intersectionRect, boundingClientRect }: TrackedEntry): boolean {
  const [width, height] = [boundingClientRect.width, boundingClientRect.height];
  const whole = Math.min(width, innerWidth) * Math.min(height, innerHeight);
  return isVisible && intersectionRect.width * intersectionRect.height >= MOST * whole;
}

/** @param time milliseconds of `performance` */
function isAWhileAgo(time: number): boolean {
  return performance.now() - time >= LEAST_MS;
}

/** Whether the card moved on the screen between two reports of the pointer. */
function isMovedUnder(before: Pointer, now: Pointer, zoom: number): boolean {
  return [0, 1].some((axis) => {
    const by = (where: keyof Pointer): number =>
      (now[where][axis] ?? 0) - (before[where][axis] ?? 0);
    return Math.abs(by("screen") - zoom * by("client")) > SMALL;
  });
}
