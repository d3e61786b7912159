/** Puts together what was set by hand and what was learned. */
import { LEARNED_EVIDENCE, LEARNED_PHRASING, LEARNED_SUM } from "./learned";
import type { Phrasing } from "./phrases";
import { type Features, WEIGHTS } from "./weights";

/** What is known of a draft: the evidence, and how it reads and stands. */
export interface Traits {
  readonly features: Features;
  readonly phrasing: Phrasing;
}

/**
 * The sum of the weights that were set by hand: as a whole, and where it is high or low. They order what is
 * marked or has a head.
 */
export function handSums(
  features: Features,
): Readonly<Record<"evidence" | "strong" | "weak", number>> {
  let evidence = 0;
  for (const [name, value] of features) evidence += WEIGHTS[name] * value;
  return { evidence, strong: Math.max(0, evidence - 1), weak: Math.min(0, evidence + 0.3) };
}

/** The score of a draft, roughly the logarithm of the odds that it is a term. */
export function judged({ features, phrasing }: Traits): number {
  const { evidence, strong, weak } = handSums(features);
  let sum: number = LEARNED_SUM.always;
  sum += LEARNED_SUM.evidence * evidence + LEARNED_SUM.strong * strong + LEARNED_SUM.weak * weak;
  for (const [name, value] of features) sum += (LEARNED_EVIDENCE[name] ?? 0) * value;
  for (const [name, value] of phrasing) sum += (LEARNED_PHRASING[name] ?? 0) * value;
  return sum;
}
