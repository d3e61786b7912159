/** What a definition says that the passages it rests on do not. */
import { quotedIn } from "../text/quoted";
import type { TextSpan } from "../text/text-span";
import { fullyFolded } from "./written-forms";

/** A stretch of a definition (UTF-16 code units) that its passages do not have. */
export interface Unsupported extends TextSpan {
  readonly kind: "number" | "quotation";
  readonly text: string;
}

const DIGITS = "零一二三四五六七八九";
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const LARGE: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 };
const NUMBER =
  /[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?[万萬亿億]*|[〇零一二两兩三四五六七八九十百千]+[万萬亿億]*|[几数]?[百千万萬亿億]+/gu;
/** A Chinese numeral is a number where something is counted; elsewhere it is part of a word: 一致, 统一. */
const COUNTED =
  /^(?:[个個项項年月日号號次家人份条條种種名倍成级級届屆所座处處户戶亩畝元万萬亿億多余餘])|^(?:分之|周年|大|支|批|类|類|期|对|對|位)/u;

/**
 * The numbers and quotations of a definition that are in none of its passages. Numbers are compared by
 * value (三 is 3, 2.9万 is 29000), quotations when folded.
 *
 * @param definition in the language of the passages; a translation has other quotations
 */
export function checkDefinition(
  definition: string,
  passages: readonly { readonly text: string }[],
): Unsupported[] {
  const values = new Set(passages.flatMap((it) => numbersIn(it.text, false)).map((it) => it.value));
  const folded = passages.map((it) => fullyFolded(it.text));
  const numbers = numbersIn(definition, true)
    .filter(({ value }) => !values.has(value))
    .map(({ start, end }) => unsupported("number", definition, { start, end }));
  const quotations = quotedIn(definition)
    .filter((span) => {
      const quoted = fullyFolded(definition.slice(span.start, span.end));
      return quoted !== "" && !folded.some((it) => it.includes(quoted));
    })
    .map((span) => unsupported("quotation", definition, span));
  // A number inside a quotation that is not there is said once.
  const isInside = (it: Unsupported): boolean =>
    quotations.some(({ start, end }) => start <= it.start && it.end <= end);
  return [...numbers.filter((it) => !isInside(it)), ...quotations].toSorted(
    (a, b) => a.start - b.start,
  );
}

function unsupported(
  kind: Unsupported["kind"],
  text: string,
  { start, end }: TextSpan,
): Unsupported {
  return { kind, text: text.slice(start, end), start, end };
}

/** The numbers of a text. `isStrict`: Chinese numerals only where they count something. */
function numbersIn(text: string, isStrict: boolean): (TextSpan & { readonly value: number })[] {
  return Array.from(text.matchAll(NUMBER), (match) => {
    const start = match.index;
    return { start, end: start + match[0].length, value: valueOf(match[0]) };
  }).filter(({ start, end, value }) => {
    if (Number.isNaN(value)) return false;
    const isChinese = !/[0-9０-９]/u.test(text.slice(start, end));
    return !(isStrict && isChinese) || COUNTED.test(text.slice(end, end + 2));
  });
}

function valueOf(number: string): number {
  const plain = number.normalize("NFKC").replaceAll(/[,，]/gu, "").replaceAll("〇", "零");
  const large = /[万萬亿億]+$/u.exec(plain)?.[0] ?? "";
  const head = plain.slice(0, plain.length - large.length);
  const factor = Array.from(large).reduce((product, it) => product * (LARGE[it] ?? 1), 1);
  const value = /^\d/u.test(head) ? Number(head) : chineseValue(head);
  return value * factor;
}

/** 三 is 3, 十二 12, 一百零五 105, 二〇二六 2026. */
function chineseValue(numeral: string): number {
  if (numeral === "") return 1;
  const plain = numeral.replaceAll(/[两兩]/gu, "二");
  if (!/[十百千]/u.test(plain)) {
    return Number(Array.from(plain, (it) => DIGITS.indexOf(it)).join(""));
  }
  let sum = 0;
  let digit = 0;
  for (const character of plain) {
    const unit = UNITS[character];
    if (unit === undefined) digit = DIGITS.indexOf(character);
    else {
      sum += (digit || 1) * unit;
      digit = 0;
    }
  }
  return sum + digit;
}
