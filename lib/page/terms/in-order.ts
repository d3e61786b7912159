/**
 * The matches of a page in document order.
 *
 * The index is a tree that keeps nodes in the order in which they were found. Document order is
 * needed only to step from match to match. Then each branch sorts only its own children.
 */
import type { MatchBranch, MatchIndex, PlacedMatch } from "./match-index";
import { firstChildOf, isShadowRoot, nextSiblingOf } from "../../dom/native";

/**
 * Yields all matches that have been read, from the beginning of the page to its end. A shadow tree
 * comes before its host's content.
 */
export function* inOrder(index: MatchIndex, root: Node): Generator<PlacedMatch> {
  const branches = [index.branchOf(root)];
  for (let branch = branches.pop(); branch; branch = branches.pop()) {
    // Pushed one by one: a long row would be too many arguments for one call.
    for (const child of childrenInOrder(branch).toReversed()) branches.push(child);
    yield* branch.text?.found?.matches ?? [];
  }
}

/**
 * Sorts by walking along the page's own siblings. To compare two siblings, a browser may go back to
 * the first of them all (sorting a hundred thousand in this way took half a minute). Nodes that the
 * page has removed since are left out.
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
