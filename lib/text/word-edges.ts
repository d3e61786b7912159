/**
 * Whether a place in a text lies inside a word.
 *
 * Alphabets and numbers tell by their characters. For Chinese the platform's own segmenter is
 * asked, and only about the few characters around the place: on a long text it is quadratic in
 * some engines.
 */
import { isWordUnit } from "./word-units";

/** Code units looked at on each side: longer than any word of the segmenter's dictionary that matters. */
export const EDGE_CONTEXT = 10;

const HAN = /\p{Script=Han}/u;

let segmenter: Intl.Segmenter | null = null;

/** Whether the characters before and behind `at` (UTF-16 code units) belong to one Latin word or number. */
export function isInsideLatinWord(text: string, at: number): boolean {
  return (
    at > 0 &&
    at < text.length &&
    isWordUnit(text.charCodeAt(at - 1)) &&
    isWordUnit(text.charCodeAt(at))
  );
}

/** Whether both characters beside `at` are Chinese: only then may it lie inside a Chinese word. */
export function isBetweenHan(text: string, at: number): boolean {
  return HAN.test(text[at - 1] ?? "") && HAN.test(text[at] ?? "");
}

/** Whether the segmenter sees the characters before and behind `at` in one Chinese word. */
export function isInsideHanWord(text: string, at: number): boolean {
  if (!isBetweenHan(text, at)) return false;
  segmenter ??= new Intl.Segmenter("zh", { granularity: "word" });
  const from = Math.max(0, at - EDGE_CONTEXT);
  const word = segmenter.segment(text.slice(from, at + EDGE_CONTEXT)).containing(at - from);
  return word !== undefined && word.index < at - from;
}
