const DATE_TIME =
  /^(?<day>\d{4}-\d{2}-\d{2})T(?<time>\d{2}:\d{2}:\d{2})(?<fraction>\.\d+)?(?<zone>Z|[+-]\d{2}:\d{2})$/u;

/**
 * An xsd:dateTime with a time zone as this program writes it: UTC, with milliseconds (more of them are cut off).
 *
 * @returns null for what is none: no time zone, no such day, a year outside 0000 to 9999
 */
export function utcTime(text: string): string | null {
  const parts = DATE_TIME.exec(text)?.groups;
  if (!parts) return null;
  const { day = "", time = "", fraction = ".", zone = "Z" } = parts;
  // 24:00:00 is the midnight that ends the day; `Date` takes the 30th of February, so the day is compared.
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(day)) return null;
  const millisecond = `${fraction}000`.slice(1, 4);
  const date = new Date(`${day}T${time}.${millisecond}${zone}`);
  if (Number.isNaN(date.getTime())) return null;
  const utc = date.toISOString();
  return utc.length === 24 ? utc : null;
}
