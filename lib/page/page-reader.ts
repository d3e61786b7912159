/**
 * Goes through stretches of a page's text, in slices: a glance at each text node says whether a term may stand in it.
 * Where one may the index has the node wait; it is read ({@link PageReader.readNode}) when somebody asks what stands there.
 *
 * A text node's matches depend on the nodes beside it in its run: a term may begin in the one before, and a word
 * at its edge may reach over. So with a stretch that has changed as many nodes around it are gone through as can matter.
 */
import { boxOf, isConnected, isElement, parentOf } from "../dom/native";
import { type Bounds, type NodeOrder, textsIn } from "../dom/node-order";
import { stepByName, stepInRun } from "../dom/run-steps";
import type { Readability } from "../dom/treatment";
import { CLEAR } from "../matcher/scan";
import { MatchIndex, type NodeMatches, type NodeReader } from "./match-index";
import { NodeReading } from "./node-reading";
import type { Slices } from "./slices";
import type { TermFinder } from "./term-finder";

/** After so many nodes the clock is looked at. */
const NODES_A_LOOK = 32;
/** Code units that are scanned at once: a small part of a millisecond. */
const LONG = 4096;
/** Of a text before a stretch only its end can matter, unless nearly all of it counts for nothing. */
const TAIL_UNITS = 4096;

/** `XPathResult.NUMBER_TYPE`. */
const NUMBER_TYPE = 1;

interface Stretch extends Bounds<Text> {
  /** Is asked now and then, with the node just gone over, whether that is enough. */
  readonly isEnough?: (node: Text) => boolean;
  /** Nothing was known of the document before. */
  readonly isNew?: boolean;
}

interface Parts {
  readonly finder: TermFinder;
  readonly slices: Slices;
  /** The page has changed while this was read: it must be read again. */
  readonly onLost: (node: Node) => void;
  /** There is something to {@link PageReader.readDisturbed} that nobody was about to read. */
  readonly onDisturbed: () => void;
}

export class PageReader implements NodeReader {
  readonly index: MatchIndex;
  readonly onDisturbed: () => void;
  readonly #finder: TermFinder;
  readonly #slices: Slices;
  readonly #onLost: (node: Node) => void;

  /** Text nodes that have been gone through. */
  #texts = 0;
  /** Those of the document, when that was asked. */
  #total: number | null = null;
  #known: Readability | null = null;

  constructor({ finder, slices, onLost, onDisturbed }: Parts) {
    this.index = new MatchIndex(finder, this);
    this.onDisturbed = onDisturbed;
    this.#finder = finder;
    this.#slices = slices;
    this.#onLost = onLost;
  }

