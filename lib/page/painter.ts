/**
 * Paints with the CSS Custom Highlight API, and only what is near the viewport.
 *
 * Each frame in which anything on the page changes costs more the more ranges are registered (measured: 100
 * ranges 5 ms, 10 000 ranges 105 ms), so about a hundred are, as `StaticRange`s; while the page is being scrolled and
 * nothing else happens some more, for then it is the painting of new ones that costs, and each time of all. An `IntersectionObserver` on
 * every block with a match would tell which are near, and cost each frame for each of them; so whatever scrolls,
 * grows, opens or moves is an occasion for a look at the layout, and what the user does on the page.
 *
 * A look comes when the layout is clean: behind a frame, as an observer that is asked about the page's root is
 * answered there. So nothing is painted in a page that is not shown.
 */
import type { MatchIndex, PlacedMatch } from "./match-index";
import { type Found, type Reach, nearSearch } from "./near";
import { PaintedMargin } from "./painted-margin";
import { register, unregister } from "./registry";

/** Whether this browser can paint without writing into the page. */
export function canPaint(): boolean {
  return typeof Highlight === "function" && typeof CSS === "object" && "highlights" in CSS;
}

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
/** What is behind where the page is scrolled to counts as so many times as far away. */
const BEHIND = 4;
/** Milliseconds between two looks at least, and how many times as long as the last one took. */
const REST_MS = 100;
const REST_FACTOR = 30;
/** Milliseconds after which scrolling is over. */
const SCROLLED_MS = 500;
/** Things that may bring text into view that was not there before. */
const OCCASIONS = "scroll load toggle transitionend fullscreenchange click keyup pointerover".split(
  " ",
);

/** What paints a page. */
export interface Painter {
  /** Paints what is near. The layout should be clean. */
  look(): void;
  /** Hears of what happens in a shadow tree too: that something scrolls in one is not told outside of it. */
  listenIn(shadow: ShadowRoot): void;
  /** Matches or the layout may have changed: looks behind the next frame, and not too often. */
  lookSoon(): void;
  /** What is painted, in no order: near the viewport, or in it. */
  readonly painted: Iterable<PlacedMatch>;
}

/**
 * Paints an index's matches.
 *
 * @param signal ends the painting: the page is as it was
 */
export function paintMatches(
  document: Document,
  names: HighlightNames,
  index: MatchIndex,
  signal: AbortSignal,
): Painter {
  const search = nearSearch(document, index);
  const terms = new Highlight();
  const guesses = new Highlight();
  const registered = [
    [names.term, terms],
    [names.guess, guesses],
    ...(names.line ? ([[names.line, terms]] as const) : []),
  ] as const;
  const painted = new Map<PlacedMatch, StaticRange>();
  const margin = new PaintedMargin();
  let isWaiting = false;
  /** Since the last look nothing has happened but that the page was scrolled. */
  let hasOnlyScrolled = false;
  let rested = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let scrollTimer: ReturnType<typeof setTimeout> | undefined;

  /** Answers behind the next frame. */
  const frame = new IntersectionObserver(() => {
    frame.disconnect();
    isWaiting = false;
    const began = performance.now();
    if (!hasOnlyScrolled || margin.scrolled === 0) look();
    else {
      if (!margin.holds()) lookAhead();
      clearTimeout(scrollTimer);
      scrollTimer = setTimeout(lookSoon, SCROLLED_MS);
    }
    const ended = performance.now();
    rested = ended + Math.max(REST_MS, (ended - began) * REST_FACTOR);
  });

  function lookSoon(): void {
    hasOnlyScrolled = false;
    wait();
  }

  function hear({ type, target }: Event): void {
    if (type === "scroll" && target === document) wait();
    else lookSoon();
  }

  function wait(): void {
    if (isWaiting || (index.isEmpty && painted.size === 0)) return;
    isWaiting = true;
    timer = setTimeout(askForFrame, Math.max(0, rested - performance.now()));
  }

  /** A document that is being written has no root element for a moment. */
  function askForFrame(): void {
    if (document.documentElement) frame.observe(document.documentElement);
    else isWaiting = false;
  }

  function look(): void {
    paint({ above: innerHeight, below: innerHeight }, () => MAX_PAINTED);
  }

  /** While the page is being scrolled: more, and further, where it is scrolled to. */
  function lookAhead(): void {
    const ahead = 2 * innerHeight;
    const behind = innerHeight / 2;
    const isDown = margin.scrolled > 0;
    const reach = isDown ? { above: behind, below: ahead } : { above: ahead, below: behind };
    paint(reach, (inView) => inView + MAX_AHEAD);
  }

  function paint(reach: Reach, most: (inView: number) => number): void {
    watchGrowth();
    const wanted = new Set<PlacedMatch>();
    const { found, isPart } = search(reach);
    const isDown = margin.scrolled > 0;
    const rankOf = ({ distance, isBelow }: Found): number =>
      isBelow === isDown || !hasOnlyScrolled ? distance : distance * BEHIND;
    let { above, below } = reach;
    let inView = 0;
    for (const it of found.toSorted((a, b) => rankOf(a) - rankOf(b))) {
      const { distance, isBelow, matches } = it;
      if (distance > 0 && wanted.size >= most(inView)) {
        if (isBelow) below = Math.min(below, distance);
        else above = Math.min(above, distance);
        continue;
      }
      for (const match of matches) if (index.isLit(match)) wanted.add(match);
      if (distance === 0) inView = wanted.size;
    }
    for (const [match, range] of painted) {
      if (wanted.has(match)) continue;
      highlightOf(match).delete(range);
      painted.delete(match);
    }
    for (const match of wanted) {
      if (painted.has(match)) continue;
      const range = new StaticRange(match);
      highlightOf(match).add(range);
      painted.set(match, range);
    }
    // Each time: the page may have cleared them.
    for (const [name, highlight] of registered) register(name, highlight);
    hasOnlyScrolled = true;
    margin.set(above, below);
    if (!isPart) return;
    // The rest of what is near waits for no more than the next frame.
    margin.clear();
    wait();
  }

  const highlightOf = (match: PlacedMatch): Highlight => (index.isGuess(match) ? guesses : terms);

  function listenIn(target: Node): void {
    // Not the document's own: a form may have that name.
    for (const type of OCCASIONS)
      EventTarget.prototype.addEventListener.call(target, type, hear, passive);
  }

  /** Single-page applications replace the whole body. */
  function watchGrowth(): void {
    const now = document.body ?? document.documentElement;
    if (now === body) return;
    body = now;
    growth.disconnect();
    if (now) growth.observe(now);
  }

  let body: Element | null = null;
  const growth = new ResizeObserver(lookSoon);
  const passive = { capture: true, passive: true, signal };
  watchGrowth();
  listenIn(document);
  window.addEventListener("resize", lookSoon, passive);
  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    clearTimeout(scrollTimer);
    frame.disconnect();
    growth.disconnect();
    for (const [name, highlight] of registered) unregister(name, highlight);
  });
  return { look, lookSoon, listenIn, painted: { [Symbol.iterator]: () => painted.keys() } };
}
