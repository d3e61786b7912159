/**
 * A page's matches in the order of the document.
 *
 * The index keeps them as a tree in the order in which they were found; only who walks from place to place needs
 * them sorted, and then of each branch only what lies directly in it.
 */
import type { MatchBranch, MatchIndex, PlacedMatch } from "./match-index";
import { isShadowRoot } from "../dom/native";

/**
 * All matches that have been read, from the beginning of the page to its end; a shadow tree comes before its host's
 * content.
 */
export function* inOrder(index: MatchIndex, root: Node): Generator<PlacedMatch> {
  const branches = [index.branchOf(root)];
  for (let branch = branches.pop(); branch; branch = branches.pop()) {
    branches.push(...branch.children.sort(byPosition).toReversed());
    yield* branch.text?.found?.matches ?? [];
  }
}

function byPosition({ node: a }: MatchBranch, { node: b }: MatchBranch): number {
  if (isShadowRoot(a) || isShadowRoot(b)) return isShadowRoot(a) ? -1 : 1;
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

/** The first match of each term in each section of the page: what a heading, or an element for a section, begins. */
export function firstInSections(index: MatchIndex, root: Document): Set<PlacedMatch> {
  const beginnings = [...root.querySelectorAll("h1, h2, h3, h4, h5, h6, section, article")];
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

/** Whether an element begins before a text, or has it inside. In other trees (shadow roots) there is no order. */
function beginsBefore(element: Element, text: Text): boolean {
  const position = element.compareDocumentPosition(text);
  if (position & Node.DOCUMENT_POSITION_DISCONNECTED) return false;
  return (position & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
