/** Instants on the reader's own calendar and clock, written so that they sort. */

/** The day that it is where the reader is: `YYYY-MM-DD`. */
export function localDay(time: Date): string {
  return [digits(time.getFullYear(), 4), digits(time.getMonth() + 1), digits(time.getDate())].join(
    "-",
  );
}

/** The instant by the reader's clock, to the millisecond, with the zone (ISO 8601): `2026-05-06T07:30:00.000+08:00`. */
export function localTime(time: Date): string {
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map((it) => digits(it));
  const zone = zoneOf(-time.getTimezoneOffset());
  return `${localDay(time)}T${clock.join(":")}.${digits(time.getMilliseconds(), 3)}${zone}`;
}

/** @param minutes before UTC */
function zoneOf(minutes: number): string {
  if (minutes === 0) return "Z";
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? "-" : "+"}${digits(hours)}:${digits(rest)}`;
}

function digits(value: number, length = 2): string {
  return String(value).padStart(length, "0");
}
