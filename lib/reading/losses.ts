import type { Loss } from "../document/block";

/** What the text does not have. */
export function lossesOf({
  pictures,
  formulas,
}: {
  readonly pictures: number;
  readonly formulas: number;
}): Loss[] {
  return [
    ...(pictures > 0 ? [{ kind: "pictures" as const, count: pictures }] : []),
    ...(formulas > 0 ? [{ kind: "formulas" as const, count: formulas }] : []),
  ];
}
