/** How much goes over between two processes at once. Chromium refuses messages of 64 MiB. */
const MAX_UNITS = 8_000_000;
const MAX_ITEMS = 500;

/**
 * Items in their order, as many at a time as one message takes (at least one: no single note comes near the limit).
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
