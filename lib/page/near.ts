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
  isElement,
  isText,
  isVisible,
  scrollHeightOf,
  scrollWidthOf,
} from "../dom/native";
import { firstIndex } from "../dom/first-index";
import type { Branch, MatchIndex, PlacedMatch } from "./match-index";

/** A stretch of the viewport's surroundings with matches in it. */
export interface Found {
  readonly matches: readonly PlacedMatch[];
  /** CSS pixels to the viewport; 0 inside it. */
  readonly distance: number;
}

/** So many nodes beside one another are looked at one by one. */
const FEW = 48;
/** Of so many matches in one text node each is placed by itself. */
const MANY_MATCHES = 24;
/** Nodes looked at beyond the first one that is far: floats and the like are a little out of order. */
const TOLERANCE = 16;
const SAMPLES = 12;
/** Elements of which it is asked whether they are fixed to the window, in one search. */
const MAX_STYLE_LOOKS = 100;

type Box = Pick<DOMRect, "top" | "bottom" | "left" | "right">;

/** @returns what finds the matches within a screen of the viewport */
export function nearSearch(document: Document, index: MatchIndex): () => Found[] {
  /** One for all measuring: each `Range` there is makes every change of the page dearer. */
  const range = document.createRange();
  let found: Found[];
  let styleLooks: number;

  /** Takes what is directly in a branch, and answers which others in it to look at. */
  const look = ({ node, children, entries }: Branch): Branch[] => {
    // A page nested ten thousand deep is not measured ten thousand times.
    if (children.size === 1 && entries.size === 0) return [...children];
    const box = isElement(node) ? extentOf(node) : EVERYWHERE;
    if (!box) return [];
    if (!isNear(box)) return fixedIn(children);
    if (children.size + entries.size <= FEW) {
      for (const entry of entries) take(entry.node, box);
      return [...children];
    }
    const nodes = nodesNear(node);
    for (const it of nodes) if (isText(it)) take(it, box);
    return nodes.map((it) => index.branchOf(it)).filter((it) => it !== undefined);
  };

  /** What stays in view although what it is in has gone: a header fixed to the window, an open dialogue. */
  const fixedIn = (children: Iterable<Branch>): Branch[] => {
    const fixed: Branch[] = [];
    const inside = [...children];
    for (let it = inside.shift(); it && styleLooks > 0; it = inside.shift()) {
      if (!isElement(it.node)) continue;
      styleLooks -= 1;
      if (getComputedStyle(it.node).position === "fixed") fixed.push(it);
      else inside.push(...it.children);
    }
    return fixed;
  };

  const take = (node: Text, around: Box): void => {
    const matches = index.beginningIn(node);
    if (matches.length < MANY_MATCHES) {
      found.push({ matches, distance: distanceOf(around) });
      return;
    }
    const from = firstIndex(
      matches.length,
      (i) => boxOfMatch(matches[i] as PlacedMatch).bottom > -innerHeight,
    );
    for (const match of matches.slice(from)) {
      const box = boxOfMatch(match);
      if (box.top > 2 * innerHeight) break;
      found.push({ matches: [match], distance: distanceOf(box) });
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

  /** The nodes directly in this one that are near, and a few others. */
  const nodesNear = (parent: Node): Node[] => {
    const nodes = childNodesOf(parent);
    const { length } = nodes;
    const boxFrom = (from: number, end: number): Box | null => {
      let box: Box | null = null;
      for (let at = from; at < end && !box; at += 1) box = boxOfNode(nodes[at]);
      return box;
    };
    let low = 0;
    let end = length;
    // As far as some of them tell they follow one another down the page.
    let above = -Infinity;
    let follow = true;
    for (let i = 0; i < SAMPLES; i += 1) {
      const from = Math.floor((i * length) / SAMPLES);
      const top = boxFrom(from, Math.min(length, from + TOLERANCE))?.top ?? above;
      if (top < above - 1) follow = false;
      above = top;
    }
    if (follow) {
      low = firstIndex(length, (i) => (boxFrom(i, length)?.bottom ?? Infinity) >= -innerHeight);
      end = low;
      for (let beyond = 0; end < length && beyond < TOLERANCE; end += 1) {
        const top = boxOfNode(nodes[end])?.top;
        if (top !== undefined) beyond = top > 2 * innerHeight ? beyond + 1 : 0;
      }
    }
    const near: Node[] = [];
    for (let i = Math.max(0, low - TOLERANCE); i < end; i += 1) near.push(nodes[i] as Node);
    return near;
  };

  return () => {
    found = [];
    styleLooks = MAX_STYLE_LOOKS;
    const branches = [index.branchOf(document)];
    for (let branch = branches.pop(); branch; branch = branches.pop()) {
      branches.push(...look(branch));
    }
    // Keeps no part of the page alive that has been thrown out.
    range.setStart(document, 0);
    range.collapse(true);
    return found;
  };
}

const EVERYWHERE: Box = { top: 0, bottom: 0, left: 0, right: 0 };

/** The box of an element and of what flows out of it; null if it is not rendered. */
function extentOf(element: Element): Box | null {
  const { top, bottom, left, right } = boxOf(element);
  if (top === bottom && left === right) {
    // Not rendered at all, or without a box of its own (`display: contents`), or empty with what flows out of it.
    return isVisible(element) ? EVERYWHERE : null;
  }
  return {
    top,
    left,
    bottom: bottom < 0 ? Math.max(bottom, top + scrollHeightOf(element)) : bottom,
    right: right < 0 ? Math.max(right, left + scrollWidthOf(element)) : right,
  };
}

function isNear({ top, bottom, left, right }: Box): boolean {
  return (
    bottom >= -innerHeight &&
    top <= 2 * innerHeight &&
    right >= -innerWidth &&
    left <= 2 * innerWidth
  );
}

function distanceOf({ top, bottom, left, right }: Box): number {
  return Math.max(0, top - innerHeight, -bottom, left - innerWidth, -right);
}
