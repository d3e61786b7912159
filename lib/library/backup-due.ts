import type { Safety } from "../private/safety";

/** A month in milliseconds. No reminder comes earlier, and none earlier than that after “later”. */
const MONTH_MS = 30 * 86_400_000;
/** The number of changes that are worth a backup. */
const MIN_CHANGES = 20;

/**
 * Whether to remind the user of a backup: enough has changed since the last one, and that was a
 * month ago.
 *
 * @param state the number of the last change, when the oldest note was made (ISO 8601), and the
 *   current time (milliseconds since 1970)
 */
export function backupIsDue(
  { backup, remindAfter }: Pick<Safety, "backup" | "remindAfter">,
  { seq, oldest, now }: { seq: number; oldest: string | null; now: number },
): boolean {
  if (now < remindAfter || oldest === null) return false;
  const since = backup?.at ?? Date.parse(oldest);
  return now - since >= MONTH_MS && seq - (backup?.seq ?? 0) >= MIN_CHANGES;
}
