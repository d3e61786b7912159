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
  boxOf,
  childNodesOf,
  firstChildOf,
  isElement,
  isRendered,
  isText,
  localNameOf,
  nextSiblingOf,
  parentOf,
  scrollHeightOf,
  scrollWidthOf,
} from "../dom/native";
import { firstIndex } from "../dom/first-index";
import { isInlineByName } from "../dom/treatment";
import type { MatchBranch, MatchIndex, PlacedMatch } from "./match-index";

/** A stretch of the viewport's surroundings with matches in it. */
export interface Found {
  readonly matches: readonly PlacedMatch[];
  /** CSS pixels to the viewport; 0 inside it. */
  readonly distance: number;
  /** Whether it begins below the viewport. */
  readonly isBelow: boolean;
}

/** How far from the viewport is near, above it and below: CSS pixels. */
export interface Reach {
  readonly above: number;
  readonly below: number;
}

/** So many nodes beside one another are looked at one by one. */
const FEW = 48;
/** Of so many matches in one text node each is placed by itself. */
const MANY_MATCHES = 24;
/** Nodes looked at beyond the first one that is far: floats and the like are a little out of order. */
const TOLERANCE = 16;
const SAMPLES = 12;
/** So many far text nodes, or so many nodes looked through for them, and all are taken to be near. */
const FEW_FAR = 100;
const MANY_NEAR = 20_000;
/** So many text nodes that wait are read in one search: some milliseconds. */
const MAX_READ = 200;
/** Elements of which it is asked whether they are fixed to the window, in one search. */
const MAX_STYLE_LOOKS = 100;

type Box = Pick<DOMRect, "top" | "bottom" | "left" | "right">;

/** What a search has found. */
export interface NearMatches {
  readonly found: readonly Found[];
  /** Whether more is near than could be read in one go: to be searched again. */
  readonly isPart: boolean;
}

