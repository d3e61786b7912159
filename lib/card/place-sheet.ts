/**
 * The card that a finger has opened: a sheet as wide as the window, at its lower edge, or at the
 * upper one if the term would be under it there. It is first low, so that the text around the term
 * stays in sight. The user drags it higher, or down to close it.
 */
import type { Box } from "../geometry/box";
import type { Size } from "./place-card";

/** The share of the window that a sheet takes at first, and at most. */
const FIRST = 0.4;
const MOST = 0.92;
/** CSS pixels. A lower sheet has no room for a sentence above its buttons. */
const LEAST_PX = 220;
/** A sheet that is dragged below this share of its first height is closed. */
const CLOSES = 0.6;

export type SheetEdge = "bottom" | "top";

/** The heights at which a sheet comes to rest, in CSS pixels: at first, and at most. */
export function sheetHeights(
  wanted: number,
  viewport: Size,
): { readonly first: number; readonly most: number } {
  const most = Math.min(wanted, viewport.height * MOST);
  return { first: Math.min(most, Math.max(viewport.height * FIRST, LEAST_PX)), most };
}

/** The edge at which a sheet of its first height leaves its term (`anchor`) in sight. */
export function sheetEdge(anchor: Box, first: number, viewport: Size): SheetEdge {
  const isUnder = anchor.bottom > viewport.height - first;
  return isUnder && anchor.top >= first ? "top" : "bottom";
}

/** The place and size of a sheet, in CSS pixels of the viewport. */
export function placeSheet(
  edge: SheetEdge,
  height: number,
  viewport: Size,
): { left: number; top: number } & Size {
  const top = edge === "top" ? 0 : viewport.height - height;
  return { left: 0, top, width: viewport.width, height };
}

/**
 * Where a sheet comes to rest that the finger has let go.
 *
 * @param height CSS pixels
 * @returns its height in CSS pixels, or null if it closes
 */
export function restOfSheet(
  height: number,
  { first, most }: { readonly first: number; readonly most: number },
): number | null {
  if (height < first * CLOSES) return null;
  return height - first > most - height ? most : first;
}
