/**
 * Goes through stretches of a page's text, in slices. A glance at each text node says whether a
 * term may stand in it. If so, the node waits in the index. It is read
 * ({@link PageReader.readNode}) when someone asks for its matches.
 *
 * The matches of a text node depend on its neighbours in the run: a term may begin in the node
 * before, and a word at its edge may continue in the next. So the nodes around a changed stretch
 * are read again as far as the change can affect them.
 */
import {
  boxOf,
  elementAt,
  isConnected,
  isElement,
  parentOf,
  SHOW_TEXTS,
  walkerIn,
} from "../../dom/native";
import { stepByName, stepInRun } from "../../dom/run-steps";
import { TextList, listableIn } from "../../dom/text-list";
import { type Readability, passedOverIn } from "../../dom/treatment";
import { CLEAR } from "../../matcher/scan";
import { FarTexts } from "./far-texts";
import { MatchIndex, type NodeMatches, type NodeReader } from "./match-index";
import { NodeReading } from "./node-reading";
import type { Slices } from "../../slices/idle-slices";
import type { TermFinder } from "./term-finder";
import type { Watcher } from "./watcher";

/** The number of code units scanned at once, which takes a small part of a millisecond. */
const LONG = 4096;
/**
 * Only this many units at the end of a text before a stretch count, or at the beginning of a text
 * after it. More can matter only if nearly all of them are dropped in a comparison.
 */
const TAIL_UNITS = 4096;
/**
 * If the text skips more elements than this (see `passedOverIn`), each text node is examined by
 * itself.
 */
const MANY_PASSED_OVER = 500;
/**
 * The maximum number of text nodes read before anything is painted, and the number after which the
 * reader checks whether that is enough.
 */
const MANY_SEEN = 1024;
const NODES_A_LOOK = 32;

interface Parts {
  readonly finder: TermFinder;
  readonly slices: Slices;
  /** Knows how many nodes have been removed from the page. */
  readonly watcher: Pick<Watcher, "removals">;
  /**
   * Called when there are nodes for {@link PageReader.readDisturbed} that no reading is about to
   * read.
   */
  readonly onDisturbed: () => void;
}

/** Reads one page into its index. */
export class PageReader implements NodeReader {
  readonly index: MatchIndex;
  readonly onDisturbed: () => void;
  readonly #finder: TermFinder;
  readonly #slices: Slices;
  readonly #watcher: Parts["watcher"];

  /** The part of a new document that has been gone through, from 0 to 1. */
  progress = 0;
  #known: Readability | null = null;

  constructor({ finder, slices, watcher, onDisturbed }: Parts) {
    this.index = new MatchIndex(finder, this);
    this.onDisturbed = onDisturbed;
    this.#finder = finder;
    this.#slices = slices;
    this.#watcher = watcher;
  }

