/**
 * When the layout is looked at: whatever scrolls, grows, opens or moves gives occasion, and what the user does on the page.
 * (An `IntersectionObserver` on every block with a match would tell which are near, and cost each frame for each of them.)
 *
 * A look comes when the layout is clean: behind a frame, as an observer that is asked about the page's root is
 * answered there. So nothing is looked at in a page that is not shown.
 */

import { boxOf, isElement } from "../../dom/native";
import { type View, partInView } from "./view";

/** Milliseconds between two looks at least, and how many times as long as the last one took. */
const REST_MS = 100;
const REST_FACTOR = 30;
/** Milliseconds after which the page is quiet: scrolling is over. */
const QUIET_MS = 500;
/** Things that may bring text into view that was not there before. */
const OCCASIONS =
  "scroll load toggle beforematch transitionend fullscreenchange click keyup pointerover".split(
    " ",
  );

/** Who looks. */
export interface Looker {
  /** Whether there is nothing to look for. */
  readonly isIdle: boolean;
  /**
   * The layout is clean.
   *
   * @param part what is in view, if not all of the viewport is
   * @returns whether that is all there is to see: else it is looked at again when the page has been quiet for a while
   */
  look(hasOnlyScrolled: boolean, part: View | null): boolean;
}

export class Looks {
  readonly #document: Document;
  readonly #looker: Looker;
  readonly #options: AddEventListenerOptions;
  #body: Element | null = null;
  #size = "";
  #isWaiting = false;
  /** Since the last look nothing has happened but that the page was scrolled. */
  #hasOnlyScrolled = false;
  #rested = 0;
  /** Until the next look, or else until the page has been quiet. */
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What is seen may have changed: it is looked at behind the next frame, and not too often. */
  readonly soon = (): void => {
    this.#hasOnlyScrolled = false;
    this.again();
  };
  readonly #hear = ({ type, target }: Event): void => {
    if (type === "scroll" && target === this.#document) this.again();
    else this.soon();
  };
  /** (Called once for what it has begun to observe, too: that is no growth.) */
  readonly #growth = new ResizeObserver(() => {
    if (this.#measure()) this.soon();
  });
  /** Answers behind the next frame. */
  readonly #frame = new IntersectionObserver(([entry]) =>
    this.#look(entry as IntersectionObserverEntry),
  );
  /** Of what is seen in a frame of which only a part is: see {@link watch}. */
  readonly #around = new IntersectionObserver(() => this.again());

  /** @param signal ends it */
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

  /** The same where nothing has changed: the last look has not come to its end, or the page was scrolled. */
  again(): void {
    if (this.#isWaiting || this.#looker.isIdle) return;
    this.#isWaiting = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), Math.max(0, this.#rested - performance.now()));
  }

  /** Hears of what happens in a shadow tree too: that something scrolls in one is not told outside of it. */
  listenIn(target: Node): void {
    // Not the document's own: a form may have that name.
    for (const type of OCCASIONS)
      EventTarget.prototype.addEventListener.call(target, type, this.#hear, this.#options);
  }

  /**
   * From now on looks again when one of these comes into view or leaves it, and no longer at those from before: nothing else
   * tells a frame that the page around it is scrolled. (And once behind the next frame: it may be scrolled before that.)
   */
  watch(nodes: Iterable<Node>): void {
    this.#around.disconnect();
    for (const it of nodes) if (isElement(it)) this.#around.observe(it);
  }

  #ask(): void {
    // A document that is being written has no root element for a moment.
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
    // What it has not come to the end of goes on in the next frame.
    if (this.#isWaiting) return;
    if (!isAll) this.#timer = setTimeout(this.soon, QUIET_MS);
    const spent = performance.now() - began;
    this.#rested = performance.now() + Math.max(REST_MS, spent * REST_FACTOR);
  }

  /** Single-page applications replace the whole body. */
  #watchGrowth(): void {
    const now = this.#document.body ?? this.#document.documentElement;
    if (now === this.#body) return;
    this.#body = now;
    this.#growth.disconnect();
    if (now) this.#growth.observe(now);
    this.#measure();
  }

  /** Whether the body is larger or smaller than it was. */
  #measure(): boolean {
    const box = this.#body && boxOf(this.#body);
    const size = `${box?.width} ${box?.height}`;
    const hasChanged = size !== this.#size;
    this.#size = size;
    return hasChanged;
  }
}
