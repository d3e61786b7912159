/**
 * Paints the matches of an index that are near the viewport, with the CSS Custom Highlight API.
 *
 * Each frame in which the page changes costs more the more ranges are registered (measured: 5 ms
 * with 100 ranges, 105 ms with 10 000). So about a hundred are registered, as `StaticRange`s. While
 * the page is only scrolled, some more are registered: then each painting of new ranges costs,
 * because it paints all of them.
 */
import { Looks } from "../viewport/looks";
import type { MatchIndex, PlacedMatch } from "../terms/match-index";
import { type Found, searchNear } from "../viewport/near";
import { Appearance, type ChosenStyle, withoutMarks } from "./appearance";
import { isPaintable } from "./paintable";
import { PaintedBoxes } from "./painted-boxes";
import { PaintedMargin } from "./painted-margin";
import { register, unregister } from "./registry";
import { Seen } from "../viewport/seen";
import type { View } from "../viewport/view";

/**
 * The number of matches that are painted. All matches in view are painted, even if there are more.
 */
const MAX_PAINTED = 100;
/** While the page is only scrolled, this many matches are painted beyond those in view. */
const MAX_AHEAD = 200;
/**
 * Milliseconds for which the answers of hit tests count as valid. In a page that changes, hit tests
 * are most of the cost of a look.
 */
const SEEN_MS = 500;
/** Distances against the direction of scrolling are multiplied by this. */
const BEHIND = 4;

/** A painted stretch, and the highlight that it is in. */
interface Painted {
  readonly range: StaticRange;
  readonly highlight: Highlight;
}

/** Paints the matches of one document: see the top of this file. */
export class Painter {
  /** Decides when the painter looks again. */
  readonly looks: Looks;
  readonly boxes: PaintedBoxes;
  readonly #document: Document;
  readonly #index: MatchIndex;
  readonly #appearance: Appearance;
  readonly #highlights = new Map<string, Highlight>();
  readonly #painted = new Map<PlacedMatch, Painted>();
  readonly #margin = new PaintedMargin();
  readonly #seen: Seen;
  #seenUntil = 0;
  /**
   * The place of the view when the hit tests began, as one number: the scroll position plus both
   * edges of the view.
   */
  #seenAt = 0;

