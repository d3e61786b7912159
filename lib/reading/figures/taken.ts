/** The stretches of a text that are used already. Asking takes no longer in a text that has many. */
export class Taken {
  readonly #units: Uint8Array;

  /** @param length UTF-16 code units */
  constructor(length: number) {
    this.#units = new Uint8Array(length);
  }

  add(start: number, end: number): void {
    this.#units.fill(1, start, end);
  }

  isFree(start: number, end: number): boolean {
    return !this.#units.subarray(start, end).includes(1);
  }
}
