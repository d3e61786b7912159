/** The door of reviews of candidates that were left, as they are kept. */
import * as v from "valibot";

/** What has been decided of a candidate. */
export const TABS = ["open", "kept", "refused"] as const;
export type Tab = (typeof TABS)[number];

/** How the user has changed a candidate before it is kept. */
export interface Edited {
  /** The characters that are cut off at its ends. */
  readonly start: number;
  readonly end: number;
  /** The candidates that were merged with it. */
  readonly others: readonly string[];
  /** The readings that were chosen for syllables of its form, by their indices. */
  readonly readings: ReadonlyMap<number, string>;
}

/** Where somebody is in the review of a document, and what is not decided yet. */
export interface ReviewPlace {
  readonly tab: Tab;
  /** The code of the reason by which the candidates are filtered; null for all. */
  readonly reason: string | null;
  /** The chosen row. */
  readonly chosen: number;
  /** The changed candidates, by their forms. */
  readonly edited: ReadonlyMap<string, Edited>;
}

const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const review = v.object({
  tab: v.picklist(TABS),
  reason: v.nullable(v.string()),
  chosen: index,
  edited: v.array(
    v.tuple([
      v.string(),
      v.object({
        start: index,
        end: index,
        others: v.array(v.string()),
        readings: v.array(v.tuple([index, v.string()])),
      }),
    ]),
  ),
});

/** @returns the place in a kept text; null if there is none, or if another version kept it */
export function parseReview(kept: unknown): ReviewPlace | null {
  const result = v.safeParse(review, kept);
  if (!result.success) return null;
  const { edited, ...place } = result.output;
  const pairs = edited.map(
    ([form, it]) => [form, { ...it, readings: new Map(it.readings) }] as const,
  );
  return { ...place, edited: new Map(pairs) };
}

/** The JSON value that `parseReview` reads. */
export function keptReview({ edited, ...place }: ReviewPlace): unknown {
  return {
    ...place,
    edited: [...edited].map(([form, { readings, ...it }]) => [
      form,
      { ...it, readings: [...readings] },
    ]),
  };
}
