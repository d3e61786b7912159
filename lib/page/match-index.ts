import { isConnected } from "../dom/native";
import { type TextRun, pointAt } from "../dom/text-runs";
import type { TermMatch } from "./term-finder";

/** A match on the page, kept as nodes and offsets: live `Range`s would slow every change of the page. */
export interface PlacedMatch {
  readonly term: number;
  readonly guess: boolean;
  readonly startContainer: Text;
  readonly startOffset: number;
  readonly endContainer: Text;
  readonly endOffset: number;
}

/** Every match of the page, by the element whose text it stands in, with a count for each term. */
export class MatchIndex {
  readonly #byContainer = new Map<Element, PlacedMatch[]>();
  readonly #counts: Uint32Array;

  constructor(termCount: number) {
    this.#counts = new Uint32Array(termCount);
  }

  add(run: TextRun, matches: readonly TermMatch[]): void {
    const placed = matches.map((match) => placeIn(run, match));
    const before = this.#byContainer.get(run.container);
    if (before) before.push(...placed);
    else this.#byContainer.set(run.container, placed);
    this.#count(placed, 1);
  }

  delete(container: Element): void {
    const placed = this.#byContainer.get(container);
    if (!placed) return;
    this.#byContainer.delete(container);
    this.#count(placed, -1);
  }

  /** Forgets what stands in elements that `isStale` says are, or that are no longer on the page; returns them. */
  sweep(isStale: (container: Element) => boolean): Element[] {
    const stale = [...this.#byContainer.keys()].filter((it) => !isConnected(it) || isStale(it));
    for (const container of stale) this.delete(container);
    return stale;
  }

  get(container: Element): readonly PlacedMatch[] {
    return this.#byContainer.get(container) ?? [];
  }

  has(container: Element): boolean {
    return this.#byContainer.has(container);
  }

  containers(): Iterable<Element> {
    return this.#byContainer.keys();
  }

  /** How often each term stands on the page, by its index. */
  get counts(): Readonly<Uint32Array> {
    return this.#counts;
  }

  #count(placed: readonly PlacedMatch[], by: 1 | -1): void {
    for (const { term } of placed) this.#counts[term] = (this.#counts[term] as number) + by;
  }
}

function placeIn(run: TextRun, { term, guess, start, end }: TermMatch): PlacedMatch {
  const from = pointAt(run, start);
  const to = pointAt(run, end - 1);
  return {
    term,
    guess,
    startContainer: from.node,
    startOffset: from.offset,
    endContainer: to.node,
    endOffset: to.offset + 1,
  };
}
