/**
 * A folding table in the form in which a page receives it: as text, reduced to what one lexicon
 * needs. `fold` explains how texts are folded, and why.
 */

/**
 * The folding of each UTF-16 code unit: 0 if it stays as it is, {@link DROP} if it is dropped,
 * {@link SPACE} if it counts as white space, otherwise the unit to which it folds.
 */
export type FoldingTable = Uint16Array;

/** The value of a unit that is dropped, in a {@link FoldingTable}. */
export const DROP = 0xffff;
/** The value of a unit that counts as white space, in a {@link FoldingTable}. */
export const SPACE = 0x20;

/** Plain data, because it is published with the lexicon. */
export interface Folding {
  /** Every unit that folds to another unit, followed by that unit. */
  readonly pairs: string;
  /** The units that are dropped. */
  readonly dropped: string;
  /** White space, and quotation marks, which separate words as white space does. */
  readonly white: string;
  /** Pairs of quotation marks: `QUOTE_PAIRS`. */
  readonly quotes: string;
}

/** The units that do not fold to themselves. */
export function foldedUnits({ pairs, dropped, white }: Folding): number[] {
  const units: number[] = [];
  for (let i = 0; i < pairs.length; i += 2) units.push(pairs.charCodeAt(i));
  for (const it of dropped + white) units.push(it.charCodeAt(0));
  return units;
}

/**
 * Restores the table from which a lexicon's folding was made, as far as the lexicon's own
 * characters are concerned.
 */
export function tableOf({ pairs, dropped, white }: Folding): FoldingTable {
  const table = new Uint16Array(0x10000);
  for (let i = 0; i < pairs.length; i += 2) table[pairs.charCodeAt(i)] = pairs.charCodeAt(i + 1);
  for (let i = 0; i < dropped.length; i += 1) table[dropped.charCodeAt(i)] = DROP;
  for (let i = 0; i < white.length; i += 1) table[white.charCodeAt(i)] = SPACE;
  return table;
}