/** @returns what finds the matches near the viewport, and reads what waits there */
export function nearSearch(document: Document, index: MatchIndex): (reach: Reach) => NearMatches {
  /** One for all measuring: each `Range` there is makes every change of the page dearer. */
  const range = document.createRange();
  let width: number;
  let height: number;
  /** Where the surroundings begin and end, from the viewport's upper edge. */
  let top: number;
  let bottom: number;
  /** What was found of long rows of siblings in this search. */
  let rows: Map<Node, Node[]>;
  let found: Found[];
  let styleLooks: number;
  let isPart: boolean;
  let read: number;

  /**
   * Has the index's far text nodes approach that are near now: goes down the page itself, for they have no branches.
   */
  const approach = (): void => {
    const open: Node[] = [document];
    let looked = 0;
    for (let node = open.pop(); node && index.far > FEW_FAR; node = open.pop()) {
      looked += 1;
      if (looked > MANY_NEAR) break;
      if (isText(node)) index.approach(node);
      else for (const it of nearIn(node)) open.push(it);
    }
    if (index.far <= FEW_FAR || looked > MANY_NEAR) index.approachAll();
  };

  /** The nodes in this one that may be near. */
  const nearIn = (node: Node): Node[] => {
    const children = firstChildrenOf(node);
    // What is in a line is where the line is; and a page nested ten thousand deep is not measured as often.
    if (isElement(node) && children.length > 1 && !isInlineByName(node)) {
      const box = extentOf(node);
      if (!box) return [];
      if (!isNear(box)) return fixedIn(children);
    }
    return children.length <= FEW ? children : nodesNear(node);
  };

  /** Takes the text directly in a branch, and answers which others in it to look at. */
  const look = (branch: MatchBranch): MatchBranch[] => {
    const { node, size, texts } = branch;
    // A page nested ten thousand deep is not measured ten thousand times.
    if (size === 1 && texts === 0) return branch.children;
    const box = isElement(node) ? extentOf(node) : EVERYWHERE;
    if (!box) return [];
    const isHere = isNear(box);
    const near =
      isHere && size <= FEW
        ? branch.children
        : (isHere ? nodesNear(node) : fixedIn(firstChildrenOf(node)))
            .map((it) => index.branchOf(it))
            .filter((it) => it !== undefined);
    for (const { node: it } of near) if (isText(it)) take(it, box);
    return near.filter(({ text }) => text === null);
  };

  /** What stays in view although what it is in has gone: a header fixed to the window, an open dialogue. */
  const fixedIn = (nodes: readonly Node[]): Node[] => {
    const fixed: Node[] = [];
    const inside = [...nodes];
    for (let it = inside.shift(); it && styleLooks > 0; it = inside.shift()) {
      if (!isElement(it)) continue;
      styleLooks -= 1;
      if (getComputedStyle(it).position === "fixed") fixed.push(it);
      else inside.push(...firstChildrenOf(it));
    }
    return fixed;
  };

  const take = (node: Text, around: Box): void => {
    const parent = parentOf(node);
    // In a closed `details` text has a box and is not to be seen.
    if (parent && isElement(parent) && !isRendered(parent)) return;
    if (index.stateOf(node) === "waiting") {
      isPart = read >= MAX_READ;
      if (isPart) return;
      read += 1;
    }
    const matches = index.beginningIn(node);
    if (matches.length < MANY_MATCHES) {
      found.push({ matches, ...placeOf(around) });
      return;
    }
    const { length } = matches;
    const boxAt = (i: number): Box => boxOfMatch(matches[i] as PlacedMatch);
    const follow = runsDown(length, (i) => boxAt(i).top);
    const from = follow ? firstIndex(length, (i) => boxAt(i).bottom > top) : 0;
    for (const match of matches.slice(from)) {
      const box = boxOfMatch(match);
      if (follow && box.top > bottom) break;
      if (isNear(box)) found.push({ matches: [match], ...placeOf(box) });
    }
  };

  const boxOfMatch = ({ startContainer, startOffset }: PlacedMatch): Box => {
    // The page has changed, and has not been read again yet.
    if (startOffset >= startContainer.length) return EVERYWHERE;
    range.setStart(startContainer, startOffset);
    range.setEnd(startContainer, startOffset + 1);
    return range.getBoundingClientRect();
  };

  const boxOfNode = (node: Node | undefined): Box | null => {
    let box: DOMRect | null = null;
    if (node && isElement(node)) box = boxOf(node);
    else if (node && isText(node) && /\S/u.test(node.data)) {
      range.selectNodeContents(node);
      box = range.getBoundingClientRect();
    }
    return box && (box.width > 0 || box.height > 0) ? box : null;
  };

  const nodesNear = (parent: Node): Node[] => {
    const known = rows.get(parent);
    if (known) return known;
    const near = searchRow(parent);
    rows.set(parent, near);
    return near;
  };

  /** The nodes directly in this one that are near, and a few others. */
  const searchRow = (parent: Node): Node[] => {
    const nodes = childNodesOf(parent);
    const { length } = nodes;
    const boxFrom = (from: number, end: number): Box | null => {
      let box: Box | null = null;
      for (let at = from; at < end && !box; at += 1) box = boxOfNode(nodes[at]);
      return box;
    };
    let low = 0;
    let end = length;
    // (Of the last ones the first that has a box: the very last may be white space.)
    const topFrom = (from: number): number | undefined => boxFrom(from, from + TOLERANCE)?.top;
    if (runsDown(length, (i) => topFrom(Math.min(i, length - TOLERANCE)))) {
      low = firstIndex(length, (i) => (boxFrom(i, length)?.bottom ?? Infinity) >= top);
      end = low;
      for (let beyond = 0; end < length && beyond < TOLERANCE; end += 1) {
        const from = boxOfNode(nodes[end])?.top;
        if (from !== undefined) beyond = from > bottom ? beyond + 1 : 0;
      }
    }
    // The first and the last ones in any case: headers, notices and dialogues stand there, and out of the flow.
    const near: Node[] = [];
    for (let i = 0; i < length; i += 1) {
      if (i === TOLERANCE) i = Math.max(i, low - TOLERANCE);
      if (i >= end) i = Math.max(i, length - TOLERANCE);
      near.push(nodes[i] as Node);
    }
    return near;
  };

  const isNear = (box: Box): boolean =>
    box.bottom >= top && box.top <= bottom && box.right >= -width && box.left <= 2 * width;

  const placeOf = (box: Box): Omit<Found, "matches"> => ({
    distance: Math.max(0, box.top - height, -box.bottom, box.left - width, -box.right),
    isBelow: box.top > height,
  });

  return ({ above, below }) => {
    // Asked once: each time the browser makes sure that the layout is clean.
    width = innerWidth;
    height = innerHeight;
    top = -above;
    bottom = height + below;
    rows = new Map();
    found = [];
    styleLooks = MAX_STYLE_LOOKS;
    isPart = false;
    read = 0;
    if (index.far > 0) approach();
    const branches = [index.branchOf(document)];
    for (let branch = branches.pop(); branch; branch = branches.pop()) {
      for (const it of look(branch).toReversed()) branches.push(it);
    }
    // Keeps no part of the page alive that has been thrown out.
    range.setStart(document, 0);
    range.collapse(true);
    return { found, isPart };
  };
}

/** The nodes directly in this one, or the first of many. */
function firstChildrenOf(node: Node): Node[] {
  const children: Node[] = [];
  let child = firstChildOf(node);
  for (; child && children.length <= FEW; child = nextSiblingOf(child)) children.push(child);
  return children;
}

/** Whether so many things follow one another down the page, as far as some of them tell. */
function runsDown(count: number, topOf: (index: number) => number | undefined): boolean {
  let above = -Infinity;
  for (let i = 0; i < SAMPLES; i += 1) {
    const top = topOf(Math.floor((i * (count - 1)) / (SAMPLES - 1))) ?? above;
    if (top < above - 1) return false;
    above = top;
  }
  return true;
}

const OUTERMOST = new Set(["html", "body"]);
const EVERYWHERE: Box = { top: 0, bottom: 0, left: 0, right: 0 };

/** The box of an element and of what flows out of it; null if it is not rendered. */
function extentOf(element: Element): Box | null {
  const { top, bottom, left, right } = boxOf(element);
  if (top === bottom && left === right) {
    // Not rendered at all, or empty with what flows out of it, or without a box of its own.
    return isRendered(element) ? EVERYWHERE : null;
  }
  // What is placed absolutely in them may be in neither's box.
  if (OUTERMOST.has(localNameOf(element))) return EVERYWHERE;
  return {
    top,
    left,
    bottom: bottom < 0 ? Math.max(bottom, top + scrollHeightOf(element)) : bottom,
    right: right < 0 ? Math.max(right, left + scrollWidthOf(element)) : right,
  };
}
