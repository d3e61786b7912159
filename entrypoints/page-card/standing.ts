import { firstIndex } from "@/lib/dom/first-index";
import { positionFrom } from "@/lib/dom/native";
import type { Boundaries } from "@/lib/page/paint/hit-test";

/**
 * Where a place stands among others, which are in the order of the page. A text that was read again with another result
 * has new ones, so a place is known by where it begins.
 *
 * @returns its index; or, if it is not there any more, that of the first behind it (0 where it has left the page)
 */
export function standingOf(
  place: Boundaries,
  others: readonly Boundaries[],
): { index: number; isThere: boolean } {
  const { startContainer, startOffset } = place;
  const index = others.findIndex(
    (it) => it.startContainer === startContainer && it.startOffset === startOffset,
  );
  if (index >= 0) return { index, isThere: true };
  const isBehind = (i: number): boolean => beginsBehind(others[i] as Boundaries, place);
  return { index: firstIndex(others.length, isBehind), isThere: false };
}

/** The index of the next place, or of the one before, where the last is followed by the first. */
export function nextOf(place: Boundaries, others: readonly Boundaries[], by: 1 | -1): number {
  const { index, isThere } = standingOf(place, others);
  const next = isThere || by < 0 ? index + by : index;
  return (next + others.length) % others.length;
}

/** Whether a place begins behind another. */
function beginsBehind({ startContainer, startOffset }: Boundaries, before: Boundaries): boolean {
  if (startContainer === before.startContainer) return startOffset > before.startOffset;
  const { DOCUMENT_POSITION_FOLLOWING, DOCUMENT_POSITION_DISCONNECTED } = Node;
  const position = positionFrom(before.startContainer, startContainer);
  return (position & (DOCUMENT_POSITION_FOLLOWING | DOCUMENT_POSITION_DISCONNECTED)) !== 0;
}
