/**
 * Paints with the CSS Custom Highlight API, and only what is near the viewport.
 *
 * Each frame in which anything on the page changes costs more the more ranges are
 * registered (measured: 100 ranges 5 ms, 10 000 ranges 105 ms), so an
 * `IntersectionObserver` tells which blocks are within a screen of being seen, and
 * only their matches are registered, as `StaticRange`s.
 */
import { isShadowRoot } from "../dom/native";
import type { Container } from "../dom/text-runs";
import type { PlacedMatch } from "./match-index";

/** Whether this browser can paint without writing into the page. */
export function canPaint(): boolean {
  return typeof Highlight === "function" && typeof CSS === "object" && "highlights" in CSS;
}

/** How far outside the viewport blocks are painted: a screen, so that scrolling shows no gaps. */
const MARGIN = "100%";

/** The names of the two highlights. The page can read them: they say nothing. */
export interface HighlightNames {
  readonly term: string;
  /** For what is only taken for a term because others stand beside it: painted more quietly. */
  readonly guess: string;
}

export class Painter {
  readonly #terms = new Highlight();
  readonly #guesses = new Highlight();
  readonly #painted = new Map<Container, StaticRange[]>();
  /** What has matches, by the element that tells whether it is near: for a shadow root its host. */
  readonly #observed = new Map<Element, Set<Container>>();
  readonly #near = new Set<Element>();
  readonly #observer: IntersectionObserver;
  readonly #registered: readonly (readonly [name: string, highlight: Highlight])[];
  readonly #matchesIn: (container: Container) => readonly PlacedMatch[];

  /**
   * @param signal ends the painting: the page is as it was
   */
  constructor(
    names: HighlightNames,
    matchesIn: (container: Container) => readonly PlacedMatch[],
    signal: AbortSignal,
  ) {
    this.#matchesIn = matchesIn;
    this.#registered = [
      [names.term, this.#terms],
      [names.guess, this.#guesses],
    ];
    this.#register();
    this.#observer = new IntersectionObserver((entries) => this.#look(entries), {
      rootMargin: MARGIN,
    });
    signal.addEventListener("abort", () => {
      this.#observer.disconnect();
      for (const [name, highlight] of this.#registered) {
        highlight.clear();
        if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
      }
    });
  }

  /** The matches of this block are new or have changed. */
  update(container: Container): void {
    const element = boxOf(container);
    const together = this.#observed.get(element);
    if (together) together.add(container);
    else this.#observed.set(element, new Set([container]));
    if (this.#near.has(element)) this.#paint(container);
    else this.#observer.observe(element);
  }

  /** This block has no matches any more, or is gone. */
  remove(container: Container): void {
    const element = boxOf(container);
    const together = this.#observed.get(element);
    this.#unpaint(container);
    together?.delete(container);
    if (together?.size !== 0) return;
    this.#observed.delete(element);
    this.#observer.unobserve(element);
    this.#near.delete(element);
  }

  /** The registry is the page's too, and it may clear it. */
  #register(): void {
    for (const [name, highlight] of this.#registered) {
      if (CSS.highlights.get(name) !== highlight) CSS.highlights.set(name, highlight);
    }
  }

  #look(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const containers = this.#observed.get(target) ?? [];
      if (isIntersecting || hasNoBox(target)) {
        this.#near.add(target);
        for (const container of containers) this.#paint(container);
      } else {
        this.#near.delete(target);
        for (const container of containers) this.#unpaint(container);
      }
    }
  }

  #paint(container: Container): void {
    this.#register();
    this.#unpaint(container);
    const ranges = this.#matchesIn(container).map((match) => {
      const range = new StaticRange(match);
      (match.guess ? this.#guesses : this.#terms).add(range);
      return range;
    });
    this.#painted.set(container, ranges);
  }

  #unpaint(container: Container): void {
    for (const range of this.#painted.get(container) ?? []) {
      if (!this.#terms.delete(range)) this.#guesses.delete(range);
    }
    this.#painted.delete(container);
  }
}

function boxOf(container: Container): Element {
  return isShadowRoot(container) ? container.host : container;
}

/** An element with `display: contents` never intersects anything, but its text may be in view. */
function hasNoBox(element: Element): boolean {
  return getComputedStyle(element).display === "contents";
}
