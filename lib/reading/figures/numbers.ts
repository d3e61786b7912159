/** Numbers with 万 and 亿, in figures and in Chinese numerals. */
import { hanValue } from "../plain/numerals";

const SCALES: Readonly<Record<string, number>> = {
  万亿: 1e12,
  亿: 1e8,
  千万: 1e7,
  百万: 1e6,
  十万: 1e5,
  万: 1e4,
  千: 1e3,
  百: 1e2,
  萬: 1e4,
  億: 1e8,
};
const ENGLISH_SCALES: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};

/** The scale behind a number, longest first, for a regular expression. */
export const SCALE = "(?:万亿|百万|千万|十万|亿|万|千(?!克|米|瓦|方)|百(?=[多余]|万)|萬|億)";

/** The value of digits and a scale; null if they are no number. */
export function valueOf(digits: string, scale: string): number | null {
  const plain = digits.normalize("NFKC").replaceAll(/[,，\s]/gu, "");
  const number = /^\d+(?:\.\d+)?$/u.test(plain) ? Number(plain) : longHanValue(digits);
  if (number === null || !Number.isFinite(number)) return null;
  const worth = SCALES[scale] ?? ENGLISH_SCALES[scale.trim().toLowerCase()] ?? 1;
  // 2.91 × 10 000 is 29 100.000000000004 in binary fractions.
  return Number((number * worth).toPrecision(15));
}

/** 三千五百, 两万五千: Chinese numerals up to the ten-thousands. */
function longHanValue(text: string): number | null {
  const [before, after] = text.split("万");
  if (after !== undefined && before !== undefined) {
    const [high, low] = [thousands(before), after === "" ? 0 : thousands(after)];
    return high === null || low === null ? null : high * 1e4 + low;
  }
  return thousands(text);
}

function thousands(text: string): number | null {
  const match = /^([一二两三四五六七八九])千零?(.*)$/u.exec(text);
  if (!match) return hanValue(text);
  const rest = match[2] === "" ? 0 : hanValue(match[2] ?? "");
  const high = hanValue(match[1] ?? "");
  return rest === null || high === null ? null : high * 1000 + rest;
}
