/**
 * Steps from text node to text node within one *run*: the text that a person reads as one stretch.
 *
 * A run goes on across inline elements, comments, `<wbr>`, one `<br>`, readings (which are not part
 * of it), invisible elements, and icons. It ends at the edge of a block, a table cell or a control,
 * at a picture, and at two line breaks in a row. At the edges of floats, of boxes in a row and of
 * positioned elements, it ends only if a person does not read on there.
 *
 * These questions are never asked for a whole page. They are asked only where a term may continue
 * in the next text node, and around the terms that were found.
 */
import { isIcon, isReading, readsOn, standingOf } from "./beside-line";
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
  isUnseen,
  isInlineByName,
  treatmentByName,
  treatmentOf,
} from "./treatment";

export type Direction = "forward" | "backward";

/** A text node of the same run, and whether a line break precedes it. */
export interface Step {
  readonly node: Text;
  readonly breaks: boolean;
}

/** The next text node of the run that contains `from`, or null where the run ends. */
export function stepInRun(from: Text, direction: Direction): Step | null {
  return new Walk(direction, BY_STYLE, from).from(onward(from, direction, BY_STYLE));
}

/**
 * The next text node by the names of elements alone, without the cost of attributes and style. The
 * run may in fact have ended earlier because of these.
 */
export function stepByName(from: Text, direction: Direction): Step | null {
  return new Walk(direction, BY_NAME, from).from(onward(from, direction, BY_NAME));
}

/**
 * The text node of a run that is nearest before (or after) a place among a node's children.
 *
 * @param parent the node that contains the place
 * @param beside the child directly before (or after) the place; null at the parent's edge
 */
export function textBeside(parent: Node, beside: Node | null, direction: Direction): Text | null {
  const isEdge = beside === null && edgeOf(parent, BY_STYLE) !== "end";
  const first = isEdge ? onward(parent, direction, BY_STYLE) : { node: beside, leavesBox: false };
  return new Walk(direction, BY_STYLE, null).from(first)?.node ?? null;
}

/** The questions that a walk asks about elements. */
interface Question {
  readonly treatment: typeof treatmentOf;
  /** For an element that is inline by name: whether it is inline by style too. */
  readonly flows: (element: Element) => boolean;
  /** For an element that is not part of the line: how to read past it. */
  readonly aside: (element: Element) => Way;
  /**
   * For an element that is not part of the line: whether one may read out of its box; null if the
   * run ends at its edge.
   */
  readonly standing: (element: Element, isInlineByName: boolean) => "out" | "item" | null;
  /** For two siblings in a shadow host: the slot in which each is shown. */
  readonly slot: (node: Node) => Element | null;
}
const BY_STYLE: Question = {
  treatment: treatmentOf,
  flows: flowsInLine,
  aside: asideOf,
  standing: standingOf,
  slot: slotOf,
};
const BY_NAME: Question = {
  treatment: treatmentByName,
  flows: () => true,
  aside: () => "end",
  standing: () => null,
  slot: () => null,
};

/**
 * The result of a walk at a node: the walk ends, with or without a text; or it enters a node; or it
 * passes the node.
 */
type Met =
  | { readonly isOver: true; readonly step: Step | null }
  | { readonly isOver: false; readonly into: Node | null };
const PASSED: Met = { isOver: false, into: null };
const ENDED: Met = { isOver: true, step: null };

/**
 * The maximum number of boxes beside the line that one walk enters, one after another or nested. A
 * page may have thousands of them, nested more deeply than the call stack allows.
 */
const MANY_BOXES = 8;

/** A walk from a place to the first text of its run. */
class Walk {
  readonly #direction: Direction;
  readonly #asked: Question;
  /** The text that the walk started from, if any. */
  readonly #from: Text | null;
  #breaks = 0;
  #hasReadings = false;
  /**
   * Whether the walk has left the line, so that only the positions of the letters decide whether a
   * person reads on.
   */
  #isApart = false;
  /** How many more boxes the walk may enter. */
  #boxes: number;

  constructor(direction: Direction, asked: Question, from: Text | null, boxes = MANY_BOXES) {
    this.#boxes = boxes;
    this.#direction = direction;
    this.#asked = asked;
    this.#from = from;
  }

