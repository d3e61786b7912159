import { paintedRanges } from "./use-light";

/** The place of a character: its text node and its offset there. */
export interface Place {
  readonly text: Text;
  readonly offset: number;
}

/** The places of a character that are in the window and visible, according to layout and style. */
export function inWindow(character: string): Place[] {
  const found: Place[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = new Range();
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    if (!text.parentElement?.checkVisibility({ visibilityProperty: true })) continue;
    for (const { index: offset } of text.data.matchAll(new RegExp(character, "gu"))) {
      range.setStart(text, offset);
      range.setEnd(text, offset + 1);
      const { top, bottom, left, right } = range.getBoundingClientRect();
      const isIn = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
      if (isIn) found.push({ text, offset });
    }
  }
  return found;
}

/** The places at which no lit match begins. */
export function unlit(places: readonly Place[]): Place[] {
  const lit = new Map<Node, Set<number>>();
  for (const { startContainer, startOffset } of paintedRanges()) {
    lit.set(startContainer, (lit.get(startContainer) ?? new Set()).add(startOffset));
  }
  return places.filter(({ text, offset }) => !lit.get(text)?.has(offset));
}
