/**
 * A folding table as a page is given it: as text, and no more of it than one lexicon needs.
 * How texts are folded, and why, is said in `fold`.
 */

/** What becomes of each UTF-16 code unit: 0 itself, {@link DROP} nothing, {@link SPACE} what counts as white space, else another unit. */
export type FoldingTable = Uint16Array;

export const DROP = 0xffff;
export const SPACE = 0x20;

/** Plain data: it is published with the lexicon. */
export interface Folding {
  /** Every unit that folds to another, before what it folds to. */
  readonly pairs: string;
  /** The units that fold to nothing. */
  readonly dropped: string;
  /** White space, and what parts words as it does: quotation marks. */
  readonly white: string;
  /** Quotation marks as pairs: `QUOTE_PAIRS`. */
  readonly quotes: string;
}

/** The units that fold to something else. */
export function foldedUnits({ pairs, dropped, white }: Folding): number[] {
  const units: number[] = [];
  for (let i = 0; i < pairs.length; i += 2) units.push(pairs.charCodeAt(i));
  for (const it of dropped + white) units.push(it.charCodeAt(0));
  return units;
}

/** The table that a lexicon's folding was made from, as far as its own characters go. */
export function tableOf({ pairs, dropped, white }: Folding): FoldingTable {
  const table = new Uint16Array(0x10000);
  for (let i = 0; i < pairs.length; i += 2) table[pairs.charCodeAt(i)] = pairs.charCodeAt(i + 1);
  for (let i = 0; i < dropped.length; i += 1) table[dropped.charCodeAt(i)] = DROP;
  for (let i = 0; i < white.length; i += 1) table[white.charCodeAt(i)] = SPACE;
  return table;
}
