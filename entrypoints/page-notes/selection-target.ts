import { describe } from "@/lib/annotation/anchor";
import type { CssSelector, Target } from "@/lib/annotation/model";
import type { PageAddresses } from "@/lib/annotation/page-addresses";
import { titleFrom } from "@/lib/annotation/page-title";
import type { DocumentText } from "@/lib/dom/document-text";
import { pathOf } from "@/lib/dom/element-path";
import { documentOf, isElement, parentOf, rootOf } from "@/lib/dom/native";
import { blockAround } from "@/lib/dom/run-steps";

/**
 * Describes a selection as the target of a note; null if the selection covers no text of the page.
 */
export function selectionTarget(
  { source, scope }: PageAddresses,
  text: DocumentText,
  range: Range,
): Target | null {
  const offsets = text.offsetsOf(range);
  if (!offsets) return null;
  const selectors = describe(text.text, offsets.start, offsets.end);
  // A form named `title` stands in place of the title.
  const title = titleFrom(documentOf(range.commonAncestorContainer).title);
  return {
    type: "selection",
    source,
    scope,
    selectors: { ...selectors, element: elementOf(text, range, offsets) },
    ...(title === null ? {} : { title }),
  };
}

/** The block around the selection, and the selection's place in the block's text. */
function elementOf(
  text: DocumentText,
  range: Range,
  { start, end }: { start: number; end: number },
): CssSelector | null {
  const { commonAncestorContainer: node } = range;
  const block = isElement(node) ? node : blockAround(parentOf(node) ?? node);
  const from = isElement(block) ? text.startOf(block) : null;
  const value = isElement(block) && rootOf(block) instanceof Document ? pathOf(block) : null;
  if (from === null || value === null) return null;
  return {
    type: "CssSelector",
    value,
    refinedBy: { type: "TextPositionSelector", start: start - from, end: end - from },
  };
}
