/** Times in the reader's own calendar and time zone, written so that they sort. */

/** The day in the reader's time zone: `YYYY-MM-DD`. */
export function localDay(time: Date): string {
  return byTheClock(time).slice(0, 10);
}

/**
 * The time in the reader's time zone, to the millisecond, with the zone (ISO 8601):
 * `2026-05-06T07:30:00.000+08:00`.
 */
export function localTime(time: Date): string {
  return byTheClock(time) + zoneOf(minutesBefore(time));
}

/**
 * The minutes by which the reader's clock is ahead of UTC. Before time zones existed, the
 * difference included seconds, which the notation cannot express. The seconds are left out of both
 * clock and zone, because otherwise the result would be another instant.
 */
function minutesBefore(time: Date): number {
  return -Math.trunc(time.getTimezoneOffset());
}

/** `2026-05-06T07:30:00.000` */
function byTheClock(time: Date): string {
  return new Date(time.getTime() + minutesBefore(time) * 60_000).toISOString().slice(0, -1);
}

function zoneOf(minutes: number): string {
  if (minutes === 0) return "Z";
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const digits = [hours, rest].map((it) => String(it).padStart(2, "0")).join(":");
  return `${minutes < 0 ? "-" : "+"}${digits}`;
}
