/**
 * Invisible characters: soft hyphen, joiners, direction marks, word joiner, variation selectors,
 * byte order mark. They are listed as characters and ranges (`a-z`), which also fit inside a
 * character class. (An expression with `\p{Default_Ignorable_Code_Point}` instead takes
 * milliseconds to compile.)
 */
export const INVISIBLE =
  "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb";

/**
 * Invisible characters beyond the Basic Multilingual Plane, as code points: tags, and ideographic
 * variation selectors (IVS).
 */
export const INVISIBLE_BEYOND = "\u{e0000}-\u{e0fff}";
/**
 * The code units of these, as far as a table of units can contain them: the high surrogates, and
 * the low surrogates of the variation selectors. (The low surrogates also occur in other
 * characters. There, the high surrogate still shows that a character is present.)
 */
export const INVISIBLE_HALVES = "\udb40\udd00-\uddef";

/** Accents, tone marks, rings and lines that combine with the character before them. */
export const COMBINING =
  "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe20-\ufe2f";
