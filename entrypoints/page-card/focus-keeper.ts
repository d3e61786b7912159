import { isConnected, isElement } from "@/lib/dom/native";
import type { CardHost } from "./card-host";

/** Returns focus and caret to where they were before the card took them. */
export class FocusKeeper {
  readonly #document: Document;
  #before: Element | null = null;
  #selection: StaticRange | null = null;

  constructor(document: Document) {
    this.#document = document;
  }

  /**
   * Must be called before the card takes the focus. If it already has the focus, the stored state
   * is kept.
   */
  keep(host: Element | null): void {
    const { activeElement } = this.#document;
    if (activeElement && activeElement === host) return;
    this.#before = activeElement;
    const selection = getSelection();
    const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
    // A live range would make every change of the page more expensive.
    this.#selection = range && new StaticRange(range);
  }

  /** The selection has served its purpose. */
  dropSelection(): void {
    this.#selection = null;
    getSelection()?.removeAllRanges();
  }

  /** Returns the focus, unless the user has moved it since. */
  giveBack({ host, frame }: CardHost): void {
    const { activeElement, body } = this.#document;
    const before = this.#before;
    const selection = this.#selection;
    this.#before = null;
    this.#selection = null;
    if (activeElement === host) frame.blur();
    else if (activeElement && activeElement !== body) return;
    if (!before || !isElement(before) || !isConnected(before)) return;
    (before as HTMLElement).focus?.({ preventScroll: true });
    this.#restore(selection);
  }

  /**
   * A field keeps its caret by itself. In an editable region, the caret may have gone back to the
   * beginning.
   */
  #restore(wanted: StaticRange | null): void {
    const selection = getSelection();
    const now = selection?.rangeCount ? selection.getRangeAt(0) : null;
    if (!selection || !wanted || !isConnected(wanted.startContainer)) return;
    const isThere = now && ENDS.every((end) => now[end] === wanted[end]);
    if (isThere) return;
    const { startContainer, startOffset, endContainer, endOffset } = wanted;
    try {
      selection.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
    } catch {
      // The page has changed there.
    }
  }
}

const ENDS = ["startContainer", "startOffset", "endContainer", "endOffset"] as const;
