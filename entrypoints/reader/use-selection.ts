import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { describe } from "@/lib/annotation/anchor";
import type { Target } from "@/lib/annotation/model";
import { passageAddress } from "@/lib/document/address";
import type { PassageRecord } from "@/lib/store/shapes";

/** The selected text in the report, and the position of its end (CSS pixels in the window). */
export interface Selected {
  readonly target: Target;
  /** The words without white space around them, and the id of their passage. */
  readonly text: string;
  readonly passage: string;
  readonly x: number;
  readonly y: number;
}

/** The selection in a passage of an article, once the user has made it; null if there is none. */
export function useSelection(
  article: RefObject<HTMLElement | null>,
  passages: readonly PassageRecord[],
): Selected | null {
  const [selected, setSelected] = useState<Selected | null>(null);
  useEffect(() => {
    const root = article.current;
    if (!root) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const look = (): void => setSelected(selectedIn(root, passages));
    root.addEventListener("pointerup", look, { signal });
    root.addEventListener("keyup", look, { signal });
    document.addEventListener(
      "selectionchange",
      () => {
        if (getSelection()?.isCollapsed !== false) setSelected(null);
      },
      { signal },
    );
    return () => controller.abort();
  }, [passages]);
  return selected;
}

/** The current selection. If it covers several passages, it is cut off at the end of the first. */
function selectedIn(root: HTMLElement, passages: readonly PassageRecord[]): Selected | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const text = range.startContainer;
  const row = text.parentElement?.closest<HTMLElement>("[data-passage]");
  if (!(text instanceof Text) || !row || !root.contains(row)) return null;
  const passage = passages.find(({ id }) => id === row.dataset["passage"]);
  // A row also contains the passage's address, its terms and its notes. Only the passage's own
  // words count.
  if (!passage || text.data !== passage.text) return null;
  const end = range.endContainer === text ? range.endOffset : text.length;
  const box = range.getBoundingClientRect();
  const target: Target = {
    type: "selection",
    source: passageAddress(passage.document, passage.id),
    scope: null,
    selectors: describe(passage.text, range.startOffset, end),
  };
  const words = passage.text.slice(range.startOffset, end).trim();
  return { target, text: words, passage: passage.id, x: box.right, y: box.bottom };
}
