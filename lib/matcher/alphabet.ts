/** How the code units of a text are compared with those of patterns. */
export interface Alphabet {
  /**
   * By code unit, what it is compared as: itself (0), nothing ({@link IGNORED}), white space
   * ({@link SPACE}), or the unit that stands there.
   */
  readonly units: Uint16Array;
  /** The units that are not compared as themselves, in any order. */
  readonly others: Iterable<number>;
  /** Whether a unit of the text belongs to a word of an alphabet: white space counts only between two such. */
  readonly isWord: (unit: number) => boolean;
}

export const IGNORED = 0xffff;
export const SPACE = 0x20;
