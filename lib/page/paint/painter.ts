/**
 * Paints an index's matches with the CSS Custom Highlight API, and only what is near the viewport.
 *
 * Each frame in which anything on the page changes costs more the more ranges are registered (measured: 100
 * ranges 5 ms, 10 000 ranges 105 ms), so about a hundred are, as `StaticRange`s; while the page is being scrolled and
 * nothing else happens some more, for then it is the painting of new ones that costs, and each time of all.
 */
import { Looks } from "../viewport/looks";
import type { MatchIndex, PlacedMatch } from "../terms/match-index";
import { type Found, searchNear } from "../viewport/near";
import { isPaintable } from "./paintable";
import { PaintedBoxes } from "./painted-boxes";
import { PaintedMargin } from "./painted-margin";
import { register, unregister } from "./registry";
import { Seen } from "../viewport/seen";
import type { View } from "../viewport/view";

/** The names of the two highlights. The page can read them: they say nothing. */
export interface HighlightNames {
  readonly term: string;
  /** For what is only taken for a term because others stand beside it: painted more quietly. */
  readonly guess: string;
  /** Under this name the terms are underlined too. */
  readonly line?: string;
}

/** So many matches are painted, or those that can be seen. */
const MAX_PAINTED = 100;
/** While the page is scrolled and nothing else happens, so many more than can be seen. */
const MAX_AHEAD = 200;
/** For so many milliseconds what hit tests have told is taken to hold: in a page that changes they cost most of a look. */
const SEEN_MS = 500;
/** What is behind where the page is scrolled to counts as so many times as far away. */
const BEHIND = 4;

export class Painter {
  /** When it looks again. */
  readonly looks: Looks;
  readonly boxes: PaintedBoxes;
  readonly #document: Document;
  readonly #index: MatchIndex;
  readonly #terms = new Highlight();
  readonly #guesses = new Highlight();
  readonly #registered: readonly (readonly [string, Highlight])[];
  readonly #painted = new Map<PlacedMatch, StaticRange>();
  readonly #margin = new PaintedMargin();
  readonly #seen: Seen;
  #seenUntil = 0;
  /** Where on the page that was, if only a part of the viewport was in view: the sum of its edges. */
  #seenAt = 0;

  /** @param signal ends the painting: the page is as it was */
  constructor(document: Document, names: HighlightNames, index: MatchIndex, signal: AbortSignal) {
    this.#document = document;
    this.#index = index;
    this.#seen = new Seen(document);
    this.#registered = [
      [names.term, this.#terms],
      [names.guess, this.#guesses],
      [names.line ?? names.term, this.#terms],
    ];
    this.looks = new Looks(document, this, signal);
    this.boxes = new PaintedBoxes(document, this.#painted);
    signal.addEventListener("abort", () => {
      for (const [name, highlight] of this.#registered) unregister(name, highlight);
    });
  }

  /** What is painted, in no order: near the viewport, or in it. */
  get painted(): Iterable<PlacedMatch> {
    return this.#painted.keys();
  }

  get isIdle(): boolean {
    return this.#index.isEmpty && this.#painted.size === 0;
  }

  /**
   * Paints what is near. The layout should be clean.
   *
   * @param hasOnlyScrolled since the last time nothing has happened but that the page was scrolled; left out the first time,
   *   when a page that opens does not wait for hit tests
   * @param part what is in view, if not all of the viewport is
   * @returns whether hit tests have told what is seen now, and nothing is painted ahead
   */
  look(hasOnlyScrolled?: boolean, part?: View | null): boolean {
    const scrolled = hasOnlyScrolled ? this.#margin.scrolled : 0;
    const view = part ?? { top: 0, bottom: innerHeight };
    const place = scrollY + view.top + view.bottom;
    const isElsewhere = place !== this.#seenAt;
    const isStale = part
      ? isElsewhere || !hasOnlyScrolled
      : hasOnlyScrolled === false && performance.now() > this.#seenUntil;
    // A page that changes all the time does not begin the same round again and again.
    if (isStale && (isElsewhere || !this.#seen.isAsking)) {
      this.#seen.begin(view);
      this.#seenAt = place;
    }
    // What was asked at two places, as the page was scrolled meanwhile, is asked again when it is quiet.
    const isTold = this.#seen.isAsking && this.#ask(part) && place === this.#seenAt;
    if (scrolled === 0 || !this.#margin.holds()) this.#paint(view, scrolled);
    return part ? scrolled === 0 : isTold;
  }

  /** Goes on asking what is seen. Answers whether all is told now: else it goes on in the next frame. */
  #ask(part: View | null | undefined): boolean {
    this.#seen.ask();
    if (this.#seen.isAsking) {
      this.looks.again();
      return false;
    }
    this.#seenUntil = performance.now() + SEEN_MS;
    this.looks.watch(part ? this.#seen.nodes : []);
    return true;
  }

  /**
   * @param scrolled how far down nothing but scrolling has brought the page; below 0: up; 0 where something else has happened
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

  /** What is painted already can be: its style is not asked each time. */
  #isPainted(match: PlacedMatch): boolean {
    return (
      this.#index.isLit(match) && (this.#painted.has(match) || isPaintable(match.startContainer))
    );
  }

  /** Has these painted, and no others. */
  #show(wanted: ReadonlySet<PlacedMatch>): void {
    for (const [match, range] of this.#painted) {
      if (wanted.has(match)) continue;
      this.#highlightOf(match).delete(range);
      this.#painted.delete(match);
    }
    for (const match of wanted) {
      if (this.#painted.has(match)) continue;
      const range = new StaticRange(match);
      this.#highlightOf(match).add(range);
      this.#painted.set(match, range);
    }
    // Each time: the page may have cleared them.
    for (const [name, highlight] of this.#registered) register(name, highlight);
  }

  #highlightOf(match: PlacedMatch): Highlight {
    return this.#index.isGuess(match) ? this.#guesses : this.#terms;
  }
}
