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
  return step({ node: from, enters: false }, direction);
}

/** The same by the names of elements alone: by attributes or style the run may have ended before. Costs neither. */
export function stepByName(from: Text, direction: Direction): Step | null {
  return step({ node: from, enters: false }, direction, BY_NAME);
}

/**
 * The text node of a run that stands nearest before (or behind) a place among a node's children.
 *
 * @param parent the node whose children the place is among
 * @param beside the child that the place is directly behind (or before); null at the parent's edge
 */
export function textBeside(parent: Node, beside: Node | null, direction: Direction): Text | null {
  const from = beside
    ? { node: beside, enters: true }
    : { node: parent, enters: false, leaves: true };
  return step(from, direction)?.node ?? null;
}

type Sibling = (node: Node) => Node | null;

/** Where a step begins: at a node that is looked at itself (`enters`), is left, or is behind us. */
interface Start {
  readonly node: Node;
  readonly enters: boolean;
  readonly leaves?: boolean;
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

function step(start: Start, direction: Direction, asked = BY_STYLE): Step | null {
  const sibling = direction === "forward" ? nextSiblingOf : previousSiblingOf;
  const child = direction === "forward" ? firstChildOf : lastChildOf;
  let breaks = 0;
  let node = begin(start, sibling, asked);
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
    node = inner ?? onward(node, sibling, asked);
  }
  return null;
}

/** Whether a text counts for nothing: between two line breaks white space does. */
function isNothing(text: string, isBehindBreak: boolean): boolean {
  return text === "" || (isBehindBreak && !/[^\s\u00ad\u200b\u2060]/u.test(text));
}

function begin({ node, enters, leaves }: Start, sibling: Sibling, asked: Question): Node | null {
  if (leaves) return leave(node, sibling, asked);
  return enters ? node : onward(node, sibling, asked);
}

/** Whether a run goes on across the edges of an element. */
function goesOn(element: Element, treatment: Treatment, { flows }: Question): boolean {
  if (treatment === "inline") return flows(element);
  return treatment !== "block" && treatment !== "opaque";
}

/** The node behind this one and what is in it; null where the run ends before. */
function onward(node: Node, sibling: Sibling, asked: Question): Node | null {
  const next = sibling(node);
  if (next) return asked.slot(next) === asked.slot(node) ? next : null;
  const parent = parentOf(node);
  return parent && leave(parent, sibling, asked);
}

/** The node behind an element that is being left; null if its edge ends the run. */
function leave(element: Node, sibling: Sibling, asked: Question): Node | null {
  const { treatment, flows, slot } = asked;
  for (let at: Node | null = element; at && isElement(at); at = parentOf(at)) {
    // Mostly a paragraph's edge: its name says so, and its attributes need not be asked.
    if (!isInlineByName(at) || treatment(at) !== "inline" || !flows(at)) return null;
    const next = sibling(at);
    if (next) return slot(next) === slot(at) ? next : null;
  }
  return null;
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
