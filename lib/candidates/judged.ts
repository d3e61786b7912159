/** Puts together what was set by hand and what was learned. */
import { LEARNED_EVIDENCE, LEARNED_PHRASING, LEARNED_SUM } from "./learned";
import type { Phrasing } from "./phrases";
import { type Features, WEIGHTS } from "./weights";

/**
 * The score of a draft, roughly the logarithm of the odds that it is a term. The weights that were set by hand
 * order what is marked or has a head. The learned ones order the rest.
 */
export function judged(features: Features, phrasing: Phrasing): number {
  let evidence = 0;
  let sum = LEARNED_SUM.always;
  for (const [name, value] of features) {
    evidence += WEIGHTS[name] * value;
    sum += (LEARNED_EVIDENCE[name] ?? 0) * value;
  }
  for (const [name, value] of phrasing) sum += (LEARNED_PHRASING[name] ?? 0) * value;
  return (
    sum +
    LEARNED_SUM.evidence * evidence +
    LEARNED_SUM.strong * Math.max(0, evidence - 1) +
    LEARNED_SUM.weak * Math.min(0, evidence + 0.3)
  );
}
