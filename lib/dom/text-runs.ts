/**
 * The text of a page, as a reader sees it in one line of thought.
 *
 * A *run* is the text between two boundaries that a reader does not read across:
 * the edges of a block, a table cell, a control, a picture, two line breaks in a row.
 * Inside a run, text nodes follow one another across inline elements, comments, a
 * single `<br>`, `<wbr>` and ruby readings (which are not part of the text).
 *
 * Boundaries are told by element name, not by computed style: asking style for each
 * element would make the page compute it. What the page's owner or the user types is
 * never read: form fields, editable regions, code editors.
 */
import {
  attributeOf,
  flatParentOf,
  isConnected,
  isElement,
  isShadowRoot,
  isText,
  localNameOf,
  openRootOf,
  parentOf,
} from "./native";

/** What bounds runs: a block, or a shadow root for the text that stands directly in it. */
export type Container = Element | ShadowRoot;

/** Consecutive text nodes with the text they hold together. Offsets are UTF-16 code units. */
export interface TextRun {
  /** Whose text this is: the nearest around it that bounds runs. */
  readonly container: Container;
  readonly nodes: readonly Text[];
  /** Offset in `text` at which each node begins. */
  readonly starts: readonly number[];
  readonly text: string;
}

/** A place in the DOM as `StaticRange` wants it. */
export interface DomPoint {
  readonly node: Text;
  readonly offset: number;
}

const INLINE = new Set(
  (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb ruby s " +
    "samp small span strike strong sub sup time tspan tt u var wbr textPath"
  ).split(" "),
);

/** Passed over as if it were not there: the text goes on behind it. */
const TRANSPARENT = new Set(["rp", "rt", "rtc", "script", "style", "template", "noscript"]);

/** Bounds a run and is not looked into: typed text, replaced elements, what is never shown. */
const OPAQUE = new Set(
  (
    "audio canvas datalist embed head iframe img input math meter noembed noframes object option picture " +
    "progress select textarea video title desc metadata defs symbol"
  ).split(" "),
);

/** Editors that draw what is typed as ordinary elements. */
const EDITOR_CLASSES = ["CodeMirror", "cm-editor", "monaco-editor", "ace_editor"];

/** A run longer than this is cut at the next node, so that one look at the page stays short. */
const RUN_MAX_UNITS = 32_768;

/** After so many nodes without a run the walk pauses, so that its caller can look at the clock. */
const PAUSE_NODES = 512;

type Treatment = "inline" | "transparent" | "opaque" | "block";

/** An element that the walk is inside of, and whether its edges bound runs. */
interface Step {
  readonly element: Container;
  readonly bounds: boolean;
}

/**
 * A walk through the text under an element, in document order, that can stop and go on.
 *
 * The page may change while it stands. If it then cannot go on where it stood, it goes on
 * behind the nearest ancestor that is still in its place, and names that one in
 * {@link lost}: what is in it must be walked again.
 */
export class TextWalk {
  readonly #walker: TreeWalker;
  readonly #root: Container;
  readonly #ownOnly: boolean;
  readonly #path: Step[] = [];
  readonly #builder = new RunBuilder();
  #phase: "enter" | "down" | "leave" | "done" = "enter";
  #lost: Container | null = null;
  #hosts: Element[] = [];

