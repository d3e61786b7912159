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

/** What begins a section: a heading, or an element for one. */
const BEGINNINGS = new Set("h1 h2 h3 h4 h5 h6 section article".split(" "));

/** The first match of each term in each section of the page. What stands in a shadow tree is of the section that its host is in. */
export function firstInSections(index: MatchIndex, root: Document): Set<PlacedMatch> {
  const firsts = new Set<PlacedMatch>();
  let seen = new Set<number>();
  // Goes along with the matches. (Which of two siblings comes first a browser tells by going past all that are before them.)
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

/** A node, or the host in the document of the shadow trees that it is in. */
function outOfShadow(node: Node): Node {
  let at = node;
  for (let tree = rootOf(at); isShadowRoot(tree); tree = rootOf(at)) at = tree.host;
  return at;
}
