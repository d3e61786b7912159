import { firstIndex } from "@/lib/text/first-index";
import { positionFrom } from "@/lib/dom/native";
import type { Boundaries } from "@/lib/page/paint/hit-test";

/**
 * The index of a place among others that are in document order. A text that was read again with
 * another result has new match objects, so a place is identified by where it begins.
 *
 * @returns the place's index; or, if the place no longer exists, the index of the first one after
 *   it (0 if its node has left the page)
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

/** The index of the next or the previous place. The order is circular. */
export function nextOf(place: Boundaries, others: readonly Boundaries[], by: 1 | -1): number {
  const { index, isThere } = standingOf(place, others);
  const next = isThere || by < 0 ? index + by : index;
  return (next + others.length) % others.length;
}

/** Whether a place begins after another one. */
function beginsBehind({ startContainer, startOffset }: Boundaries, before: Boundaries): boolean {
  if (startContainer === before.startContainer) return startOffset > before.startOffset;
  const { DOCUMENT_POSITION_FOLLOWING, DOCUMENT_POSITION_DISCONNECTED } = Node;
  const position = positionFrom(before.startContainer, startContainer);
  return (position & (DOCUMENT_POSITION_FOLLOWING | DOCUMENT_POSITION_DISCONNECTED)) !== 0;
}
