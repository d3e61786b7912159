/** What speaks for a guess: a form that means other things elsewhere, and is its term only where others of the report stand. */
import { isElement, localNameOf, nextElementOf, previousElementOf } from "../dom/native";
import { blockAround } from "../dom/run-steps";

/** Blocks that say little by themselves, and are read together with those beside them. */
const SMALL = new Set("h1 h2 h3 h4 h5 h6 li dt dd td th".split(" "));

/**
 * Whether a certain match stands in a text's block; of a heading, an item of a list or a cell the next ones count too.
 *
 * @param hasCertain whether one stands under a node
 */
export function isAmongTerms(text: Text, hasCertain: (root: Node) => boolean): boolean {
  const block = blockAround(text);
  if (hasCertain(block)) return true;
  if (!isElement(block) || !SMALL.has(localNameOf(block))) return false;
  return [previousElementOf(block), nextElementOf(block)].some(
    (it) => it !== null && hasCertain(it),
  );
}
