/**
 * What has to be looked at again when the page changes.
 *
 * Most changes of living pages add or remove whole blocks among blocks (an endless
 * list, a comment, an advertisement): then only the added ones are read. A change
 * of text, or of inline elements, concerns the runs of the block around it.
 */
import { type Container, containerOf, isSeparate } from "../dom/text-runs";
import { isConnected, isElement, isShadowRoot, parentOf } from "../dom/native";

/**
 * Elements whose text must be read again: wholly, or only the runs that are their own. Both may
 * be empty where something was only removed.
 */
export interface Changes {
  readonly deep: ReadonlySet<Container>;
  readonly shallow: ReadonlySet<Container>;
}

/** More changed places than this are read as one change of the whole page. */
const TOO_MANY = 400;

const WATCHED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ["contenteditable"],
};

export class Watcher {
  #deep = new Set<Container>();
  #shallow = new Set<Container>();
  #whole = false;
  #removed = false;
  readonly #shadows = new Set<ShadowRoot>();
  readonly #observer: MutationObserver;
  readonly #root: Document | Element;

  /**
   * @param onChange called once when there is something to {@link take}, not again before it is taken
   */
  constructor(root: Document | Element, onChange: () => void, signal: AbortSignal) {
    this.#root = root;
    this.#observer = new MutationObserver((records) => {
      const wasEmpty = this.isEmpty;
      for (const record of records) this.#note(record);
      if (wasEmpty && !this.isEmpty) onChange();
    });
    // The document itself, not its root element: `document.open` replaces that.
    this.#observer.observe(root, WATCHED);
    signal.addEventListener("abort", () => this.#observer.disconnect());
  }

  get isEmpty(): boolean {
    return !this.#whole && !this.#removed && this.#deep.size === 0 && this.#shallow.size === 0;
  }

  /** Watches a shadow tree too, for a document's observer does not see into it, and has it read if it is new. */
  watch(shadow: ShadowRoot): void {
    if (this.#shadows.has(shadow)) return;
    this.#shadows.add(shadow);
    this.#observer.observe(shadow, WATCHED);
    this.add(shadow);
  }

  /** The shadow trees that are watched and still in the document. */
  get shadows(): readonly ShadowRoot[] {
    this.#forgetGoneShadows();
    return [...this.#shadows];
  }

  /** One that comes back with its host is new again, and read. */
  #forgetGoneShadows(): void {
    for (const shadow of this.#shadows) if (!isConnected(shadow)) this.#shadows.delete(shadow);
  }

  /** To be read again wholly, for a reason that no mutation shows. */
  add(element: Container): void {
    this.#deep.add(element);
  }

  /** What has changed since this was last asked; nothing of it lies inside another part of it. */
  take(): Changes {
    this.#forgetGoneShadows();
    const deep = outermost(
      this.#whole ? new Set<Container>([...rootElements(this.#root), ...this.shadows]) : this.#deep,
    );
    const shallow = new Set(
      [...this.#shallow].filter((it) => !deep.has(it) && !isInside(it, deep)),
    );
    this.#deep = new Set();
    this.#shallow = new Set();
    this.#whole = false;
    this.#removed = false;
    return { deep, shallow };
  }

  #note(record: MutationRecord): void {
    if (this.#whole) return;
    const { target } = record;
    if (record.type === "characterData") {
      addIfElement(this.#shallow, containerOf(target));
    } else if (record.type === "attributes") {
      addIfElement(this.#deep, containerOf(parentOf(target) ?? target));
    } else if (keepsRunsApart(record)) {
      for (const node of record.addedNodes) if (isElement(node)) this.#deep.add(node);
      this.#removed ||= record.removedNodes.length > 0;
    } else {
      addIfElement(this.#deep, containerOf(target));
    }
    this.#whole = this.#deep.size + this.#shallow.size > TOO_MANY;
  }
}

/** Whether a change of children leaves the text around it as it was. */
function keepsRunsApart({
  target,
  addedNodes,
  removedNodes,
  previousSibling,
  nextSibling,
}: MutationRecord): boolean {
  return (
    target.nodeType === Node.DOCUMENT_NODE ||
    ([...addedNodes].every(isSeparate) &&
      [...removedNodes].every(isSeparate) &&
      isSeparate(previousSibling) &&
      isSeparate(nextSibling))
  );
}

/** The elements in which all the text under a root is. */
export function rootElements(root: Document | Element): Element[] {
  return root instanceof Document ? [...root.children] : [root];
}

function addIfElement(set: Set<Container>, element: Container | null): void {
  if (element) set.add(element);
}

function outermost(elements: ReadonlySet<Container>): Set<Container> {
  return new Set([...elements].filter((it) => !isInside(it, elements)));
}

/**
 * Whether one of these is a proper ancestor of this one in the same tree. What hangs in a shadow tree
 * is not inside its host in this sense: it is walked on its own.
 */
export function isInside(container: Container, others: ReadonlySet<Container>): boolean {
  if (others.size === 0) return false;
  for (let at = parentOf(container); at; at = parentOf(at)) {
    if ((isElement(at) || isShadowRoot(at)) && others.has(at)) return true;
  }
  return false;
}
