/**
 * Decides when to look at the layout. Scrolling, growth, opening, movement and the user's actions
 * on the page are occasions to look. (An `IntersectionObserver` on every block with a match would
 * say which blocks are near, but would cost time in each frame for each block.)
 *
 * A look comes when the layout is clean: right after a frame, when an observer of the page's root
 * answers. So a page that is not shown is not looked at.
 */

import { boxOf, isElement } from "../../dom/native";
import { type View, partInView } from "./view";

/**
 * The minimum pause between two looks: milliseconds, and a multiple of the time that the last look
 * took.
 */
const REST_MS = 100;
const REST_FACTOR = 30;
/** Milliseconds without an occasion after which the page is quiet: scrolling is over. */
const QUIET_MS = 500;
/** Events that may bring other text into view. */
const OCCASIONS =
  "scroll load toggle beforematch transitionend fullscreenchange click keyup pointerover".split(
    " ",
  );

/** The object that looks. */
export interface Looker {
  /** Whether there is nothing to look for. */
  readonly isIdle: boolean;
  /**
   * Looks at the layout, which is clean.
   *
   * @param part the part of the viewport in view, if not all of it is
   * @returns whether everything has been seen; otherwise another look follows when the page has
   *   been quiet for a while
   */
  look(hasOnlyScrolled: boolean, part: View | null): boolean;
}

/** The occasions to look at one document. */
export class Looks {
  readonly #document: Document;
  readonly #looker: Looker;
  readonly #options: AddEventListenerOptions;
  #body: Element | null = null;
  #size = "";
  #isWaiting = false;
  /** Whether the page has only been scrolled since the last look. */
  #hasOnlyScrolled = false;
  #rested = 0;
  /** Runs until the next look, or else until the page has been quiet. */
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What is visible may have changed: looks after the next frame, but not too often. */
  readonly soon = (): void => {
    this.#hasOnlyScrolled = false;
    this.again();
  };
  readonly #hear = ({ type, target }: Event): void => {
    if (type === "scroll" && target === this.#document) this.again();
    else this.soon();
  };
  /** (The observer also calls back once when observation begins, without any growth.) */
  readonly #growth = new ResizeObserver(() => {
    if (this.#measure()) this.soon();
  });
  /** Calls back after the next frame. */
  readonly #frame = new IntersectionObserver(([entry]) =>
    this.#look(entry as IntersectionObserverEntry),
  );
  /** Observes the seen elements in a frame that is only partly in view: see {@link watch}. */
  readonly #around = new IntersectionObserver(() => this.again());

  /** @param signal ends all looks */
  constructor(document: Document, looker: Looker, signal: AbortSignal) {
    this.#document = document;
    this.#looker = looker;
    this.#options = { capture: true, passive: true, signal };
    this.listenIn(document);
    window.addEventListener("resize", this.soon, this.#options);
    signal.addEventListener("abort", () => {
      clearTimeout(this.#timer);
      this.#frame.disconnect();
      this.#growth.disconnect();
      this.#around.disconnect();
    });
  }

  /**
   * Looks again although nothing has changed except the scroll position, or because the last look
   * was not finished.
   */
  again(): void {
    if (this.#isWaiting || this.#looker.isIdle) return;
    this.#isWaiting = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), Math.max(0, this.#rested - performance.now()));
  }

  /**
   * Listens in a shadow tree as well: a scroll event in a shadow tree is not heard outside of it.
   */
  listenIn(target: Node): void {
    // The method of the prototype, because a form named `addEventListener` would replace the
    // document's own.
    for (const type of OCCASIONS)
      EventTarget.prototype.addEventListener.call(target, type, this.#hear, this.#options);
  }

  /**
   * Replaces the set of observed nodes. A look follows when one of them enters or leaves the view.
   * Nothing else tells a frame that the page around it is scrolled. (One look also follows after
   * the next frame, because the page may be scrolled before that.)
   */
  watch(nodes: Iterable<Node>): void {
    this.#around.disconnect();
    for (const it of nodes) if (isElement(it)) this.#around.observe(it);
  }

  #ask(): void {
    // For a moment, a document that is being written has no root element.
    const { documentElement } = this.#document;
    if (documentElement) this.#frame.observe(documentElement);
    else this.#isWaiting = false;
  }

  #look(entry: IntersectionObserverEntry): void {
    this.#frame.disconnect();
    this.#isWaiting = false;
    const began = performance.now();
    const hasOnlyScrolled = this.#hasOnlyScrolled;
    this.#hasOnlyScrolled = true;
    this.#watchGrowth();
    const isAll = this.#looker.look(hasOnlyScrolled, partInView(entry));
    // An unfinished look continues in the next frame.
    if (this.#isWaiting) return;
    if (!isAll) this.#timer = setTimeout(this.soon, QUIET_MS);
    const spent = performance.now() - began;
    this.#rested = performance.now() + Math.max(REST_MS, spent * REST_FACTOR);
  }

  /** Observes the current body: single-page applications replace it. */
  #watchGrowth(): void {
    const now = this.#document.body ?? this.#document.documentElement;
    if (now === this.#body) return;
    this.#body = now;
    this.#growth.disconnect();
    if (now) this.#growth.observe(now);
    this.#measure();
  }

  /** Whether the body's size has changed. */
  #measure(): boolean {
    const box = this.#body && boxOf(this.#body);
    const size = `${box?.width} ${box?.height}`;
    const hasChanged = size !== this.#size;
    this.#size = size;
    return hasChanged;
  }
}
