/**
 * Soft hyphen, joiners, direction marks, word joiner, variation selectors, byte order mark: nothing that a reader sees. As
 * characters and ranges (`a-z`), which is the inside of a character class too. (With `\p{Default_Ignorable_Code_Point}` in
 * its place an expression takes milliseconds to be made.)
 */
export const INVISIBLE =
  "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff";
