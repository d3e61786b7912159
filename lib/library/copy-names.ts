/** The names of dated copies, and which copies are kept. */
import { localDay } from "../annotation/local-time";

/** What the name of a copy says. */
export interface CopyParts {
  /** `YYYY-MM-DD`, in the time zone where the copy was made. */
  readonly date: string;
  /** The number of the last change. */
  readonly seq: number;
}

/** The name of the copy made on this day, when the last change had this number. */
export function copyName(day: Date, seq: number): string {
  return `${localDay(day)}.${seq}.json`;
}

/** Null if the name is not one of ours. */
export function partsOf(name: string): CopyParts | null {
  const [, date, seq] = /^(\d{4}-\d\d-\d\d)\.(\d+)\.json$/u.exec(name) ?? [];
  return date === undefined ? null : { date, seq: Number(seq) };
}

/** One copy a day is kept for the last days, and one a month before that. */
const DAYS = 7;
const MONTHS = 12;

/**
 * The copies that need not be kept: those that are neither among the newest, nor the newest of one
 * of the latest months.
 */
export function superfluous(names: readonly string[]): string[] {
  const ours = names.filter((it) => partsOf(it) !== null).toSorted((a, b) => (a < b ? 1 : -1));
  const kept = new Set(ours.slice(0, DAYS));
  const months = new Set<string>();
  for (const name of ours) {
    const month = name.slice(0, 7);
    if (months.has(month) || months.size >= MONTHS) continue;
    months.add(month);
    kept.add(name);
  }
  return ours.filter((name) => !kept.has(name));
}
