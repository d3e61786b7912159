/** The terms of a page that can be seen if one goes where they are. */
import { Visibility } from "../dom/visibility";
import type { PageLight } from "./light";

/** How often each of them stands in what has been read, by id; the others are left out. Asks for the page's style and boxes. */
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
