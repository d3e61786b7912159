import { isConnected, isElement } from "@/lib/dom/native";
import type { CardHost } from "./card-host";

/** Gives focus and caret back to where they were before the card took them. */
export class FocusKeeper {
  readonly #document: Document;
  #before: Element | null = null;
  #selection: StaticRange | null = null;

  constructor(document: Document) {
    this.#document = document;
  }

  /** To be called before the card takes the focus. Where it has it already, what was kept stays. */
  keep(host: Element | null): void {
    const { activeElement } = this.#document;
    if (activeElement && activeElement === host) return;
    this.#before = activeElement;
    const selection = getSelection();
    const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
    // No live range: each makes every change of the page dearer.
    this.#selection = range && new StaticRange(range);
  }

  /** What was selected has served its purpose. */
  dropSelection(): void {
    this.#selection = null;
    getSelection()?.removeAllRanges();
  }

  /** To where it was, unless the user has moved it on since. */
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

  /** A field keeps its caret by itself; an editable part of the page may begin at its beginning again. */
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
