/** Things in order of a score, the best first: a binary heap. */
export class Queue<Item> {
  private readonly entries: { readonly item: Item; readonly score: number }[] = [];

  /** The best score; -Infinity if there is nothing. */
  get top(): number {
    return this.entries[0]?.score ?? -Infinity;
  }

  put(item: Item, score: number): void {
    const { entries } = this;
    let at = entries.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const entry = entries[above] as (typeof entries)[number];
      if (entry.score >= score) break;
      entries[at] = entry;
      at = above;
    }
    entries[at] = { item, score };
  }

  /** Takes the best out; undefined if there is nothing. */
  take(): { readonly item: Item; readonly score: number } | undefined {
    const { entries } = this;
    const [best] = entries;
    const last = entries.pop();
    if (!last || entries.length === 0) return best;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if ((entries[below + 1]?.score ?? -Infinity) > (entries[below]?.score ?? -Infinity))
        below += 1;
      const entry = entries[below];
      if (!entry || entry.score <= last.score) break;
      entries[at] = entry;
      at = below;
    }
    entries[at] = last;
    return best;
  }
}
