/** Counts the terms of a page that the user can see by going to their places. */
import { Visibility } from "../dom/visibility";
import type { PageLight } from "./light";

/**
 * The number of visible occurrences of each term in the text that has been read, by term id. Terms
 * without any are left out. This asks for the page's style and boxes.
 */
export function countTerms({ index, finder }: PageLight, root: Node): Record<string, number> {
  const visibility = new Visibility();
  const counts: Record<string, number> = {};
  for (const match of index.known(root)) {
    if (!visibility.has(match.startContainer) || !index.isTerm(match)) continue;
    const id = finder.terms[index.termOf(match)] as string;
    counts[id] = (counts[id] ?? 0) + 1;
  }
  return counts;
}
