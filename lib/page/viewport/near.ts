/**
 * Which matches are in the viewport or near it.
 *
 * From the outermost branch of the index down: a box far from the viewport is left out with all in it, so that a
 * look costs what there is near the viewport, not what there is on the page. Where very many nodes lie beside one
 * another their boxes are searched in halves, if they follow one another down the page.
 *
 * Layout is only read, and must be clean: see `Painter`.
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
import { firstIndex } from "../../dom/first-index";
import { releaseRange } from "../../dom/shared-range";
import { isInlineByName } from "../../dom/treatment";
import type { Box } from "../../geometry/box";
import { EVERYWHERE, boxOfMatch, boxOfNode, extentOf } from "./boxes";
import type { FarTexts } from "../terms/far-texts";
import type { MatchBranch, MatchIndex, PlacedMatch } from "../terms/match-index";
import { nearInRow, runsDown } from "./row-search";
import { SLICE_MS } from "../../slices/idle-slices";
import type { View } from "./view";

/** A stretch of the viewport's surroundings with matches in it. */
export interface Found {
  readonly matches: readonly PlacedMatch[];
  /** CSS pixels to the viewport; 0 inside it. */
  readonly distance: number;
  /** Whether it begins below the viewport. */
  readonly isBelow: boolean;
}

/** What is near. */
export interface Near {
  /** How far from what is in view, above it and below: CSS pixels. */
  readonly reach: number;
  readonly view: View;
  /** What is seen, and what that is in, wherever their boxes are: see `Seen`. */
  readonly seen: ReadonlySet<Node>;
}

/** So many nodes beside one another are looked at one by one. */
const FEW = 48;
/** Of so many matches in one text node each is placed by itself. */
const MANY_MATCHES = 24;
/** With so few handfuls of far text nodes left, or after so many nodes looked through for them, all count as near. */
const FEW_FAR = 4;
const MANY_NEAR = 20_000;
/** What a search has found. */
export interface NearMatches {
  readonly found: readonly Found[];
  /** Whether more is near than could be read in one go: to be searched again. */
  readonly isPart: boolean;
}

/** Finds the matches near the viewport, and reads what waits there. */
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
  /** Where the surroundings begin and end, from the viewport's upper edge. */
  readonly #top: number;
  readonly #bottom: number;
  /** What was found of long rows of siblings. */
  readonly #rows = new Map<Node, Node[]>();
  readonly #found: Found[] = [];
  readonly #seen: ReadonlySet<Node>;
  /** What waits is read until then, from the first of it on. */
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
   * Has the far text nodes approach that are near now: goes down the page itself, for the index knows none of them.
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

  /** The nodes in this one that may be near. */
  #nearIn(node: Node): Node[] {
    const children = firstChildrenOf(node);
    // What is in a line is where the line is; and a page nested ten thousand deep is not measured as often.
    if (isElement(node) && children.length > 1 && !isInlineByName(node)) {
      const box = extentOf(node);
      if (!box || !this.#isNear(node, box)) return [];
    }
    return children.length <= FEW ? children : this.#nodesNear(node);
  }

  /** Takes the text directly in a branch, and answers which others in it to look at. */
  #look(branch: MatchBranch): MatchBranch[] {
    const { node, size, texts } = branch;
    // A page nested ten thousand deep is not measured ten thousand times.
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
    // In a closed `details` text has a box and is not to be seen.
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

  /** Of very many matches in a text those that are near. */
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

/** The nodes directly in this one, or the first of many. */
function firstChildrenOf(node: Node): Node[] {
  const children: Node[] = [];
  let child = firstChildOf(node);
  for (; child && children.length <= FEW; child = nextSiblingOf(child)) children.push(child);
  return children;
}
