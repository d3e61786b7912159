/** How the code units of a text are compared with those of patterns. */
export interface Alphabet {
  /**
   * For each code unit: 0 if it is compared as itself, {@link ignored} if it is skipped,
   * {@link space} if it is white space, otherwise the unit as which it is compared.
   */
  readonly units: Uint16Array;
  /** The value in `units` for units that are skipped. */
  readonly ignored: number;
  /** The value in `units` for white space, and the unit for a space in patterns. */
  readonly space: number;
  /** The units that are not compared as themselves, in any order. */
  readonly others: Iterable<number>;
  /**
   * Whether a unit of the text belongs to a word of an alphabetic script. White space counts only
   * between two such units.
   */
  readonly isWord: (unit: number) => boolean;
}
