/**
 * From text node to text node of one *run*: the text that a reader reads in one line of thought.
 *
 * A run goes on across inline elements, comments, `<wbr>`, one `<br>`, readings (which are not part of it), what nobody
 * sees, and icons. It ends at the edge of a block, a table cell or a control, at a picture, and at two line breaks in a
 * row; at the edges of floats, of boxes in a row and of what is placed by itself only if a person does not read on there.
 *
 * Nothing of this is asked of a whole page: only where a term may go on in the next text node, and around the
 * terms that were found.
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

/** A text node of the same run, and whether a line break stands before it. */
export interface Step {
  readonly node: Text;
  readonly breaks: boolean;
}

/** The next text node of the run that a text node is in, or null where the run ends. */
export function stepInRun(from: Text, direction: Direction): Step | null {
  return new Walk(direction, BY_STYLE, from).from(onward(from, direction, BY_STYLE));
}

/** The same by the names of elements alone: by attributes or style the run may have ended before. Costs neither. */
export function stepByName(from: Text, direction: Direction): Step | null {
  return new Walk(direction, BY_NAME, from).from(onward(from, direction, BY_NAME));
}

/**
 * The text node of a run that stands nearest before (or behind) a place among a node's children.
 *
 * @param parent the node whose children the place is among
 * @param beside the child that the place is directly behind (or before); null at the parent's edge
 */
export function textBeside(parent: Node, beside: Node | null, direction: Direction): Text | null {
  const isEdge = beside === null && edgeOf(parent, BY_STYLE) !== "end";
  const first = isEdge ? onward(parent, direction, BY_STYLE) : { node: beside, leavesBox: false };
  return new Walk(direction, BY_STYLE, null).from(first)?.node ?? null;
}

/** What elements are asked. */
interface Question {
  readonly treatment: typeof treatmentOf;
  /** Of one that is part of the line: whether it is so in truth. */
  readonly flows: (element: Element) => boolean;
  /** Of one that is not. */
  readonly aside: (element: Element) => Way;
  /** Of one that is not: whether it is a box that may be read out of; null if the run ends at its edge. */
  readonly standing: (element: Element, isInlineByName: boolean) => "out" | "item" | null;
  /** Of two beside one another in a host of a shadow tree: the slot that each is shown in. */
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

/** What comes of a node on the way: the way's end, with the text that was found or none; or where it goes on inside the node. */
type Met =
  | { readonly isOver: true; readonly step: Step | null }
  | { readonly isOver: false; readonly into: Node | null };
const PASSED: Met = { isOver: false, into: null };
const ENDED: Met = { isOver: true, step: null };

/**
 * So many boxes beside the line are looked into on one way, and so many one in another: a page may have thousands, and be nested
 * deeper than calls can be.
 */
const MANY_BOXES = 8;

/** The way from a place on to the first text of its run. */
class Walk {
  readonly #direction: Direction;
  readonly #asked: Question;
  /** The text that is read on from, where one is. */
  readonly #from: Text | null;
  #breaks = 0;
  #hasReadings = false;
  /** The line was left on the way, so that only the letters' places tell whether one reads on. */
  #isApart = false;
  /** How many boxes may still be looked into. */
  #boxes: number;

  constructor(direction: Direction, asked: Question, from: Text | null, boxes = MANY_BOXES) {
    this.#boxes = boxes;
    this.#direction = direction;
    this.#asked = asked;
    this.#from = from;
  }

  /** @returns the first text from there on, or null if the run ends before */
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
        // Out of the line it is passed over: the line goes on behind it.
        return this.#meetInside(element) ?? PASSED;
      case "reading":
        this.#hasReadings = true;
        return PASSED;
      case "over":
        return PASSED;
    }
  }

  /** The text in a box beside the line, if one reads on with it. */
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
    // Nothing is read on from: what may be is asked for.
    if (!from) return true;
    return this.#direction === "forward"
      ? readsOn(from, found, this.#hasReadings)
      : readsOn(found, from, this.#hasReadings);
  }
}

/** How one reads past an element. */
type Way =
  /** It is not there for who reads. */
  | "over"
  /** The same: it says how what it stands above is read. */
  | "reading"
  /** Its text is part of the line. */
  | "through"
  /** Its text may be read on with, if it stands so; if not, the line ends. */
  | "item"
  /** Its text may be read on with, if it stands so; if not, the line goes on behind it. */
  | "out"
  | "end";

function wayAt(element: Element, treatment: Treatment, asked: Question): Way {
  if (treatment === "transparent") return "over";
  if (treatment === "inline" && asked.flows(element)) return "through";
  const aside = asked.aside(element);
  if (treatment === "break") return aside === "over" ? "over" : "through";
  // What is typed in is no text of the page, wherever it stands.
  return treatment === "opaque" && aside !== "over" ? "end" : aside;
}

/** By its style, of an element that is not part of the line. */
function asideOf(element: Element): Way {
  if (isUnseen(element) || isIcon(element)) return "over";
  if (isReading(element)) return "reading";
  return standingOf(element, isInlineByName(element)) ?? "end";
}

/** Whether a text counts for nothing: between two line breaks white space does. */
function isNothing(text: string, isBehindBreak: boolean): boolean {
  return text === "" || (isBehindBreak && !/[^\s\u00ad\u200b\u2060]/u.test(text));
}

/** Where a walk goes on. */
interface Onward {
  /** Null where the run ends before. */
  readonly node: Node | null;
  /** Whether something is left on the way there that is no part of the line. */
  readonly leavesBox: boolean;
}
const NOWHERE: Onward = { node: null, leavesBox: false };

/** The node behind this one and what is in it. */
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

/** What the edge of a node is to a run that is in it: none, that of a box in the line or beside it, or the run's end. */
function edgeOf(node: Node, asked: Question): "none" | "box" | "end" {
  // Mostly a paragraph's edge: its name says so, and its attributes need not be asked.
  if (!isElement(node)) return "end";
  const isInline = isInlineByName(node);
  if (isInline && asked.treatment(node) === "inline" && asked.flows(node)) return "none";
  return asked.standing(node, isInline) ? "box" : "end";
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
