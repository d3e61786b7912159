/**
 * Finds the matches in the viewport or near it.
 *
 * The search goes down the index from the outermost branch. It skips a box far from the viewport
 * with everything in it. So the cost of a look depends on what is near the viewport, not on the
 * size of the page. Long rows of siblings that follow one another down the page are searched by
 * bisection.
 *
 * The search only reads the layout, which must be clean: see `Painter`.
 */
import {
  childNodesOf,
  firstChildOf,
  isElement,
  isRendered,
  isText,
  nextSiblingOf,
  openRootOf,
  parentOf,
} from "../../dom/native";
import { firstIndex } from "../../text/first-index";
import { releaseRange } from "../../dom/shared-range";
import { isInlineByName } from "../../dom/treatment";
import type { Box } from "../../geometry/box";
import { EVERYWHERE, boxOfMatch, boxOfNode, extentOf } from "./boxes";
import type { FarTexts } from "../terms/far-texts";
import type { MatchBranch, MatchIndex, PlacedMatch } from "../terms/match-index";
import { nearInRow, runsDown } from "./row-search";
import { SLICE_MS } from "../../slices/idle-slices";
import type { View } from "./view";

/** A stretch near the viewport, with the matches in it. */
export interface Found {
  readonly matches: readonly PlacedMatch[];
  /** CSS pixels to the viewport; 0 inside it. */
  readonly distance: number;
  /** Whether it begins below the viewport. */
  readonly isBelow: boolean;
}

/** What counts as near. */
export interface Near {
  /** The distance above and below the view, in CSS pixels. */
  readonly reach: number;
  readonly view: View;
  /**
   * The seen nodes and their ancestors, which count as near wherever their boxes are: see `Seen`.
   */
  readonly seen: ReadonlySet<Node>;
}

/** Rows of up to this many siblings are examined one by one. */
const FEW = 48;
/** From this number of matches in one text node on, each match is placed by itself. */
const MANY_MATCHES = 24;
/**
 * All far text nodes count as near if only this many handfuls of them are left, or after this many
 * nodes have been examined in search of them.
 */
const FEW_FAR = 4;
const MANY_NEAR = 20_000;
/** The result of a search. */
export interface NearMatches {
  readonly found: readonly Found[];
  /** Whether more matches are near than one slice could read. The search must then be repeated. */
  readonly isPart: boolean;
}

/** Finds the matches near the viewport, and reads the nodes that wait there. */
export function searchNear(document: Document, index: MatchIndex, near: Near): NearMatches {
  const found = new NearSearch(document, index, near).run();
  releaseRange(document);
  return found;
}

/** One search. */
class NearSearch {
  readonly #document: Document;
  readonly #index: MatchIndex;
  readonly #width = innerWidth;
  readonly #view: View;
  /** The edges of the surroundings, measured from the viewport's upper edge. */
  readonly #top: number;
  readonly #bottom: number;
  /** The results for long rows of siblings. */
  readonly #rows = new Map<Node, Node[]>();
  readonly #found: Found[] = [];
  readonly #seen: ReadonlySet<Node>;
  /** The time until which waiting nodes are read. It is set when the first of them is read. */
  #until = 0;
  #isPart = false;

  constructor(document: Document, index: MatchIndex, { reach, seen, view }: Near) {
    this.#document = document;
    this.#index = index;
    this.#view = view;
    this.#seen = seen;
    this.#top = view.top - reach;
    this.#bottom = view.bottom + reach;
  }

