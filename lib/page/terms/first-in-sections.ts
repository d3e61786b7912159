import {
  SHOW_ELEMENTS,
  SHOW_TEXTS,
  isElement,
  isShadowRoot,
  localNameOf,
  rootOf,
  walkerIn,
} from "../../dom/native";
import { inOrder } from "./in-order";
import type { MatchIndex, PlacedMatch } from "./match-index";

/** Elements that begin a section: a heading, or a sectioning element. */
const BEGINNINGS = new Set("h1 h2 h3 h4 h5 h6 section article".split(" "));

/**
 * The first match of each term in each section of the page. Text in a shadow tree belongs to the
 * section of its host.
 */
export function firstInSections(index: MatchIndex, root: Document): Set<PlacedMatch> {
  const firsts = new Set<PlacedMatch>();
  let seen = new Set<number>();
  // The walker advances along with the matches. (To compare two siblings, a browser walks past all
  // siblings before them.)
  const walker = walkerIn(root, SHOW_ELEMENTS | SHOW_TEXTS);
  for (const match of inOrder(index, root)) {
    const place = outOfShadow(match.startContainer);
    while (walker.currentNode !== place && walker.nextNode()) {
      const { currentNode } = walker;
      if (isElement(currentNode) && BEGINNINGS.has(localNameOf(currentNode))) seen = new Set();
    }
    const term = index.termOf(match);
    if (seen.has(term) || !index.isTerm(match)) continue;
    seen.add(term);
    firsts.add(match);
  }
  return firsts;
}

/** The node itself, or the host in the document if the node is in a shadow tree. */
function outOfShadow(node: Node): Node {
  let at = node;
  for (let tree = rootOf(at); isShadowRoot(tree); tree = rootOf(at)) at = tree.host;
  return at;
}
