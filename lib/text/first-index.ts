/**
 * Binary search. Returns the first index that passes, or `length` if none does. All indexes after
 * the first passing one must pass too.
 */
export function firstIndex(length: number, passes: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
