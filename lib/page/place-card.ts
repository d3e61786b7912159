/** CSS pixels in the viewport. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Between the term and the card. */
const GAP = 6;
/** Between the card and the window's edge. */
const EDGE = 8;

/**
 * Where a card goes: below its term if it fits there, else above, else on the side that has more
 * room, made as high as that side allows. Never over the term's line, never outside the window.
 */
export function placeCard(
  anchor: Box,
  wanted: Size,
  viewport: Size,
): { left: number; top: number } & Size {
  const width = Math.min(wanted.width, Math.max(0, viewport.width - 2 * EDGE));
  const left = clamp(anchor.left, EDGE, viewport.width - EDGE - width);
  const below = viewport.height - EDGE - (anchor.bottom + GAP);
  const above = anchor.top - GAP - EDGE;
  const isBelow = wanted.height <= below || below >= above;
  const height = Math.min(wanted.height, Math.max(0, isBelow ? below : above));
  const top = isBelow ? anchor.bottom + GAP : anchor.top - GAP - height;
  return { left, top: clamp(top, EDGE, viewport.height - EDGE - height), width, height };
}

/** `low` wins where the two bounds cross (a window smaller than the card). */
function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