  /** Per cent of a document's text nodes that its first reading has gone through. Counts them when it is first asked. */
  progress(document: Document): number {
    this.#total ??= document.evaluate("count(//text())", document, null, NUMBER_TYPE).numberValue;
    return Math.min(99, Math.floor((100 * this.#texts) / (this.#total + 1)));
  }

  /** Reads all text under a node, and what it touches. */
  async readTree(root: Node): Promise<void> {
    const first = textsIn(root).next();
    if (!first) return;
    await this.#readBefore(first);
    const last = await this.readStretch(root);
    if (last) await this.#readBehind(last);
  }

  /** Reads one text node, and what it touches. */
  async readText(node: Text): Promise<void> {
    if (!isConnected(node)) return;
    await this.#readBefore(node);
    await this.#read(node);
    await this.#readBehind(node);
  }

  /** Reads all that waits under a node. */
  async readWaiting(root: Node): Promise<void> {
    for (const node of this.index.waitingIn(root)) {
      this.index.beginningIn(node);
      if (this.#slices.isDue) await this.#slices.rest();
      if (this.#slices.hasEnded) return;
    }
  }

  /** Reads again the nodes that a match reaches into no longer, or another one. */
  async readDisturbed(): Promise<void> {
    for (const node of this.index.disturbed) {
      if (this.#slices.hasEnded) return;
      if (isConnected(node)) await this.#read(node);
      else this.index.disturbed.delete(node);
    }
  }

  /**
   * Goes through the text nodes under a node, or those between two of them.
   *
   * @returns the last node that was read, or null
   */
  async readStretch(
    root: Node,
    { isEnough = () => false, isNew = false, ...bounds }: Stretch = {},
  ): Promise<Text | null> {
    const order = textsIn(root, bounds);
    let last: Text | null = null;
    let count = 0;
    for (let node = order.next(); node; node = order.next()) {
      if (!this.#glanceAt(node, isNew)) {
        order.stand();
        await this.#read(node);
        this.#goOn(order);
      }
      last = node;
      count += 1;
      this.#texts += 1;
      if (count % NODES_A_LOOK !== 0) continue;
      if (isEnough(node)) return node;
      if (this.#slices.isDue) {
        order.stand();
        await this.#slices.rest();
        this.#goOn(order);
      }
      if (this.#slices.hasEnded) return null;
    }
    return last;
  }

  #goOn(order: NodeOrder<Text>): void {
    order.resume();
    const lost = order.takeLost();
    if (lost) this.#onLost(lost);
  }

  readNode(node: Text, from: number): NodeMatches | null {
    const reading = this.#begin(node, from);
    reading.scanOwn(node.length);
    return reading.finish();
  }

  /** Goes over a node at once, or (false) leaves it alone because it is long. */
  #glanceAt(node: Text, isNew: boolean): boolean {
    const { data } = node;
    if (data.length > LONG) return false;
    const { index } = this;
    // Nearly every text node: nothing of it is kept, nothing around it is asked.
    if (isNew) {
      if (this.#firstPlace(node, data) !== CLEAR) index.waitFar(node);
      return true;
    }
    const state = index.stateOf(node);
    if (state === "read") {
      index.disturbed.delete(node);
      index.set(node, this.readNode(node, index.fromOf(node)));
    } else if (this.#firstPlace(node, data) !== CLEAR) index.wait(node);
    else if (state === "waiting") index.set(node, null);
    return true;
  }

  /** Where in a node the first term may begin, as far as a glance at it, and at the next, can tell; or `CLEAR`. */
  #firstPlace(node: Text, data: string): number {
    let next: string | null = null;
    let place = this.#finder.glance(data, 0);
    while (place !== CLEAR && this.#finder.isBegun) {
      next ??= stepByName(node, "forward")?.node.data ?? "";
      if (next !== "" && this.#finder.glance(data.slice(place) + next, 0) === 0) break;
      place = this.#finder.glance(data, place + 1);
    }
    return place;
  }

  async #read(node: Text): Promise<void> {
    if (this.#slices.isDue) await this.#slices.rest();
    this.index.disturbed.delete(node);
    if (this.#glanceAt(node, false)) return;
    const reading = this.#begin(node, this.index.fromOf(node));
    // Data in a script, perhaps: asked before it is gone through, and not only where it has a term.
    while (reading.isReadable() && !reading.isOver) {
      reading.scanOwn(LONG);
      if (this.#slices.isDue) await this.#slices.rest();
      if (this.#slices.hasEnded) return;
    }
    this.index.set(node, reading.isReadable() ? reading.finish() : null);
  }

  #begin(node: Text, from: number): NodeReading {
    // Known as long as the page stands still: until what is being done now is over.
    if (!this.#known) {
      this.#known = new Map();
      queueMicrotask(() => (this.#known = null));
    }
    return new NodeReading(this.#finder, node, from, this.#known);
  }

  async #readBefore(first: Text): Promise<void> {
    const nodes: Text[] = [];
    const wanted = this.#finder.longest + this.#finder.context;
    let units = 0;
    let step = stepInRun(first, "backward");
    while (step && units < wanted) {
      nodes.unshift(step.node);
      units += this.#finder.compared(step.node.data.slice(-TAIL_UNITS));
      step = stepInRun(step.node, "backward");
    }
    for (const node of nodes) await this.#read(node);
  }

  async #readBehind(last: Text): Promise<void> {
    if (!isConnected(last)) return;
    let units = 0;
    let step = stepInRun(last, "forward");
    while (step && units < this.#finder.context) {
      units += step.node.length;
      const { node } = step;
      await this.#read(node);
      step = isConnected(node) ? stepInRun(node, "forward") : null;
    }
  }
}

/** The text with which what can be seen begins, or null if that is the beginning of the page. */
export function firstTextInView(document: Document): Text | null {
  const seen = document.elementFromPoint(innerWidth / 2, innerHeight / 10);
  return seen && boxOf(seen).top > -innerHeight ? textsIn(seen).next() : null;
}

/** Whether a text begins below what can be seen. */
export function isBelowView(text: Text): boolean {
  const parent = parentOf(text);
  return parent !== null && isElement(parent) && boxOf(parent).top > innerHeight;
}