  /** @param options.ownOnly only the runs of this very element, not those of the blocks in it */
  constructor(root: Container, { ownOnly }: { ownOnly: boolean } = { ownOnly: false }) {
    this.#root = root;
    this.#ownOnly = ownOnly;
    this.#walker = root.ownerDocument.createTreeWalker(
      root,
      // Shadow roots are fragments; one that is not shown could not be left.
      NodeFilter.SHOW_ELEMENT |
        NodeFilter.SHOW_TEXT |
        NodeFilter.SHOW_CDATA_SECTION |
        NodeFilter.SHOW_DOCUMENT_FRAGMENT,
    );
  }

  get done(): boolean {
    return this.#phase === "done";
  }

  /** The next run, or null after some nodes without one: time to look at the clock, or {@link done}. */
  next(): TextRun | null {
    for (let nodes = 0; !this.done && (nodes < PAUSE_NODES || !this.#builder.isEmpty); nodes += 1) {
      const run = this.#step();
      if (run) return run;
    }
    return null;
  }

  /** To be called before `next` when the page has had a chance to run: see {@link lost}. */
  resume(): void {
    const broken = this.#brokenAt();
    if (broken < 0) return;
    this.#path.length = broken;
    const ancestor = this.#path.at(-1)?.element ?? null;
    this.#lost = ancestor;
    this.#phase = ancestor ? "leave" : "done";
    if (ancestor) this.#walker.currentNode = ancestor;
  }

  /** The element in which the walk lost its way since this was last read, or null. */
  takeLost(): Container | null {
    const lost = this.#lost;
    this.#lost = null;
    return lost;
  }

  /**
   * The elements entered since this was last called that have an open shadow root, or are custom
   * elements and may get one. Shadow trees are not walked: each is a walk of its own.
   */
  takeHosts(): Element[] {
    const hosts = this.#hosts;
    this.#hosts = [];
    return hosts;
  }

  #step(): TextRun | null {
    switch (this.#phase) {
      case "enter":
        return this.#enter(this.#walker.currentNode);
      case "down":
        this.#phase = this.#walker.firstChild() ? "enter" : "leave";
        return null;
      case "leave":
        return this.#leave(this.#walker.currentNode);
      case "done":
        return null;
    }
  }

  #enter(node: Node): TextRun | null {
    this.#phase = "leave";
    if (isText(node)) {
      this.#builder.add(node);
      return this.#builder.isFull ? this.#flush() : null;
    }
    if (node === this.#root) {
      this.#open(this.#root, true);
      return null;
    }
    const element = node as Element;
    if (localNameOf(element) === "br") return this.#builder.addBreak() ? this.#flush() : null;
    const treatment = treatmentOf(element);
    if (treatment === "transparent") return null;
    const run = treatment === "inline" ? null : this.#flush();
    const isPassedOver = treatment === "opaque" || (this.#ownOnly && treatment === "block");
    if (!isPassedOver) this.#open(element, treatment === "block");
    return run;
  }

  #open(element: Container, bounds: boolean): void {
    this.#path.push({ element, bounds });
    this.#phase = "down";
    if (isElement(element) && (openRootOf(element) || localNameOf(element).includes("-"))) {
      this.#hosts.push(element);
    }
  }

  #leave(node: Node): TextRun | null {
    let run: TextRun | null = null;
    const top = this.#path.at(-1);
    if (top?.element === node) {
      if (top.bounds) run = this.#flush();
      this.#path.pop();
    }
    if (node === this.#root) this.#phase = "done";
    else if (this.#walker.nextSibling()) this.#phase = "enter";
    else if (!this.#walker.parentNode()) this.#phase = "done";
    return run;
  }

  #flush(): TextRun | null {
    const container = this.#path.findLast((step) => step.bounds)?.element ?? this.#root;
    return this.#builder.flush(container);
  }

  /** Index of the first step of the path that is no longer where it was entered, or -1. */
  #brokenAt(): number {
    if (this.#path.length > 0 && !isConnected(this.#root)) return 0;
    for (let i = 1; i < this.#path.length; i += 1) {
      const { element } = this.#path[i] as Step;
      if (parentOf(element) !== this.#path[i - 1]?.element) return i;
    }
    const top = this.#path.at(-1)?.element;
    const node = this.#walker.currentNode;
    return top && node !== top && parentOf(node) !== top ? this.#path.length : -1;
  }
}

/** Collects text nodes until a boundary; a single line break counts as white space between them. */
class RunBuilder {
  #nodes: Text[] = [];
  #starts: number[] = [];
  #text = "";
  #breaks = 0;

  get isEmpty(): boolean {
    return this.#nodes.length === 0;
  }

  get isFull(): boolean {
    return this.#text.length >= RUN_MAX_UNITS;
  }

  add(node: Text): void {
    const { data } = node;
    if (data === "") return;
    this.#nodes.push(node);
    this.#starts.push(this.#text.length);
    this.#text += data;
    if (this.#breaks > 0 && /\S/u.test(data)) this.#breaks = 0;
  }

  /** Whether this is the second break in a row, which ends the run. */
  addBreak(): boolean {
    this.#breaks += 1;
    if (this.#breaks > 1) return true;
    this.#text += "\n";
    return false;
  }

  flush(container: Container): TextRun | null {
    const run = { container, nodes: this.#nodes, starts: this.#starts, text: this.#text };
    this.#nodes = [];
    this.#starts = [];
    this.#text = "";
    this.#breaks = 0;
    return run.nodes.length > 0 && /\S/u.test(run.text) ? run : null;
  }
}

function treatmentOf(element: Element): Treatment {
  const name = localNameOf(element);
  if (TRANSPARENT.has(name)) return "transparent";
  if (OPAQUE.has(name) || isTypedInto(element)) return "opaque";
  return INLINE.has(name) || name.includes("-") ? "inline" : "block";
}

/** Whether the user types into this very element: an editable region or a code editor. */
function isTypedInto(element: Element): boolean {
  const editable = attributeOf(element, "contenteditable");
  if (editable !== null && editable.toLowerCase() !== "false") return true;
  if (attributeOf(element, "role") === "textbox") return true;
  const classes = attributeOf(element, "class");
  return classes !== null && EDITOR_CLASSES.some((name) => classes.includes(name));
}

/** Whether a walk from the document's root would come into this element: nothing around it is passed over. */
export function isReadable(element: Container): boolean {
  for (let node: Node | null = element; node; node = flatParentOf(node)) {
    const treatment = isElement(node) ? treatmentOf(node) : "block";
    if (treatment === "opaque" || treatment === "transparent") return false;
  }
  return true;
}

/** Whose runs a node's text belongs to: the nearest around it that bounds runs. */
export function containerOf(node: Node): Container | null {
  let last: Element | null = null;
  for (let at: Node | null = node; at; at = parentOf(at)) {
    if (isShadowRoot(at)) return at;
    if (!isElement(at)) continue;
    last = at;
    if (treatmentOf(at) === "block") return at;
  }
  return last;
}

/** The DOM range of a stretch of a run's text that begins and ends with a node's own text. */
export function rangeIn(run: TextRun, start: number, end: number): StaticRange {
  const from = pointAt(run, start);
  const to = pointAt(run, end - 1);
  return new StaticRange({
    startContainer: from.node,
    startOffset: from.offset,
    endContainer: to.node,
    endOffset: to.offset + 1,
  });
}

/** Where the unit at an offset of a run's text stands. */
export function pointAt(run: TextRun, offset: number): DomPoint {
  let low = 0;
  let high = run.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((run.starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return { node: run.nodes[low] as Text, offset: offset - (run.starts[low] as number) };
}

/** Whether a node among others leaves the text before and behind it apart: a block, white space, nothing. */
export function isSeparate(node: Node | null): boolean {
  if (!node) return true;
  if (isText(node)) return !/\S/u.test(node.data);
  return !isElement(node) || treatmentOf(node) !== "inline";
}
