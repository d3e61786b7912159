/**
 * The selected range of this document, also inside an open shadow tree, which the selection itself
 * shows only from outside. Null if nothing is selected.
 */
export function selectedRange(document: Document, shadows: readonly ShadowRoot[]): Range | null {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0) return null;
  // Chromium 137 and Firefox 142 have this. Earlier versions do not reveal a selection inside a
  // shadow tree.
  const composed = selection.getComposedRanges?.({ shadowRoots: [...shadows] })[0];
  if (!composed) return nonEmpty(selection.getRangeAt(0));
  const range = new Range();
  try {
    range.setStart(composed.startContainer, composed.startOffset);
    range.setEnd(composed.endContainer, composed.endOffset);
  } catch {
    return null;
  }
  return nonEmpty(range) ?? nonEmpty(selection.getRangeAt(0));
}

function nonEmpty(range: Range): Range | null {
  return range.collapsed ? null : range;
}
