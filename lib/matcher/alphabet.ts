/** How the code units of a text are compared with those of patterns. */
export interface Alphabet {
  /**
   * By code unit, what it is compared as: itself (0), nothing ({@link ignored}), white space
   * ({@link space}), or the unit that stands there.
   */
  readonly units: Uint16Array;
  /** What stands in `units` for nothing. */
  readonly ignored: number;
  /** What stands in `units` for white space, and in patterns for a space. */
  readonly space: number;
  /** The units that are not compared as themselves, in any order. */
  readonly others: Iterable<number>;
  /** Whether a unit of the text belongs to a word of an alphabet: white space counts only between two such. */
  readonly isWord: (unit: number) => boolean;
}
