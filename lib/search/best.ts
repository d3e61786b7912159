/**
 * Selects the best few of many items without a list of all of them. An item that is not among the
 * best costs one comparison.
 */
export interface Best<T> {
  /** The lowest order first; of equal ones, the lower index first. */
  readonly all: readonly Ranked<T>[];
  readonly isFull: () => boolean;
  readonly offer: (it: Ranked<T>) => void;
}

export interface Ranked<T> {
  readonly order: number;
  readonly index: number;
  readonly item: T;
}

/** Collects the best `limit` items of those that are offered. */
export function bestOf<T>(limit: number): Best<T> {
  const all: Ranked<T>[] = [];
  const comesFirst = (a: Ranked<T>, b: Ranked<T>): boolean =>
    a.order < b.order || (a.order === b.order && a.index < b.index);
  return {
    all,
    isFull: () => all.length === limit,
    offer(it) {
      const worst = all[limit - 1];
      if (worst && !comesFirst(it, worst)) return;
      const at = all.findIndex((other) => comesFirst(it, other));
      all.splice(at < 0 ? all.length : at, 0, it);
      all.length = Math.min(all.length, limit);
    },
  };
}
