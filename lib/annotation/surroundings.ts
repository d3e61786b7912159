/**
 * How well the text beside a place agrees with the remembered text.
 *
 * The measure is the edit distance between the remembered side (at most 32 units) and the text
 * outward from the place's edge. The far end is free. If only units that agree without a gap were
 * counted, a typing error beside the place would be as bad as another page.
 *
 * The algorithm is Myers' (“A Fast Bit-Vector Algorithm for Approximate String Matching”, J. ACM
 * 46(3), 1999, fig. 3). A column of the table of distances is held in two words of 32 bits: one for
 * the places where it rises (`rises`), and one for those where it falls. Here the first row rises
 * too (the bit that is shifted in), because the comparison begins at the edge.
 * `approx-string-match` does the same for patterns of any length, but rebuilds its tables at every
 * call. For the hundred places of a common word, that takes thirty times as long.
 */

/** One bit for each unit. `describe` stores the same number of units. */
export const SIDE_UNITS = 32;

/** How many units longer than the remembered side the changed text may be. */
const SLACK = 8;

/** One side of a place, ready for comparison. */
export class Side {
  readonly length: number;
  readonly #step: 1 | -1;
  /** For each unit: its positions in the side, counted outward, as bits. */
  readonly #bits = new Map<number, number>();

  /** @param step 1 for the text after a place, -1 for the text before it */
  constructor(units: string, step: 1 | -1) {
    this.#step = step;
    this.length = Math.min(units.length, SIDE_UNITS);
    for (let i = 0; i < this.length; i += 1) {
      const unit = units.charCodeAt(step === 1 ? i : units.length - 1 - i);
      this.#bits.set(unit, (this.#bits.get(unit) ?? 0) | (1 << i));
    }
  }

  /**
   * The agreement with the text outward from a place's edge, between 0 (completely different, or
   * nothing remembered) and 1 (the same).
   */
  agreement(text: string, edge: number): number {
    return this.length === 0 ? 0 : 1 - this.#distance(text, edge) / this.length;
  }

  /** The number of units outward from the edge that agree before the first one that does not. */
  run(text: string, edge: number): number {
    let count = 0;
    for (let at = this.#first(edge); count < this.length; count += 1, at += this.#step) {
      if (at < 0 || at >= text.length) break;
      const bits = this.#bits.get(text.charCodeAt(at)) ?? 0;
      if ((bits & (1 << count)) === 0) break;
    }
    return count;
  }

  #first(edge: number): number {
    return this.#step === 1 ? edge : edge - 1;
  }

  #distance(text: string, edge: number): number {
    const last = 1 << (this.length - 1);
    let rises = ~0;
    let falls = 0;
    let distance = this.length;
    let least = distance;
    let at = this.#first(edge);
    for (let column = 0; column < this.length + SLACK; column += 1, at += this.#step) {
      if (at < 0 || at >= text.length) break;
      const equal = this.#bits.get(text.charCodeAt(at)) ?? 0;
      const vertical = equal | falls;
      const horizontal = (((equal & rises) + rises) ^ rises) | equal;
      let up = falls | ~(horizontal | rises);
      let down = rises & horizontal;
      if ((up & last) !== 0) distance += 1;
      if ((down & last) !== 0) distance -= 1;
      up = (up << 1) | 1;
      down <<= 1;
      rises = down | ~(vertical | up);
      falls = up & vertical;
      if (distance < least) least = distance;
    }
    return least;
  }
}
