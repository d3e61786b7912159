import { positionFrom } from "../dom/native";
import { inOrder } from "./in-order";
import type { MatchIndex, PlacedMatch } from "./match-index";

/** The first match of each term in each section of the page: what a heading, or an element for a section, begins. */
export function firstInSections(index: MatchIndex, root: Document): Set<PlacedMatch> {
  const beginnings = [...Document.prototype.querySelectorAll.call(root, BEGINNINGS)];
  const firsts = new Set<PlacedMatch>();
  let seen = new Set<number>();
  let next = 0;
  for (const match of inOrder(index, root)) {
    while (
      next < beginnings.length &&
      beginsBefore(beginnings[next] as Element, match.startContainer)
    ) {
      seen = new Set();
      next += 1;
    }
    const term = index.termOf(match);
    if (seen.has(term) || !index.isTerm(match)) continue;
    seen.add(term);
    firsts.add(match);
  }
  return firsts;
}

const BEGINNINGS = "h1, h2, h3, h4, h5, h6, section, article";

/** Whether an element begins before a text, or has it inside. In other trees (shadow roots) there is no order. */
function beginsBefore(element: Element, text: Text): boolean {
  const position = positionFrom(element, text);
  if (position & Node.DOCUMENT_POSITION_DISCONNECTED) return false;
  return (position & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
