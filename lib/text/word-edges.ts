/**
 * Whether a place in a text lies inside a word.
 *
 * A match must not begin or end inside a word that it does not hold: CPC is not in CPCA, 三单制 not
 * in 13单制, and 遍访问计 not in 普遍访问计划, where two words are cut. Alphabets and numbers tell by
 * their characters. For Chinese the platform's own segmenter is asked, and only about the few
 * characters around the place: on a long text it is quadratic in some engines. (On the report
 * itself it cuts none of the terms' 276 places.)
 */
import { isWordUnit } from "./fold";

/** Code units looked at on each side: longer than any word of the segmenter's dictionary that matters. */
const WINDOW = 10;

const HAN = /\p{Script=Han}/u;

let segmenter: Intl.Segmenter | null = null;

/** Whether the character before `at` (UTF-16 code units) and the one behind it belong to one word. */
export function isInsideWord(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  if (isWordUnit(text.charCodeAt(at - 1)) && isWordUnit(text.charCodeAt(at))) return true;
  if (!HAN.test(text[at - 1] as string) || !HAN.test(text[at] as string)) return false;
  segmenter ??= new Intl.Segmenter("zh", { granularity: "word" });
  const from = Math.max(0, at - WINDOW);
  const { index } = segmenter.segment(text.slice(from, at + WINDOW)).containing(at - from) ?? {
    index: at - from,
  };
  return index < at - from;
}
