/** The limits of one message between two processes. Chromium refuses messages of 64 MiB. */
const MAX_UNITS = 8_000_000;
const MAX_ITEMS = 500;

/**
 * Yields items in order, as many at a time as fit into one message (at least one: no single note
 * comes near the limit).
 */
export function* inMessages<T>(items: readonly T[]): Generator<T[]> {
  let some: T[] = [];
  let units = 0;
  for (const item of items) {
    const own = JSON.stringify(item).length;
    if (some.length === MAX_ITEMS || (some.length > 0 && units + own > MAX_UNITS)) {
      yield some;
      some = [];
      units = 0;
    }
    some.push(item);
    units += own;
  }
  if (some.length > 0) yield some;
}
