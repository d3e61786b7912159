/**
 * Digits, Latin letters through Cyrillic (without × and ÷) including accented ones, Vietnamese and
 * ancient Greek letters, rare Latin letters, and full-width forms: the inside of a character class.
 */
export const WORD_UNITS =
  "0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u052f\u1e00-\u1fff\u2c60-\u2c7f\ua720-\ua7ff０-９Ａ-Ｚａ-ｚ";
const WORD = new RegExp(`[${WORD_UNITS}]`, "u");

/**
 * Whether a unit belongs to a word of an alphabetic script or to a number. Such words have edges,
 * and a match must not begin or end inside one (`CPC` in `CPCA`, 3单制 in 13单制).
 */
export function isWordUnit(unit: number): boolean {
  return WORD.test(String.fromCharCode(unit));
}
