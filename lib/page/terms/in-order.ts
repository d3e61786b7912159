/**
 * A page's matches in the order of the document.
 *
 * The index keeps them as a tree in the order in which they were found; only who walks from place to place needs
 * them in the page's, and then of each branch only what lies directly in it.
 */
import type { MatchBranch, MatchIndex, PlacedMatch } from "./match-index";
import { firstChildOf, isShadowRoot, nextSiblingOf } from "../../dom/native";

/**
 * All matches that have been read, from the beginning of the page to its end; a shadow tree comes before its host's
 * content.
 */
export function* inOrder(index: MatchIndex, root: Node): Generator<PlacedMatch> {
  const branches = [index.branchOf(root)];
  for (let branch = branches.pop(); branch; branch = branches.pop()) {
    // One by one: as arguments of one call a long row would be too many.
    for (const child of childrenInOrder(branch).toReversed()) branches.push(child);
    yield* branch.text?.found?.matches ?? [];
  }
}

/**
 * Gone through along the page's own siblings: asked which of two siblings comes first, a browser may go back to the
 * first of all of them (a hundred thousand were sorted so in half a minute). What the page has taken out since is left out.
 */
function childrenInOrder({ node, children }: MatchBranch): MatchBranch[] {
  if (children.length < 2) return children;
  const byNode = new Map(children.map((it) => [it.node, it]));
  const ordered = children.filter((it) => isShadowRoot(it.node));
  for (let it = firstChildOf(node); it; it = nextSiblingOf(it)) {
    const child = byNode.get(it);
    if (child) ordered.push(child);
  }
  return ordered;
}
