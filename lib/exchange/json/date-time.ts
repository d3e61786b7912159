import { isNoteTime } from "../../annotation/limits";
import { isNoteDate } from "../../annotation/note-date";

const DATE_TIME =
  /^(?<day>\d{4}-\d{2}-\d{2})T(?<time>\d{2}:\d{2}:\d{2})(?<fraction>\.\d+)?(?<zone>Z|[+-]\d{2}:\d{2})$/u;

/**
 * Converts an xsd:dateTime with a time zone to the form that this program writes: UTC, with
 * milliseconds (further digits are cut off).
 *
 * @returns null if the text is invalid: no time zone, no such day, or a time that a note cannot
 *   have (`isNoteTime`)
 */
export function utcTime(text: string): string | null {
  // In most files, it has this form already.
  if (isNoteDate(text)) return text;
  const parts = DATE_TIME.exec(text)?.groups;
  if (!parts) return null;
  const { day = "", time = "", fraction = ".", zone = "Z" } = parts;
  // 24:00:00 is the midnight at the end of the day. `Date` accepts the 30th of February, so the day
  // is compared.
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(day)) return null;
  const millisecond = `${fraction}000`.slice(1, 4);
  return inUtc(new Date(`${day}T${time}.${millisecond}${zone}`));
}

const DAY = "(?<year>\\d{4})[-/.年](?<month>\\d{1,2})(?:[-/.月](?<day>\\d{1,2})日?|月)?";
const TIME =
  "(?<hour>\\d{1,2})[:：时點点](?<minute>\\d{1,2})分?(?:[:：]?(?<second>\\d{1,2})(?:[.,](?<fraction>\\d+))?秒?)?";
const ZONE =
  "(?:Z|(?:UTC|GMT)?(?<sign>[-+−])(?<zoneHour>\\d{1,2})(?::?(?<zoneMinute>\\d{2}))?|UTC|GMT)";
/** A day, or a day and a time, as people and programs write them. */
const LOOSE = new RegExp(`^${DAY}(?:[T\\s]+${TIME})?\\s*(?<zone>${ZONE})?$`, "iu");
/** ISO 8601 without separators. */
const COMPACT =
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:T(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?(?<zone>Z)?)?$/u;
/** A date that begins with the name of a day or month, as in e-mail and in the output of `Date`. */
const NAMED = /^(?:\d{1,2} )?[A-Z][a-z]{2}/u;
/**
 * Larger numbers are milliseconds. As milliseconds this number is in 1973, as seconds in the year
 * 5138.
 */
const SECONDS_BELOW = 1e11;

/**
 * Reads a time that is not an xsd:dateTime but can be understood: a number of seconds or
 * milliseconds since 1970, a day, a space instead of the T, `+0800`. Without a time zone, the
 * reader's own is assumed.
 *
 * @returns the same as `utcTime`
 */
export function looseTime(value: unknown): string | null {
  if (typeof value === "number") return inUtc(sinceEpoch(value));
  if (typeof value !== "string") return null;
  const text = value.trim();
  if (/^\d{9,}$/u.test(text)) return inUtc(sinceEpoch(Number(text)));
  const parts = (LOOSE.exec(text) ?? COMPACT.exec(text))?.groups;
  if (parts) return inUtc(dateOf(parts));
  return NAMED.test(text) ? inUtc(new Date(text)) : null;
}

function sinceEpoch(value: number): Date {
  return new Date(Math.abs(value) < SECONDS_BELOW ? value * 1000 : value);
}

function dateOf(parts: Readonly<Record<string, string | undefined>>): Date {
  const number = (name: string, fallback = 0): number => Number(parts[name] ?? fallback);
  const [year, month, day] = [number("year"), number("month"), number("day", 1)];
  const [hour, minute, second] = [number("hour"), number("minute"), number("second")];
  const milliseconds = Number(`${parts["fraction"] ?? ""}000`.slice(0, 3));
  // A leap second counts as the second after the 59th, as all clocks here count it.
  const isTime =
    minute < 60 && second <= 60 && (hour < 24 || (hour === 24 && minute + second === 0));
  const utc = new Date(0);
  utc.setUTCFullYear(year, month - 1, day);
  const isDay = utc.getUTCMonth() === month - 1 && utc.getUTCDate() === day;
  if (!isDay || !isTime) return new Date(Number.NaN);
  if (parts["zone"] === undefined) {
    const local = new Date(0);
    local.setFullYear(year, month - 1, day);
    local.setHours(hour, minute, second, milliseconds);
    return local;
  }
  const offset = number("zoneHour") * 60 + number("zoneMinute");
  utc.setUTCHours(hour, minute + (parts["sign"] === "+" ? -offset : offset), second, milliseconds);
  return utc;
}

function inUtc(date: Date): string | null {
  return isNoteTime(date.getTime()) ? date.toISOString() : null;
}
