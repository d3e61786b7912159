import { isConnected } from "../dom/native";
import { type Container, type TextRun, pointAt } from "../dom/text-runs";
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

/** Every match of the page, by the block (or shadow root) whose text it stands in, with a count for each term. */
export class MatchIndex {
  readonly #byContainer = new Map<Container, PlacedMatch[]>();
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

  delete(container: Container): void {
    const placed = this.#byContainer.get(container);
    if (!placed) return;
    this.#byContainer.delete(container);
    this.#count(placed, -1);
  }

  /** The containers that `isChanged` says have, and those that are no longer on the page. */
  staleOnes(isChanged: (container: Container) => boolean): Set<Container> {
    const all = [...this.#byContainer.keys()];
    return new Set(all.filter((it) => !isConnected(it) || isChanged(it)));
  }

  get(container: Container): readonly PlacedMatch[] {
    return this.#byContainer.get(container) ?? [];
  }

  has(container: Container): boolean {
    return this.#byContainer.has(container);
  }

  containers(): Iterable<Container> {
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
