/** What the user decides of a figure or a date that was found by rule. */
import type { DocumentId } from "../document/address";
import type { FactCorrection } from "../record/record";
import { changeLatest } from "./change-item";
import type { ChangeResult } from "./change-records";

/** Drops a fact, or brings it back. @param key the fact's place (`factKey`) */
export function dropFact(
  document: DocumentId,
  key: string,
  isDropped: boolean,
): Promise<ChangeResult> {
  return changeLatest(document, ({ dropped }) => {
    const others = dropped.filter((it) => it !== key);
    return { dropped: isDropped ? [...others, key] : others };
  });
}

/** Corrects a fact; null to show it again as it was found. */
export function correctFact(
  document: DocumentId,
  key: string,
  correction: FactCorrection | null,
): Promise<ChangeResult> {
  return changeLatest(document, ({ corrected }) => {
    const { [key]: _, ...others } = corrected;
    return { corrected: correction === null ? others : { ...others, [key]: correction } };
  });
}
