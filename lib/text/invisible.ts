/**
 * Soft hyphen, joiners, direction marks, word joiner, variation selectors, byte order mark: nothing that a reader sees. As
 * characters and ranges (`a-z`), which is the inside of a character class too. (With `\p{Default_Ignorable_Code_Point}` in
 * its place an expression takes milliseconds to be made.)
 */
export const INVISIBLE =
  "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb";

/** The same beyond the first plane, as code points: tags, and the selectors of a character's other shapes (IVS). */
export const INVISIBLE_BEYOND = "\u{e0000}-\u{e0fff}";
/**
 * Their code units, as far as a table of units can have them: the first halves, and the second halves of the selectors. (Second
 * halves stand in other characters, too; of these the first half still tells that there is one.)
 */
export const INVISIBLE_HALVES = "\udb40\udd00-\uddef";

/** Accents, tone marks, rings and lines that are set on the character before them. */
export const COMBINING =
  "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe20-\ufe2f";
