import type { Random } from "../cases/random";

/**
 * Texts that begin, end or separate something in Markdown, and texts on which parsers have hung.
 * Each is repeated many times.
 */
const RUNS = [
  ..."> |>|**a|_*|[]|*a_ |[a](|[|]|![|`|\\|*|_|**|***|*a |a*| *a*|_a |a**b|- |1. |1) |+ |# a\n".split(
    "|",
  ),
  ..."* \n|- a\n|  - a\n|a\n===\n|a\n---\n|a|~~a|[a]: b\n|[a]\n|[a][b]|<http://a>|http://a ".split(
    "|",
  ),
  ..."<b>|<div>\n|```\n|    a\n|\t| \n|\n|> a\n\n|a  \n|[a](<b|[[a]]|![](a|&#|&|&amp|&amp;|&#x61;".split(
    "|",
  ),
  ..."[a]: <\n|[a]: b (\n|*a**b***|_a__b___|> - |- > |((|[a](b(|** a **|a_b*c|<a\n|<a b='|](|<|<!--|<?".split(
    "|",
  ),
  ..."<![CDATA[|<a |`a``|~~~\n|-|=|#|####### |***\n|[^a]|[^a]: b\n|: a\n|$a$|==a==|{a}|www.a.b |a@b.c ".split(
    "|",
  ),
  ..."[a](javascript:alert`1`)|<javascript:a>|![a](file:///a)|[a](data:,a) |[\\]](b)|\\[|\\\n|\u0000|\ufeff".split(
    "|",
  ),
  "[a]: https://a.example/\n",
  "[a](https://a.example/) ",
  "![a](https://a.example/)",
  "<https://a.example/>",
  "*[a](https://a.example/)",
  "|a",
  "|-|-|\n",
  "\u{10000}",
  "\ud800",
  "\udc00",
  "\u202e",
  "\u200b",
  "党",
  "“*",
  "*党*",
  "\r",
  "\r\n> ",
  "\u2028",
  "\u0301",
];

/** A run that grows: a fence of one backtick, of two, of three … */
const GROWING: readonly ((n: number) => string)[] = [
  (n) => `${"`".repeat(n)}a`,
  (n) => `${"*".repeat(n)}a`,
  (n) => `${" ".repeat(n)}- a\n`,
  (n) => `${">".repeat(n)} a\n`,
  (n) => `${"[".repeat(n)}a${"]".repeat(n)}`,
  (n) => `${"#".repeat(n)} a\n`,
  (n) => `[${"a".repeat(n)}]: b\n`,
  (n) => `${"~".repeat(n)}\n`,
];

/**
 * A text that a Markdown parser may find difficult: a run of one construct, of several in turn, one
 * that grows, one opened and closed equally often, or a mixture.
 *
 * @param units its length in UTF-16 code units
 */
export function hostileMarkdown(random: Random, units = 100_000): string {
  const one = (): string => RUNS[Math.floor(random() * RUNS.length)] as string;
  const filled = (part: string): string => part.repeat(Math.ceil(units / part.length));
  const way = Math.floor(random() * 6);
  if (way === 0) return filled(one()).slice(0, units);
  if (way === 1) return filled(one() + one()).slice(0, units);
  if (way === 2) return (filled(one()).slice(0, units / 2) + filled(one())).slice(0, units);
  if (way === 3) {
    const grow = GROWING[Math.floor(random() * GROWING.length)] as (n: number) => string;
    let text = "";
    for (let n = 1; text.length < units; n += 1) text += grow(n);
    return text.slice(0, units);
  }
  if (way === 4) {
    const before = Math.floor(random() * units);
    return (one() + "a\n".repeat(before / 4) + filled(one())).slice(0, units);
  }
  const parts: string[] = [];
  for (let length = 0; length < units;) {
    const part = one().repeat(1 + Math.floor(random() ** 4 * 200));
    parts.push(part);
    length += part.length;
  }
  return parts.join("").slice(0, units);
}

/** Each construct by itself, in runs of this length. */
export function runsOf(units: number): string[] {
  const grown = GROWING.map((grow) => {
    let text = "";
    for (let n = 1; text.length < units; n += 1) text += grow(n);
    return text;
  });
  const filled = RUNS.map((run) => run.repeat(Math.ceil(units / run.length)));
  return [...filled, ...grown].map((it) => it.slice(0, units));
}
