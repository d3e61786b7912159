/** How Word writes the numbers that it counts. */
import { hanOf, romanOf } from "../plain/numerals";

const STEMS = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES = "子丑寅卯辰巳午未申酉戌亥";
const FORMAL: readonly [string, string][] = Array.from("零一二三四五六七八九十百千万", (it, at) => [
  it,
  Array.from("零壹贰叁肆伍陆柒捌玖拾佰仟万")[at] ?? it,
]);

/** A number in one of the formats of `w:numFmt`; formats that are not known count in digits. */
export function formatNumber(value: number, format: string): string {
  return (FORMATS[format] ?? String)(value);
}

const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  none: () => "",
  bullet: () => "",
  decimalZero: (value) => String(value).padStart(2, "0"),
  chineseCounting: hanOf,
  chineseCountingThousand: hanOf,
  japaneseCounting: hanOf,
  taiwaneseCounting: hanOf,
  taiwaneseCountingThousand: hanOf,
  ideographDigital: byDigit,
  taiwaneseDigital: byDigit,
  japaneseDigitalTenThousand: byDigit,
  chineseLegalSimplified: formal,
  ideographLegalTraditional: formal,
  ideographTraditional: (value) => STEMS.charAt(value - 1) || String(value),
  ideographZodiac: (value) => BRANCHES.charAt(value - 1) || String(value),
  upperRoman: (value) => romanOf(value).toUpperCase(),
  lowerRoman: romanOf,
  upperLetter: (value) => letters(value).toUpperCase(),
  lowerLetter: letters,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: (value) => within(value, 20, 0x2473),
  decimalEnclosedFullstop: (value) => within(value, 20, 0x2487),
  ideographEnclosedCircle: (value) => within(value, 10, 0x327f),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  ordinal: (value) => `${value}${suffix(value)}`,
};

function byDigit(value: number): string {
  return Array.from(String(value), (it) => Array.from("〇一二三四五六七八九")[Number(it)]).join("");
}

function formal(value: number): string {
  const written = new Map(FORMAL);
  const plain = value >= 10 && value < 20 ? `一${hanOf(value)}` : hanOf(value);
  return Array.from(plain, (it) => written.get(it) ?? it).join("");
}

/** a to z, then aa, bb: Word repeats the letter. */
function letters(value: number): string {
  if (value < 1) return String(value);
  return String.fromCodePoint(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

function within(value: number, most: number, base: number): string {
  return value >= 1 && value <= most ? String.fromCodePoint(base + value) : String(value);
}

function circled(value: number): string {
  if (value > 20 && value <= 35) return String.fromCodePoint(0x3251 + value - 21);
  if (value > 35 && value <= 50) return String.fromCodePoint(0x32b1 + value - 36);
  return within(value, 20, 0x245f);
}

function fullWidth(value: number): string {
  return Array.from(String(value), (it) => String.fromCodePoint(0xff10 + Number(it))).join("");
}

function suffix(value: number): string {
  const tens = value % 100;
  if (tens >= 11 && tens <= 13) return "th";
  return ["th", "st", "nd", "rd"][value % 10] ?? "th";
}
