/** What was chosen so far, and how much a further candidate stands in its way. */
import type { Occurrence } from "../glossary/term";

/** Spans are kept by blocks of so many units, so that only near ones are looked at. */
const BLOCK_UNITS = 64;

/** The places of the candidates that were chosen. */
export class Crowding {
  private readonly blocks = new Map<
    string,
    Map<number, (readonly [start: number, end: number])[]>
  >();

  /** Notes the places of a candidate that was chosen. */
  add(places: readonly Occurrence[]): void {
    for (const { passage, start, end } of places) {
      let blocks = this.blocks.get(passage);
      if (!blocks) this.blocks.set(passage, (blocks = new Map()));
      for (let at = blockOf(start); at <= blockOf(end); at += 1) {
        const spans = blocks.get(at);
        if (spans) spans.push([start, end]);
        else blocks.set(at, [[start, end]]);
      }
    }
  }

  /** The share of some places that are inside a place of a chosen candidate, or go over its edge. */
  shareOf(places: readonly Occurrence[]): number {
    return places.filter((it) => this.isCrowded(it)).length / places.length;
  }

  private isCrowded({ passage, start, end }: Occurrence): boolean {
    const blocks = this.blocks.get(passage);
    if (!blocks) return false;
    let crosses = false;
    for (let at = blockOf(start); at <= blockOf(end); at += 1) {
      for (const [from, to] of blocks.get(at) ?? []) {
        if (to <= start || from >= end) continue;
        if (from <= start && to >= end) return true;
        // A longer name may contain a shorter one.
        if (from < start || to > end) crosses = true;
      }
    }
    return crosses;
  }
}

function blockOf(at: number): number {
  return Math.floor(at / BLOCK_UNITS);
}
