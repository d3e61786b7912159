import type { Safety } from "../private/safety";

/** A month, in milliseconds: nobody is reminded sooner, and after “later” not again before. */
const MONTH_MS = 30 * 86_400_000;
/** Changes that are worth a backup. */
const MIN_CHANGES = 20;

/**
 * Whether to remind of a backup: enough has changed since the last one, and that was a month ago.
 *
 * @param state how far the notes have come, when the oldest was made (ISO 8601), and the time (milliseconds since 1970)
 */
export function backupIsDue(
  { backup, remindAfter }: Pick<Safety, "backup" | "remindAfter">,
  { seq, oldest, now }: { seq: number; oldest: string | null; now: number },
): boolean {
  if (now < remindAfter || oldest === null) return false;
  const since = backup?.at ?? Date.parse(oldest);
  return now - since >= MONTH_MS && seq - (backup?.seq ?? 0) >= MIN_CHANGES;
}
