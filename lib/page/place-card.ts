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
/** Less is of no use to anybody. */
const MIN_HEIGHT = 180;

/**
 * Where a card goes: below its term if it fits there, else above, else on the side that has more
 * room, made as high as that side allows. Never outside the window; over its term only where neither
 * side has room for a card at all.
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
  const room = Math.max(0, isBelow ? below : above);
  // A selection as high as the window leaves no room beside it: then the card lies over it.
  const height = Math.min(
    wanted.height,
    Math.max(room, Math.min(MIN_HEIGHT, viewport.height - 2 * EDGE)),
  );
  const top = isBelow ? anchor.bottom + GAP : anchor.top - GAP - height;
  return { left, top: clamp(top, EDGE, viewport.height - EDGE - height), width, height };
}

/** `low` wins where the two bounds cross (a window smaller than the card). */
function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