  run(): NearMatches {
    const { far } = this.#index;
    if (far) this.#approach(far);
    const branches = [this.#index.branchOf(this.#document)];
    for (let branch = branches.pop(); branch; branch = branches.pop()) {
      for (const it of this.#look(branch).toReversed()) branches.push(it);
    }
    return { found: this.#found, isPart: this.#isPart };
  }

  /**
   * Approaches the far text nodes that have come near. The index does not know these nodes, so the
   * search goes down the page itself.
   */
  #approach(far: FarTexts): void {
    const open: Node[] = [this.#document];
    let looked = 0;
    const isEnough = (): boolean => far.size <= FEW_FAR || looked > MANY_NEAR;
    for (let node = open.pop(); node && !isEnough(); node = open.pop()) {
      looked += 1;
      if (isText(node)) this.#index.approach(node);
      else for (const it of this.#nearIn(node).toReversed()) open.push(it);
    }
    if (isEnough()) this.#index.approachAll();
  }

  /** The children of a node that may be near. */
  #nearIn(node: Node): Node[] {
    const children = firstChildrenOf(node);
    // An inline element is where its line is, so it is not measured. This also saves measurements
    // in a page that is nested ten thousand levels deep.
    if (isElement(node) && children.length > 1 && !isInlineByName(node)) {
      const box = extentOf(node);
      if (!box || !this.#isNear(node, box)) return [];
    }
    return children.length <= FEW ? children : this.#nodesNear(node);
  }

  /** Takes the text directly in a branch, and returns the child branches to examine. */
  #look(branch: MatchBranch): MatchBranch[] {
    const { node, size, texts } = branch;
    // A page that is nested ten thousand levels deep must not be measured ten thousand times.
    if (size === 1 && texts === 0) return branch.children;
    const box = isElement(node) ? extentOf(node) : EVERYWHERE;
    if (!box || !this.#isNear(node, box)) return [];
    const near =
      size <= FEW
        ? branch.children
        : this.#nodesNear(node)
            .map((it) => this.#index.branchOf(it))
            .filter((it) => it !== undefined);
    for (const { node: it } of near) if (isText(it)) this.#take(it, box);
    return near.filter(({ text }) => text === null);
  }

  #take(node: Text, around: Box): void {
    const parent = parentOf(node);
    // In closed `details`, text has a box but is not visible.
    if (parent && isElement(parent) && !isRendered(parent)) return;
    if (this.#index.stateOf(node) === "waiting") {
      this.#until ||= performance.now() + SLICE_MS;
      this.#isPart ||= performance.now() > this.#until;
      if (this.#isPart) return;
    }
    const matches = this.#index.beginningIn(node);
    if (matches.length < MANY_MATCHES) this.#found.push({ matches, ...this.#placeOf(around) });
    else this.#takeNear(matches);
  }

  /** Takes the matches that are near, out of very many in one text. */
  #takeNear(matches: readonly PlacedMatch[]): void {
    const { length } = matches;
    const boxAt = (i: number): Box => boxOfMatch(matches[i] as PlacedMatch);
    const follow = runsDown(length, (i) => boxAt(i).top);
    const from = follow ? firstIndex(length, (i) => boxAt(i).bottom > this.#top) : 0;
    for (const match of matches.slice(from)) {
      const box = boxOfMatch(match);
      if (follow && box.top > this.#bottom) break;
      if (this.#isNear(match.startContainer, box))
        this.#found.push({ matches: [match], ...this.#placeOf(box) });
    }
  }

  #nodesNear(parent: Node): Node[] {
    const known = this.#rows.get(parent);
    if (known) return known;
    const span = { top: this.#top, bottom: this.#bottom };
    const row = nearInRow(childNodesOf(parent), boxOfNode, span);
    const seen = [...this.#seen].filter((it) => parentOf(it) === parent);
    const nodes: Node[] = [...new Set([...seen, ...row])];
    const shadow = isElement(parent) && openRootOf(parent);
    if (shadow) nodes.push(shadow);
    this.#rows.set(parent, nodes);
    return nodes;
  }

  #isNear(node: Node, { top, bottom, left, right }: Box): boolean {
    return (
      this.#seen.has(node) ||
      (bottom >= this.#top &&
        top <= this.#bottom &&
        right >= -this.#width &&
        left <= 2 * this.#width)
    );
  }

  #placeOf({ top, bottom, left, right }: Box): Omit<Found, "matches"> {
    const { top: from, bottom: to } = this.#view;
    const distance = Math.max(0, top - to, from - bottom, left - this.#width, -right);
    return { distance, isBelow: top > to };
  }
}

/** The children of a node, or the first of many. */
function firstChildrenOf(node: Node): Node[] {
  const children: Node[] = [];
  let child = firstChildOf(node);
  for (; child && children.length <= FEW; child = nextSiblingOf(child)) children.push(child);
  return children;
}
