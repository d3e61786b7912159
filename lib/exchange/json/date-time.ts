import { isNoteTime } from "../../annotation/limits";

const DATE_TIME =
  /^(?<day>\d{4}-\d{2}-\d{2})T(?<time>\d{2}:\d{2}:\d{2})(?<fraction>\.\d+)?(?<zone>Z|[+-]\d{2}:\d{2})$/u;

/**
 * An xsd:dateTime with a time zone as this program writes it: UTC, with milliseconds (more of them are cut off).
 *
 * @returns null for what is none: no time zone, no such day, or none that a note can have (`isNoteTime`)
 */
export function utcTime(text: string): string | null {
  if (isWritten(text)) return text;
  const parts = DATE_TIME.exec(text)?.groups;
  if (!parts) return null;
  const { day = "", time = "", fraction = ".", zone = "Z" } = parts;
  // 24:00:00 is the midnight that ends the day; `Date` takes the 30th of February, so the day is compared.
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(day)) return null;
  const millisecond = `${fraction}000`.slice(1, 4);
  return inUtc(new Date(`${day}T${time}.${millisecond}${zone}`));
}

/** A time as it is to be, on a day that every month has. */
const WRITTEN =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/u;

/** Whether it is already as it is to be: of most files it is, and each date is asked about several times. */
function isWritten(text: string): boolean {
  if (text.length !== 24) return false;
  const time = Date.parse(text);
  return isNoteTime(time) && (WRITTEN.test(text) || new Date(time).toISOString() === text);
}

const DAY = "(?<year>\\d{4})[-/.年](?<month>\\d{1,2})(?:[-/.月](?<day>\\d{1,2})日?|月)?";
const TIME =
  "(?<hour>\\d{1,2})[:：时點点](?<minute>\\d{1,2})分?(?:[:：]?(?<second>\\d{1,2})(?:[.,](?<fraction>\\d+))?秒?)?";
const ZONE =
  "(?:Z|(?:UTC|GMT)?(?<sign>[-+−])(?<zoneHour>\\d{1,2})(?::?(?<zoneMinute>\\d{2}))?|UTC|GMT)";
/** A day, or a day and a time, as people and programs write them. */
const LOOSE = new RegExp(`^${DAY}(?:[T\\s]+${TIME})?\\s*(?<zone>${ZONE})?$`, "iu");
/** ISO 8601 without its signs. */
const COMPACT =
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:T(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?(?<zone>Z)?)?$/u;
/** A name of a day or month, as e-mail and `Date` itself have it. */
const NAMED = /^(?:\d{1,2} )?[A-Z][a-z]{2}/u;
/** In milliseconds this is 1973, in seconds the year 5138. */
const SECONDS_BELOW = 1e11;

/**
 * When something was, of what is no xsd:dateTime but says it: a number of seconds or milliseconds since 1970, a day, a
 * blank for the T, `+0800`. Without a time zone it is taken for the reader's own.
 *
 * @returns as `utcTime` does
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
  // A leap second is the second after the 59th, as all clocks here count.
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
