import type { RelationName } from "./relations";

/** The sides of a term on which its relations are drawn, so that direction is place. */
export const SIDES = ["left", "right", "below"] as const;
export type Side = (typeof SIDES)[number];

const SIDE_OF: Readonly<Record<RelationName, Side>> = {
  // What it belongs to, or comes from.
  "part-of": "left",
  "run-by": "left",
  "carries-out": "left",
  continues: "left",
  "see-also": "left",
  // What it has, or leads to.
  "has-part": "right",
  runs: "right",
  "carried-out-through": "right",
  "continued-by": "right",
  // What it is not.
  "contrasts-with": "below",
};

/** The relations of one kind. */
export interface Bundle<T> {
  readonly name: RelationName;
  readonly terms: readonly T[];
}

/** The relations of a term by side, then by kind in the order in which the kinds are named. */
export function bundlesOf<T extends { readonly name: RelationName }>(
  related: readonly T[],
): Readonly<Record<Side, readonly Bundle<T>[]>> {
  const on = (side: Side): Bundle<T>[] =>
    (Object.keys(SIDE_OF) as RelationName[])
      .filter((name) => SIDE_OF[name] === side)
      .map((name) => ({ name, terms: related.filter((it) => it.name === name) }))
      .filter(({ terms }) => terms.length > 0);
  return { left: on("left"), right: on("right"), below: on("below") };
}
