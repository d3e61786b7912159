import { useState } from "preact/hooks";
import type { DocumentId } from "@/lib/document/address";
import { keepValue, keptValue } from "@/lib/library/kept-texts";
import { type ReviewPlace, keptReview, parseReview } from "@/lib/record/parse-review";

const PREFIX = "review ";

const BEGIN: ReviewPlace = { tab: "open", reason: null, chosen: 0, edited: new Map() };

export interface KeptPlace {
  readonly place: ReviewPlace;
  /** Whether it is as it was when the review was left. */
  readonly isBack: boolean;
  readonly change: (change: (before: ReviewPlace) => Partial<ReviewPlace>) => void;
}

/**
 * Where the user is in the review of a document, and what has been changed and not decided. It is kept,
 * so that whoever leaves and comes back finds it as it was.
 */
export function useReviewPlace(document: DocumentId): KeptPlace {
  const [{ place, isBack }, setState] = useState(() => ({
    place: keptValue(PREFIX + document, parseReview) ?? BEGIN,
    isBack: true,
  }));
  return {
    place,
    isBack,
    change: (change) =>
      setState(({ place: before }) => {
        const next = { ...before, ...change(before) };
        keepValue(PREFIX + document, keptReview(next));
        return { place: next, isBack: false };
      }),
  };
}
