import type { Box } from "../geometry/box";

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
/** With this much the beginning of an entry is read without scrolling. */
const ENOUGH_HEIGHT = 260;

type Side = "below" | "above" | "right" | "left";

/** In text that runs down the page the next words are below the term, and beside it are other lines. */
const SIDES: Record<"horizontal" | "vertical", readonly Side[]> = {
  horizontal: ["below", "above", "right", "left"],
  vertical: ["right", "left", "below", "above"],
};

/**
 * Where a card goes: below its term if it fits there whole, else above, else on that of the two which has more
 * room, made lower; where neither has enough, beside it (which hides the rest of the line that is being read).
 * In text that runs down the page the other way round. Never outside the window; over its term only where no side
 * has room for a card at all. (A pure function and not the platform's anchor positioning, which Firefox has
 * from 147 on.)
 */
export function placeCard(
  anchor: Box,
  wanted: Size,
  viewport: Size,
  writing: "horizontal" | "vertical" = "horizontal",
): { left: number; top: number } & Size {
  const widest = Math.max(0, viewport.width - 2 * EDGE);
  const highest = Math.max(0, viewport.height - 2 * EDGE);
  const width = Math.min(wanted.width, widest);
  const room = (side: Side): number => {
    if (side === "below") return viewport.height - EDGE - anchor.bottom - GAP;
    if (side === "above") return anchor.top - GAP - EDGE;
    const beside =
      side === "right" ? viewport.width - EDGE - anchor.right - GAP : anchor.left - GAP - EDGE;
    // None is less than what a card needs that has no height yet.
    return beside >= width ? highest : -1;
  };
  const roomiest = (sides: readonly Side[]): Side =>
    sides.find((side) => room(side) >= wanted.height) ??
    (sides.toSorted((a, b) => room(b) - room(a))[0] as Side);
  const enough = Math.min(wanted.height, ENOUGH_HEIGHT);
  const preferred = roomiest(SIDES[writing].slice(0, 2));
  const side = room(preferred) >= enough ? preferred : roomiest(SIDES[writing]);
  // A selection as high as the window leaves no room beside it: then the card lies over it.
  const height = Math.min(wanted.height, Math.max(room(side), Math.min(MIN_HEIGHT, highest)));
  const left = {
    below: anchor.left,
    above: anchor.left,
    right: anchor.right + GAP,
    left: anchor.left - GAP - width,
  };
  const top = {
    below: anchor.bottom + GAP,
    above: anchor.top - GAP - height,
    right: anchor.top,
    left: anchor.top,
  };
  return {
    ...within({ left: left[side], top: top[side] }, { width, height }, viewport),
    width,
    height,
  };
}

/** A card that stays where it is, and is as high as it can be below that. */
export function growDown(
  at: { left: number; top: number },
  wanted: Size,
  viewport: Size,
): { left: number; top: number } & Size {
  const room = viewport.height - EDGE - at.top;
  const height = Math.min(wanted.height, Math.max(room, MIN_HEIGHT));
  const size = { width: wanted.width, height };
  return { ...within(at, size, viewport), ...size };
}

/** The place nearest to a wanted one at which a card is inside the window. */
export function within(
  { left, top }: { left: number; top: number },
  { width, height }: Size,
  viewport: Size,
): { left: number; top: number } {
  return {
    left: clamp(left, EDGE, viewport.width - EDGE - width),
    top: clamp(top, EDGE, viewport.height - EDGE - height),
  };
}

/** `low` wins where the two bounds cross (a window smaller than the card). */
function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
