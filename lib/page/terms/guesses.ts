/** What speaks for a guess: a form that means other things elsewhere, and is its term only where others of the report stand. */
import { isElement, localNameOf, nextElementOf, previousElementOf } from "../../dom/native";
import { blockAround, stepInRun } from "../../dom/run-steps";

/** A stretch of text, from a place in one node to a place in the same or another. */
interface Stretch {
  readonly startContainer: Text;
  readonly startOffset: number;
  readonly endContainer: Text;
  readonly endOffset: number;
}

/** Blocks that say little by themselves, and are read together with those beside them. */
const SMALL = new Set("h1 h2 h3 h4 h5 h6 li dt dd td th".split(" "));

/**
 * Whether what speaks for a guess stands in its text's block; of a heading, an item of a list or a cell the next ones count too.
 *
 * @param hasAny whether something of that kind stands under a node
 */
export function isAmongTerms(text: Text, hasAny: (root: Node) => boolean): boolean {
  const block = blockAround(text);
  if (hasAny(block)) return true;
  if (!isElement(block) || !SMALL.has(localNameOf(block))) return false;
  return [previousElementOf(block), nextElementOf(block)].some((it) => it !== null && hasAny(it));
}

/**
 * Whether quotation marks enclose just a match: who writes “蓝青工程” means a name.
 *
 * @param pairs `QUOTE_PAIRS`
 */
export function isQuoted(
  { startContainer, startOffset, endContainer, endOffset }: Stretch,
  pairs: string,
): boolean {
  const before =
    startContainer.data.slice(0, startOffset).at(-1) ??
    stepInRun(startContainer, "backward")?.node.data.at(-1) ??
    "";
  const behind =
    endContainer.data.charAt(endOffset) ||
    (stepInRun(endContainer, "forward")?.node.data.charAt(0) ?? "");
  const marks = before + behind;
  return marks.length === 2 && pairs.indexOf(marks) % 2 === 0;
}
