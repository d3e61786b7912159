import type { TermAddress } from "@/lib/document/address";
import type { Box } from "@/lib/geometry/box";
import type { CardSubject, NotedPassage, TermView } from "@/lib/messages/contract";
import type { TextMeter } from "@/lib/page/paint/hit-test";
import type { Hit } from "@/lib/page/term-hits";
import type { PlacedMatch } from "@/lib/page/terms/match-index";

/** What a card can be on: the content to show, and its current place. */
export interface Subject {
  readonly card: CardSubject;
  readonly node: Node;
  readonly box: () => Box | null;
  /** The match on the page, for a term's card. */
  readonly match: PlacedMatch | null;
  /** Whether a finger asks for it. */
  readonly isTouch?: boolean;
}

/** The engine gives the names of terms back as the lexicon has them: addresses. */
function addressesOf(
  term: string,
  inner: readonly string[],
): { term: TermAddress; inner: readonly TermAddress[] } {
  return { term: term as TermAddress, inner: inner as readonly TermAddress[] };
}

/** The subject for the card of a hit. */
export function termSubject(
  { term, guess, inner, spot }: Hit,
  meter: TextMeter,
  { view, noted = null }: { view: TermView; noted?: NotedPassage | null },
): Subject {
  return {
    card: { ...addressesOf(term, inner), type: "term", guess, view, noted },
    node: spot.at.startContainer,
    box: () => meter.boxOf(spot),
    match: spot.at,
  };
}
