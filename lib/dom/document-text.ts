/**
 * The whole text of a document as one string, and the mapping between its offsets and the DOM.
 * Annotations are described and found in this string. A line feed separates the runs. The open
 * shadow trees follow after the document. Offsets are UTF-16 code units.
 */
import { firstIndex } from "../text/first-index";
import { isBefore, isConnected, parentOf, rootOf } from "./native";
import { stepInRun } from "./run-steps";
import { TextList, listableIn } from "./text-list";
import { isReadable } from "./treatment";

interface PlacedText {
  readonly node: Text;
  readonly start: number;
}

/** The nodes of one tree (the document's own or a shadow tree's), in document order. */
interface TreeTexts {
  readonly root: Node;
  readonly nodes: PlacedText[];
}

/** The number of text nodes after which the reader may pause. */
const NODES_A_PAUSE = 256;

/**
 * Reads a document's text in pieces. Each `next` reads some more nodes, and the page may change
 * between two calls. Text that has been read stays in the result as it was.
 *
 * @param shadows the open shadow trees to read as well
 */
export function* readDocumentText(
  document: Document,
  shadows: readonly ShadowRoot[] = [],
): Generator<void, DocumentText> {
  const trees: TreeTexts[] = [];
  const parts: string[] = [];
  let length = 0;
  const add = (part: string): void => {
    parts.push(part);
    length += part.length;
  };
  for (const root of [document, ...shadows]) {
    const nodes: PlacedText[] = [];
    trees.push({ root, nodes });
    for (const it of runsIn(root)) {
      if (it === null) {
        yield;
        continue;
      }
      if (it.begins && nodes.length > 0) add("\n");
      if (it.breaks) add("\n");
      nodes.push({ node: it.node, start: length });
      add(it.node.data);
    }
    if (nodes.length > 0) add("\n");
  }
  return new DocumentText(parts.join(""), trees);
}

/** Reads a document's text in one go. */
export function documentText(
  document: Document,
  shadows: readonly ShadowRoot[] = [],
): DocumentText {
  const reading = readDocumentText(document, shadows);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
}

/** The text of a document and the nodes it came from: see {@link readDocumentText}. */
export class DocumentText {
  readonly #trees: readonly TreeTexts[];
  readonly #nodes: readonly PlacedText[];

  constructor(
    readonly text: string,
    trees: readonly TreeTexts[],
  ) {
    this.#trees = trees;
    this.#nodes = trees.flatMap(({ nodes }) => nodes);
  }

  /**
   * The offsets that a selection covers, without white space at its edges; null if it covers no
   * text.
   */
  offsetsOf(range: Range): { start: number; end: number } | null {
    const root = rootOf(range.commonAncestorContainer);
    const nodes = this.#trees.find((it) => it.root === root)?.nodes ?? [];
    const nodeAt = (i: number): Text => (nodes[i] as PlacedText).node;
    // In document order: the first node that ends after the range's start, and the last that begins
    // before the range's end.
    const { length } = nodes;
    const first =
      nodes[firstIndex(length, (i) => range.comparePoint(nodeAt(i), nodeAt(i).length) >= 0)];
    const last = nodes[firstIndex(length, (i) => range.comparePoint(nodeAt(i), 0) > 0) - 1];
    if (!first || !last || last.start < first.start) return null;
    const from = first.start + (first.node === range.startContainer ? range.startOffset : 0);
    const to = last.start + (last.node === range.endContainer ? range.endOffset : last.node.length);
    return trimmed(this.text, from, to);
  }

  /**
   * The DOM range of a stretch of the text. The stretch must begin and end with a character of the
   * document. Null if there is no text there.
   */
  rangeOf(start: number, end: number): StaticRange | null {
    const from = this.#lastBefore((it) => it.start > start);
    const to = this.#lastBefore((it) => it.start >= end);
    if (!from || !to) return null;
    return new StaticRange({
      startContainer: from.node,
      startOffset: Math.min(start - from.start, from.node.length),
      endContainer: to.node,
      endOffset: Math.min(end - to.start, to.node.length),
    });
  }

  /** The offset at which an element's text begins; null if it has no text. */
  startOf(element: Element): number | null {
    const root = rootOf(element);
    const nodes = this.#trees.find((it) => it.root === root)?.nodes ?? [];
    const isBehind = (i: number): boolean => isBefore(element, (nodes[i] as PlacedText).node);
    const first = nodes[firstIndex(nodes.length, isBehind)];
    return first && Node.prototype.contains.call(element, first.node) ? first.start : null;
  }

  #lastBefore(isBehind: (text: PlacedText) => boolean): PlacedText | undefined {
    const nodes = this.#nodes;
    return nodes[firstIndex(nodes.length, (i) => isBehind(nodes[i] as PlacedText)) - 1];
  }
}

interface RunNode {
  readonly node: Text;
  /** Whether a line break precedes this node in the same run. */
  readonly breaks: boolean;
  /** Whether a run begins with this node. */
  readonly begins: boolean;
}

/** Yields the text nodes of all runs, and now and then null where the caller may pause. */
function* runsIn(root: Node): Generator<RunNode | null> {
  let known = new Map<Node, boolean>();
  let following: { readonly node: Text; readonly breaks: boolean } | null = null;
  for (const node of textsIn(root)) {
    if (node === null) {
      yield null;
      known = new Map();
      continue;
    }
    const parent = parentOf(node);
    if (node.data === "" || !parent || !isReadable(parent, known)) continue;
    if (following?.node === node) yield { ...following, begins: false };
    // White space between blocks or between two line breaks is not visible.
    else if (!/\S/u.test(node.data)) continue;
    else yield { node, breaks: false, begins: true };
    following = stepInRun(node, "forward");
  }
}

/** Yields the text nodes that existed at the start and still exist, and now and then null. */
function* textsIn(root: Node): Generator<Text | null> {
  let count = 0;
  for (const it of listableIn(root)) {
    if (!isConnected(it)) continue;
    const list = new TextList(it);
    for (let i = 0; i < list.length; i += 1) {
      count += 1;
      if (count % NODES_A_PAUSE === 0) yield null;
      const node = list.at(i) as Text;
      if (list.hasInTree(node)) yield node;
    }
  }
}

function trimmed(text: string, from: number, to: number): { start: number; end: number } | null {
  let start = from;
  let end = to;
  while (start < end && /\s/u.test(text[start] as string)) start += 1;
  while (end > start && /\s/u.test(text[end - 1] as string)) end -= 1;
  return start < end ? { start, end } : null;
}
