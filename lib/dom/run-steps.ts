/**
 * From text node to text node of one *run*: the text that a reader reads in one line of thought.
 *
 * A run goes on across inline elements, comments, `<wbr>`, one `<br>` and ruby readings (which are not part
 * of it). It ends at the edge of a block, a table cell or a control, at a picture, at two line breaks in a row,
 * and at what is hidden.
 *
 * Nothing of this is asked of a whole page: only where a term may go on in the next text node, and around the
 * terms that were found.
 */
import {
  firstChildOf,
  isElement,
  isText,
  lastChildOf,
  nextSiblingOf,
  parentOf,
  previousSiblingOf,
  slotOf,
} from "./native";
import {
  type Treatment,
  flowsInLine,
  isInlineByName,
  treatmentByName,
  treatmentOf,
} from "./treatment";

export type Direction = "forward" | "backward";

/** A text node of the same run, and whether a line break stands before it. */
export interface Step {
  readonly node: Text;
  readonly breaks: boolean;
}

/** The next text node of the run that a text node is in, or null where the run ends. */
export function stepInRun(from: Text, direction: Direction): Step | null {
  return step(onward(from, direction, BY_STYLE), direction, BY_STYLE);
}

/** The same by the names of elements alone: by attributes or style the run may have ended before. Costs neither. */
export function stepByName(from: Text, direction: Direction): Step | null {
  return step(onward(from, direction, BY_NAME), direction, BY_NAME);
}

/**
 * The text node of a run that stands nearest before (or behind) a place among a node's children.
 *
 * @param parent the node whose children the place is among
 * @param beside the child that the place is directly behind (or before); null at the parent's edge
 */
export function textBeside(parent: Node, beside: Node | null, direction: Direction): Text | null {
  const first =
    beside ?? (flowsOver(parent, BY_STYLE) ? onward(parent, direction, BY_STYLE) : null);
  return step(first, direction, BY_STYLE)?.node ?? null;
}

/** What elements are asked. */
interface Question {
  readonly treatment: typeof treatmentOf;
  /** Of one that is part of the line: whether it is so in truth. */
  readonly flows: (element: Element) => boolean;
  /** Of two beside one another in a host of a shadow tree: the slot that each is shown in. */
  readonly slot: (node: Node) => Element | null;
}
const BY_STYLE: Question = { treatment: treatmentOf, flows: flowsInLine, slot: slotOf };
const BY_NAME: Question = { treatment: treatmentByName, flows: () => true, slot: () => null };

/** The first text of the run from a node on, itself among them. */
function step(first: Node | null, direction: Direction, asked: Question): Step | null {
  const child = direction === "forward" ? firstChildOf : lastChildOf;
  let breaks = 0;
  let node = first;
  while (node) {
    let inner: Node | null = null;
    if (isText(node)) {
      if (!isNothing(node.data, breaks > 0)) return { node, breaks: breaks > 0 };
    } else if (isElement(node)) {
      const treatment = asked.treatment(node);
      if (treatment === "break") breaks += 1;
      if (breaks > 1 || !goesOn(node, treatment, asked)) return null;
      if (treatment === "inline") inner = child(node);
    }
    node = inner ?? onward(node, direction, asked);
  }
  return null;
}

/** Whether a text counts for nothing: between two line breaks white space does. */
function isNothing(text: string, isBehindBreak: boolean): boolean {
  return text === "" || (isBehindBreak && !/[^\s\u00ad\u200b\u2060]/u.test(text));
}

/** Whether a run goes on across the edges of an element. */
function goesOn(element: Element, treatment: Treatment, { flows }: Question): boolean {
  if (treatment === "inline") return flows(element);
  return treatment !== "block" && treatment !== "opaque";
}

/** The node behind this one and what is in it; null where the run ends before. */
function onward(node: Node, direction: Direction, asked: Question): Node | null {
  for (let at: Node | null = node; at; at = parentOf(at)) {
    if (at !== node && !flowsOver(at, asked)) return null;
    const next = siblingOf(at, direction);
    if (next) return asked.slot(next) === asked.slot(at) ? next : null;
  }
  return null;
}

/** Whether a run goes on over the edges of a node that it is in. */
function flowsOver(node: Node, { treatment, flows }: Question): boolean {
  // Mostly a paragraph's edge: its name says so, and its attributes need not be asked.
  return isElement(node) && isInlineByName(node) && treatment(node) === "inline" && flows(node);
}

function siblingOf(node: Node, direction: Direction): Node | null {
  return direction === "forward" ? nextSiblingOf(node) : previousSiblingOf(node);
}

/** The nearest element around a node whose edges end runs, by its name; else the outermost there is. */
export function blockAround(node: Node): Node {
  let at = node;
  for (let next = parentOf(at); next; next = parentOf(next)) {
    at = next;
    if (!isElement(at) || treatmentOf(at) !== "inline") break;
  }
  return at;
}
