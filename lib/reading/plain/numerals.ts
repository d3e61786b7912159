/** Numbers as Chinese and English documents write them before headings and items. */

const DIGITS = "零一二三四五六七八九";
const ROMAN: readonly [string, number][] = [
  ["x", 10],
  ["ix", 9],
  ["v", 5],
  ["iv", 4],
  ["i", 1],
];

/** The value of 一 to 九百九十九 (also 〇, 两, and 一二三 read digit by digit); null if it is none. */
export function hanValue(text: string): number | null {
  const plain = text.replaceAll("〇", "零").replaceAll("两", "二").replaceAll("○", "零");
  if (/^[零一二三四五六七八九]+$/u.test(plain)) {
    return Number(Array.from(plain, (it) => DIGITS.indexOf(it)).join(""));
  }
  const parts =
    /^(?:(?<hundreds>[一二三四五六七八九])百)?零?(?:(?<tens>[一二三四五六七八九]?)十)?(?<ones>[一二三四五六七八九]?)$/u.exec(
      plain,
    )?.groups;
  if (!parts || plain === "") return null;
  return digit(parts["hundreds"], 0) * 100 + digit(parts["tens"], 1) * 10 + digit(parts["ones"], 0);
}

function digit(text: string | undefined, otherwise: number): number {
  if (text === undefined) return 0;
  return text === "" ? otherwise : DIGITS.indexOf(text);
}

/** The value of a Roman numeral up to 39, in either case; null if it is none. */
export function romanValue(text: string): number | null {
  let rest = text.toLowerCase();
  let value = 0;
  for (const [sign, worth] of ROMAN) {
    while (rest.startsWith(sign)) {
      value += worth;
      rest = rest.slice(sign.length);
    }
  }
  return rest === "" && value > 0 && romanOf(value) === text.toLowerCase() ? value : null;
}

/** A number from 1 as a Roman numeral in small letters. */
export function romanOf(value: number): string {
  const larger: readonly [string, number][] = [
    ["m", 1000],
    ["cm", 900],
    ["d", 500],
    ["cd", 400],
    ["c", 100],
    ["xc", 90],
    ["l", 50],
    ["xl", 40],
  ];
  let rest = value;
  let text = "";
  for (const [sign, worth] of [...larger, ...ROMAN]) {
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  }
  return text;
}

/** A number from 0 to 99 999 in Chinese: 十二, 一百零五. */
export function hanOf(value: number): string {
  if (value < 10) return DIGITS.charAt(value);
  if (value < 20) return `十${value % 10 === 0 ? "" : DIGITS.charAt(value % 10)}`;
  const units: readonly [string, number][] = [
    ["万", 10_000],
    ["千", 1000],
    ["百", 100],
    ["十", 10],
  ];
  const [unit, worth] = units.find(([, it]) => value >= it) ?? ["十", 10];
  const rest = value % worth;
  const head = `${hanOf(Math.floor(value / worth))}${unit}`;
  if (rest === 0) return head;
  const tail = rest < 20 && rest >= 10 ? `一${hanOf(rest)}` : hanOf(rest);
  return `${head}${rest < worth / 10 ? "零" : ""}${tail}`;
}
