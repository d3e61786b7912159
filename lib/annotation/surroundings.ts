/**
 * How well what stands beside a place agrees with what stood there.
 *
 * Measured as the edit distance between the remembered side (at most 32 units) and the text outward from the place's
 * edge, free at the far end. Counting only the units that agree without a gap would make a typing error beside the
 * place as bad as another page.
 *
 * The distance is Myers' (“A Fast Bit-Vector Algorithm for Approximate String Matching”, J. ACM 46(3), 1999, fig. 3): a
 * column of the table of distances lies in two words of 32 bits, one for the places where it rises (`rises`), one
 * where it falls. Here the first row rises too (the bit that is shifted in), because the comparison begins at the
 * edge. `approx-string-match` does the same for patterns of any length, but makes its tables anew at every call: for
 * the hundred places of a common word that is thirty times as dear.
 */

/** One bit for each. Also what `describe` keeps. */
export const SIDE_UNITS = 32;

/** How much longer than the remembered side a changed one may be, in units. */
const SLACK = 8;

/** One side of a place, ready to be compared. */
export class Side {
  readonly length: number;
  readonly #step: 1 | -1;
  /** For each unit: the places in the side where it stands, counted outward, as bits. */
  readonly #bits = new Map<number, number>();

  /** @param step 1 for what follows a place, -1 for what precedes it. */
  constructor(units: string, step: 1 | -1) {
    this.#step = step;
    this.length = Math.min(units.length, SIDE_UNITS);
    for (let i = 0; i < this.length; i += 1) {
      const unit = units.charCodeAt(step === 1 ? i : units.length - 1 - i);
      this.#bits.set(unit, (this.#bits.get(unit) ?? 0) | (1 << i));
    }
  }

  /** Between 0 (wholly other, or nothing remembered) and 1 (the same), outward from a place's edge. */
  agreement(text: string, edge: number): number {
    return this.length === 0 ? 0 : 1 - this.#distance(text, edge) / this.length;
  }

  /** How many units agree outward from the edge before the first that does not. */
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
