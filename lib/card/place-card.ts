import type { Box } from "../geometry/box";

/** A size in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** CSS pixels between the term and the card. */
const GAP = 6;
/** CSS pixels between the card and the window's edge. */
const EDGE = 8;
/** CSS pixels. A lower card is of no use. */
const MIN_HEIGHT = 180;
/** CSS pixels. At this height, the beginning of an entry can be read without scrolling. */
const ENOUGH_HEIGHT = 260;

export type Side = "below" | "above" | "right" | "left";

/**
 * The sides of a term, in order of preference. In vertical text, the next words are below the term
 * and other lines are beside it.
 */
const SIDES: Record<"horizontal" | "vertical", readonly Side[]> = {
  horizontal: ["below", "above", "right", "left"],
  vertical: ["right", "left", "below", "above"],
};

/**
 * Computes the place and size of a card, in CSS pixels of the viewport. The card goes below its
 * term if it fits there completely, otherwise above. If it fits in neither place, it goes to the
 * one with more room and is made lower. If neither has enough room, it goes beside the term, where
 * it hides the rest of the line. In vertical text, "beside" comes before "below" and "above". The
 * card never leaves the window. A card that grows stays on the side where it is (`kept`), unless it is
 * too low there. It covers its term only if no side has room for a card at all.
 * (This is a pure function because Firefox has CSS anchor positioning only since version 147.)
 */
export function placeCard(
  anchor: Box,
  wanted: Size,
  viewport: Size,
  writing: "horizontal" | "vertical" = "horizontal",
  kept?: Side,
): { left: number; top: number; side: Side } & Size {
  const widest = Math.max(0, viewport.width - 2 * EDGE);
  const highest = Math.max(0, viewport.height - 2 * EDGE);
  const width = Math.min(wanted.width, widest);
  const room = (side: Side): number => {
    if (side === "below") return viewport.height - EDGE - anchor.bottom - GAP;
    if (side === "above") return anchor.top - GAP - EDGE;
    const beside =
      side === "right" ? viewport.width - EDGE - anchor.right - GAP : anchor.left - GAP - EDGE;
    // -1 is less than the height of a card that has not been measured yet (0).
    return beside >= width ? highest : -1;
  };
  const roomiest = (sides: readonly Side[]): Side =>
    sides.find((side) => room(side) >= wanted.height) ??
    (sides.toSorted((a, b) => room(b) - room(a))[0] as Side);
  const enough = Math.min(wanted.height, ENOUGH_HEIGHT);
  const preferred = kept ?? roomiest(SIDES[writing].slice(0, 2));
  const side = room(preferred) >= enough ? preferred : roomiest(SIDES[writing]);
  // A selection as high as the window leaves no room beside it. The card then covers it.
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
    side,
  };
}

/**
 * The place of a card that keeps its corner and grows downwards as far as it can. CSS pixels of the
 * viewport.
 */
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

/**
 * The nearest place to the wanted one at which a card is inside the window. CSS pixels of the
 * viewport.
 */
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

/** `low` wins if the two bounds cross (in a window smaller than the card). */
function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