  /** @returns the first text from that place on, or null if the run ends before one */
  from({ node: first, leavesBox }: Onward): Step | null {
    this.#isApart = leavesBox;
    let node = first;
    while (node) {
      const met = this.#meet(node);
      if (met.isOver) return met.step;
      if (met.into) {
        node = met.into;
        continue;
      }
      const next = onward(node, this.#direction, this.#asked);
      this.#isApart ||= next.leavesBox;
      node = next.node;
    }
    return null;
  }

  #meet(node: Node): Met {
    if (isText(node)) {
      if (isNothing(node.data, this.#breaks > 0)) return PASSED;
      return !this.#isApart || this.#isReadOn(node) ? this.#found(node) : ENDED;
    }
    return isElement(node) ? this.#meetElement(node) : PASSED;
  }

  #meetElement(element: Element): Met {
    const treatment = this.#asked.treatment(element);
    const way = wayAt(element, treatment, this.#asked);
    if (treatment === "break" && way !== "over") this.#breaks += 1;
    if (this.#breaks > 1) return ENDED;
    switch (way) {
      case "end":
        return ENDED;
      case "through":
        return { isOver: false, into: this.#childOf(element) };
      case "item":
        return this.#meetInside(element) ?? ENDED;
      case "out":
        // A box out of the flow is passed over: the line goes on after it.
        return this.#meetInside(element) ?? PASSED;
      case "reading":
        this.#hasReadings = true;
        return PASSED;
      case "over":
        return PASSED;
    }
  }

  /** The text in a box beside the line, if a person reads on into it. */
  #meetInside(box: Element): Met | null {
    if (this.#boxes === 0) return ENDED;
    this.#boxes -= 1;
    const inside = new Walk(this.#direction, this.#asked, this.#from, this.#boxes);
    const step = inside.from({ node: this.#childOf(box), leavesBox: false });
    this.#hasReadings ||= inside.#hasReadings;
    return step && this.#isReadOn(step.node) ? this.#found(step.node) : null;
  }

  #found(node: Text): Met {
    return { isOver: true, step: { node, breaks: this.#breaks > 0 } };
  }

  #childOf(element: Element): Node | null {
    return this.#direction === "forward" ? firstChildOf(element) : lastChildOf(element);
  }

  #isReadOn(found: Text): boolean {
    const from = this.#from;
    // Without a starting text there is nothing to compare positions with, so any text is accepted.
    if (!from) return true;
    return this.#direction === "forward"
      ? readsOn(from, found, this.#hasReadings)
      : readsOn(found, from, this.#hasReadings);
  }
}

/** How a person reads past an element. */
type Way =
  /** The element is invisible to a reader. */
  | "over"
  /** The element is passed over too: it shows how the word below it is pronounced. */
  | "reading"
  /** The element's text is part of the line. */
  | "through"
  /**
   * A person may read on into the element's text, depending on its position. If not, the line ends.
   */
  | "item"
  /**
   * A person may read on into the element's text, depending on its position. If not, the line goes
   * on after the element.
   */
  | "out"
  | "end";

function wayAt(element: Element, treatment: Treatment, asked: Question): Way {
  if (treatment === "transparent") return "over";
  if (treatment === "inline" && asked.flows(element)) return "through";
  const aside = asked.aside(element);
  if (treatment === "break") return aside === "over" ? "over" : "through";
  // Typed text is not text of the page, wherever it is.
  return treatment === "opaque" && aside !== "over" ? "end" : aside;
}

/** The way past an element that is not part of the line, by its style. */
function asideOf(element: Element): Way {
  if (isUnseen(element) || isIcon(element)) return "over";
  if (isReading(element)) return "reading";
  return standingOf(element, isInlineByName(element)) ?? "end";
}

/** Whether a text can be ignored: it is empty, or it is white space after a line break. */
function isNothing(text: string, isBehindBreak: boolean): boolean {
  return text === "" || (isBehindBreak && !/[^\s\u00ad\u200b\u2060]/u.test(text));
}

/** Where a walk goes on. */
interface Onward {
  /** Null if the run ends first. */
  readonly node: Node | null;
  /** Whether the way there leaves a box that is not part of the line. */
  readonly leavesBox: boolean;
}
const NOWHERE: Onward = { node: null, leavesBox: false };

/** The first node after this one and its content. */
function onward(node: Node, direction: Direction, asked: Question): Onward {
  let leavesBox = false;
  for (let at: Node | null = node; at; at = parentOf(at)) {
    if (at !== node) {
      const edge = edgeOf(at, asked);
      if (edge === "end") return NOWHERE;
      leavesBox ||= edge === "box";
    }
    const next = siblingOf(at, direction);
    if (next) return asked.slot(next) === asked.slot(at) ? { node: next, leavesBox } : NOWHERE;
  }
  return NOWHERE;
}

/**
 * The meaning of a node's edge for a run inside it: nothing, the edge of a box in or beside the
 * line, or the end of the run.
 */
function edgeOf(node: Node, asked: Question): "none" | "box" | "end" {
  // This is usually the edge of a paragraph. Its name says so, and its attributes need not be
  // asked.
  if (!isElement(node)) return "end";
  const isInline = isInlineByName(node);
  if (isInline && asked.treatment(node) === "inline" && asked.flows(node)) return "none";
  return asked.standing(node, isInline) ? "box" : "end";
}

function siblingOf(node: Node, direction: Direction): Node | null {
  return direction === "forward" ? nextSiblingOf(node) : previousSiblingOf(node);
}

/**
 * The nearest ancestor whose edges end runs, by its name and attributes; otherwise the topmost
 * ancestor.
 */
export function blockAround(node: Node): Node {
  let at = node;
  for (let next = parentOf(at); next; next = parentOf(next)) {
    at = next;
    if (!isElement(at) || treatmentOf(at) !== "inline") break;
  }
  return at;
}