  /**
   * Reads from a text node, or from the beginning, until the text is below the viewport.
   *
   * @returns whether that was all the text under the root
   */
  async readSeen(root: Node, first: Text | null): Promise<boolean> {
    const { removals } = this.#watcher;
    const walker = walkerIn(root, SHOW_TEXTS);
    walker.currentNode = first ?? root;
    let node = first ?? walker.nextNode();
    for (let count = 1; node; count += 1) {
      await this.#read(node as Text);
      if (this.#slices.hasEnded) return false;
      if (count % NODES_A_LOOK === 0 && (count > MANY_SEEN || isBelowView(node))) return false;
      node = walker.nextNode();
    }
    return first === null && this.#watcher.removals === removals;
  }

  /** Goes through all text of a document about which (nearly) nothing is known. */
  async readNew(root: Node): Promise<void> {
    await this.#slices.rest();
    if (this.#slices.hasEnded) return;
    const { removals } = this.#watcher;
    const far = new FarTexts(root);
    this.index.far = far;
    await this.#goThrough(far.list, removals, (handful) => far.add(handful));
    if (this.#slices.hasEnded) return;
    far.isWhole = true;
    if (far.isOver) this.index.far = null;
  }

  /** Reads all text under a node, and the text that it affects. */
  async readTree(root: Node): Promise<void> {
    for (const it of listableIn(root)) {
      if (isConnected(it)) await this.#readList(new TextList(it));
    }
  }

  async #readList(list: TextList): Promise<void> {
    const first = list.at(0);
    if (!first) return;
    const { removals } = this.#watcher;
    await this.#readBefore(first);
    const read = (handful: number): Promise<void> => this.#readEach(list.nodesOf(handful));
    // The known state of a node in this tree may be out of date.
    if (list.handfuls > 1 && !this.index.branchOf(list.root))
      await this.#goThrough(list, removals, read);
    else for (let at = 0; at < list.handfuls; at += 1) await read(at);
    await this.#readBehind(list.at(list.length - 1) as Text);
  }

  /** Reads one text node, and the text that it affects. */
  async readText(node: Text): Promise<void> {
    if (!isConnected(node)) return;
    await this.#readBefore(node);
    await this.#read(node);
    await this.#readBehind(node);
  }

  /** Reads all waiting nodes under a node. */
  async readWaiting(root: Node): Promise<void> {
    for (const node of this.index.waitingIn(root)) {
      if (node) this.index.beginningIn(node);
      if (this.#slices.isDue) await this.#slices.rest();
      if (this.#slices.hasEnded) return;
    }
  }

  /** Reads the nodes again whose passing match has gone or changed. */
  async readDisturbed(): Promise<void> {
    for (const node of this.index.disturbed) {
      if (this.#slices.hasEnded) return;
      if (isConnected(node)) await this.#read(node);
      else this.index.disturbed.delete(node);
    }
  }

  /**
   * Goes through a list, handful by handful.
   *
   * @param removals the number of removed nodes when the list was made
   * @param onFound called for each handful in which a term may stand
   */
  async #goThrough(
    list: TextList,
    removals: number,
    onFound: (handful: number) => unknown,
  ): Promise<void> {
    const { handfuls } = list;
    const passedOver = passedOverIn(list.root, this.#finder.hasSpaces);
    const isMixed = passedOver.length > MANY_PASSED_OVER;
    const mixed = isMixed ? null : new Set(Array.from(passedOver, (it) => list.handfulOf(it)));
    for (let at = 0; at < handfuls; at += 1) {
      if (this.#slices.isDue) {
        list.release();
        await this.#slices.rest();
        if (this.#slices.hasEnded) return;
      }
      this.progress = at / handfuls;
      // After a removal, the listed first and last node of a handful may no longer be its first and
      // last.
      const isAsListed = this.#watcher.removals === removals;
      const text = isAsListed && mixed && !mixed.has(at) ? list.textOf(at) : null;
      if (text !== null && this.#finder.glance(text, 0) === CLEAR) continue;
      list.release();
      await (isAsListed && text === null ? this.#readEach(list.nodesOf(at)) : onFound(at));
    }
    list.release();
  }

  async #readEach(nodes: readonly Text[]): Promise<void> {
    for (const it of nodes) await this.#read(it);
  }

  readNode(node: Text, from: number): NodeMatches | null {
    const reading = this.#begin(node, from);
    reading.scanOwn(node.length);
    return reading.finish();
  }

  mayHold(node: Text): boolean {
    return isLong(node) || this.#firstPlace(node, node.data) !== CLEAR;
  }

  /** Examines a node synchronously. Returns false, without doing anything, if the node is long. */
  #glanceAt(node: Text): boolean {
    if (isLong(node)) return false;
    const { index } = this;
    const state = index.stateOf(node);
    if (state === "read") {
      index.disturbed.delete(node);
      index.set(node, this.readNode(node, index.fromOf(node)));
    } else if (this.mayHold(node)) index.wait(node);
    else if (state === "waiting") index.set(node, null);
    return true;
  }

  /**
   * The first offset in a node at which a term may begin, judged by a glance at the node and at the
   * next one; or `CLEAR`.
   */
  #firstPlace(node: Text, data: string): number {
    let next: string | null = null;
    let behind: string | null = null;
    let place = this.#finder.glance(data, 0);
    while (place !== CLEAR && this.#finder.isBegun) {
      next ??= textBehind(node, stepByName);
      const start = data.slice(place);
      const goesOn = (more: string): boolean =>
        more !== "" && this.#finder.glance(start + more, 0) === 0;
      if (goesOn(next)) break;
      // The style may show that something invisible is between the nodes, or something that a
      // person reads past.
      behind ??= textBehind(node, stepInRun);
      if (goesOn(behind)) break;
      place = this.#finder.glance(data, place + 1);
    }
    return place;
  }

  async #read(node: Text): Promise<void> {
    if (this.#slices.isDue) await this.#slices.rest();
    this.index.disturbed.delete(node);
    if (this.#glanceAt(node)) return;
    const from = this.index.fromOf(node);
    const reading = this.#begin(node, from);
    // The text may be data in a script. So readability is asked before the text is scanned, not
    // only once a term is found.
    while (reading.isReadable() && !reading.isOver) {
      reading.scanOwn(LONG);
      if (this.#slices.isDue) await this.#slices.rest();
      if (this.#slices.hasEnded) return;
    }
    this.index.set(node, reading.isReadable() ? reading.finish() : null);
    // During the pauses, a match may have been found before this node that passes into it.
    if (this.index.fromOf(node) !== from) this.index.disturbed.add(node);
  }

  #begin(node: Text, from: number): NodeReading {
    // The answers are valid while the page stands still: until the current task ends.
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
      units += this.#finder.compared(step.node.data.slice(0, TAIL_UNITS));
      const { node } = step;
      await this.#read(node);
      step = isConnected(node) ? stepInRun(node, "forward") : null;
    }
  }
}

function isLong({ length }: Text): boolean {
  return length > LONG;
}

/** The text that follows a text node in its run, after a line feed if a line ends there. */
function textBehind(node: Text, stepFrom: typeof stepInRun): string {
  const step = stepFrom(node, "forward");
  return step ? (step.breaks ? "\n" : "") + step.node.data : "";
}

/** The first visible text, or null if that is the beginning of the page. */
export function firstTextInView(document: Document): Text | null {
  const seen = elementAt(document, innerWidth / 2, innerHeight / 10);
  return seen && boxOf(seen).top > -innerHeight
    ? (walkerIn(seen, SHOW_TEXTS).nextNode() as Text)
    : null;
}

/** Whether a text begins below the viewport. */
function isBelowView(text: Node): boolean {
  const parent = parentOf(text);
  return parent !== null && isElement(parent) && boxOf(parent).top > innerHeight;
}
