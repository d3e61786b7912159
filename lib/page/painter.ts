/**
 * Paints with the CSS Custom Highlight API, and only what is near the viewport.
 *
 * Each frame in which anything on the page changes costs more the more ranges are
 * registered (measured: 100 ranges 5 ms, 10 000 ranges 105 ms), so an
 * `IntersectionObserver` tells which blocks are within a screen of being seen, and
 * only their matches are registered, as `StaticRange`s.
 */
import type { PlacedMatch } from "./match-index";

/** Whether this browser can paint without writing into the page. */
export function canPaint(): boolean {
  return typeof Highlight === "function" && typeof CSS === "object" && "highlights" in CSS;
}

/** How far outside the viewport blocks are painted: a screen, so that scrolling shows no gaps. */
const MARGIN = "100%";

export class Painter {
  readonly #highlight = new Highlight();
  readonly #painted = new Map<Element, StaticRange[]>();
  readonly #near = new Set<Element>();
  readonly #observer: IntersectionObserver;
  readonly #matchesIn: (container: Element) => readonly PlacedMatch[];

  /**
   * @param name the highlight's name in `CSS.highlights`, which the page can see: it must tell nothing
   * @param signal ends the painting: the page is as it was
   */
  constructor(
    name: string,
    matchesIn: (container: Element) => readonly PlacedMatch[],
    signal: AbortSignal,
  ) {
    this.#matchesIn = matchesIn;
    CSS.highlights.set(name, this.#highlight);
    this.#observer = new IntersectionObserver((entries) => this.#look(entries), {
      rootMargin: MARGIN,
    });
    signal.addEventListener("abort", () => {
      this.#observer.disconnect();
      this.#highlight.clear();
      if (CSS.highlights.get(name) === this.#highlight) CSS.highlights.delete(name);
    });
  }

  /** The matches of this block are new or have changed. */
  update(container: Element): void {
    if (this.#near.has(container)) this.#paint(container);
    else this.#observer.observe(container);
  }

  /** This block has no matches any more, or is gone. */
  remove(container: Element): void {
    this.#observer.unobserve(container);
    this.#near.delete(container);
    this.#unpaint(container);
  }

  #look(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting || hasNoBox(target)) {
        this.#near.add(target);
        this.#paint(target);
      } else {
        this.#near.delete(target);
        this.#unpaint(target);
      }
    }
  }

  #paint(container: Element): void {
    this.#unpaint(container);
    const ranges = this.#matchesIn(container).map((match) => new StaticRange(match));
    this.#painted.set(container, ranges);
    for (const range of ranges) this.#highlight.add(range);
  }

  #unpaint(container: Element): void {
    for (const range of this.#painted.get(container) ?? []) this.#highlight.delete(range);
    this.#painted.delete(container);
  }
}

/** An element with `display: contents` never intersects anything, but its text may be in view. */
function hasNoBox(element: Element): boolean {
  return getComputedStyle(element).display === "contents";
}