  /** @param signal ends the painting and leaves the page as it was */
  constructor(document: Document, index: MatchIndex, style: ChosenStyle, signal: AbortSignal) {
    this.#document = document;
    this.#index = index;
    this.#seen = new Seen(document);
    this.#appearance = new Appearance(document, index, style);
    this.looks = new Looks(document, this, signal);
    this.boxes = new PaintedBoxes(document, this.#painted);
    signal.addEventListener("abort", () => {
      for (const [name, highlight] of this.#highlights) unregister(name, highlight);
    });
  }

  /** The painted matches, in no order: those in the viewport and near it. */
  get painted(): Iterable<PlacedMatch> {
    return this.#painted.keys();
  }

  get isIdle(): boolean {
    return this.#index.isEmpty && this.#painted.size === 0;
  }

  /**
   * Paints the matches near the view. The layout should be clean.
   *
   * @param hasOnlyScrolled whether the page has only been scrolled since the last look; undefined
   *   for the first look, because a page that opens does not wait for hit tests
   * @param part the part of the viewport in view, if not all of it is
   * @returns whether hit tests have said what is seen now, and nothing is painted ahead
   */
  look(hasOnlyScrolled?: boolean, part?: View | null): boolean {
    const scrolled = hasOnlyScrolled ? this.#margin.scrolled : 0;
    const view = part ?? { top: 0, bottom: innerHeight };
    const isTold = this.#test(view, part, hasOnlyScrolled);
    if (scrolled === 0 || !this.#margin.holds()) this.#paint(view, scrolled);
    return part ? scrolled === 0 && !this.#seen.isAsking : isTold;
  }

  /**
   * Begins or continues a round of hit tests, if one is due.
   *
   * @returns whether a round is complete now, with all its answers from the current place
   */
  #test(view: View, part: View | null | undefined, hasOnlyScrolled?: boolean): boolean {
    const place = scrollY + view.top + view.bottom;
    const isElsewhere = place !== this.#seenAt;
    const isStale = part
      ? isElsewhere || !hasOnlyScrolled
      : hasOnlyScrolled === false && performance.now() > this.#seenUntil;
    // A page that changes all the time must not begin the same round again and again.
    if (isStale && (isElsewhere || !this.#seen.isAsking)) {
      this.#seen.begin(view);
      this.#seenAt = place;
    }
    if (!this.#seen.isAsking || !this.#ask(part, isElsewhere && hasOnlyScrolled)) return false;
    // If the page was scrolled during the round, its answers come from two places. The round is
    // repeated when the page is quiet.
    return place === this.#seenAt;
  }

  /**
   * Continues the round of hit tests. If it is not complete then, it continues in the next frame.
   *
   * @param isMoving whether the view has been scrolled and nothing else. In a frame that is partly in
   *   view, each look then begins another round, and only the last one is completed, when the page
   *   is quiet. (To complete each of them took 644 instead of 235 ms of the main thread in 120
   *   frames of a tall iframe.)
   * @returns whether the round is complete
   */
  #ask(part: View | null | undefined, isMoving = false): boolean {
    this.#seen.ask();
    const isComplete = !this.#seen.isAsking;
    if (isComplete) this.#seenUntil = performance.now() + SEEN_MS;
    if (isComplete || (part && isMoving)) this.looks.watch(part ? this.#seen.nodes : []);
    else this.looks.again();
    return isComplete;
  }

  /**
   * @param scrolled how far down the page has been scrolled since the last painting if nothing else
   *   happened; negative if up; 0 if something else happened
   */
  #paint(view: View, scrolled: number): void {
    const more = scrolled === 0 ? 0 : MAX_AHEAD;
    const reach = screen.height * (more ? 2 : 1);
    const wanted = new Set<PlacedMatch>();
    const { found, isPart } = searchNear(this.#document, this.#index, {
      reach,
      view,
      seen: this.#seen.nodes,
    });
    const rankOf = ({ distance, isBelow }: Found): number =>
      more && isBelow !== scrolled > 0 ? distance * BEHIND : distance;
    let above = reach;
    let below = reach;
    let most = MAX_PAINTED;
    for (const it of found.toSorted((a, b) => rankOf(a) - rankOf(b))) {
      const { distance, isBelow, matches } = it;
      if (distance > 0 && wanted.size >= most) {
        if (isBelow) below = Math.min(below, distance);
        else above = Math.min(above, distance);
        continue;
      }
      for (const match of matches) if (this.#isPainted(match)) wanted.add(match);
      if (distance === 0) most = Math.max(most, wanted.size + more);
    }
    this.#show(wanted);
    this.#margin.set(above, below);
    if (!isPart) return;
    this.#margin.clear();
    this.looks.again();
  }

  /** A match that is already painted can be painted, so its style is not asked each time. */
  #isPainted(match: PlacedMatch): boolean {
    return (
      this.#index.isLit(match) && (this.#painted.has(match) || isPaintable(match.startContainer))
    );
  }

  /** Paints exactly these matches. */
  #show(wanted: ReadonlySet<PlacedMatch>): void {
    // All styles are asked before anything is painted, because painting makes them outdated.
    const nameOf = this.#appearance.naming();
    const added = [...wanted]
      .filter((it) => !this.#painted.has(it))
      .map((it) => [it, nameOf(it)] as const);
    for (const [match, { range, highlight }] of this.#painted) {
      if (wanted.has(match)) continue;
      highlight.delete(range);
      this.#painted.delete(match);
    }
    for (const [match, name] of added) {
      const range = new StaticRange(withoutMarks(match));
      const highlight = this.#highlightOf(name);
      highlight.add(range);
      this.#painted.set(match, { range, highlight });
    }
    // This is repeated each time because the page may have cleared the highlights.
    for (const [name, highlight] of this.#highlights) register(name, highlight);
  }

  #highlightOf(name: string): Highlight {
    const known = this.#highlights.get(name) ?? new Highlight();
    this.#highlights.set(name, known);
    return known;
  }
}
