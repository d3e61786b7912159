/** Abbreviations with what they stand for, definitions, and foreign names in brackets. */
import type { TextSpan } from "../text/text-span";

/** Something that is said to be short for something else. */
export interface Abbreviation {
  readonly short: TextSpan;
  readonly long: TextSpan | null;
}

const SHORT_IN_BRACKETS =
  /[（(](?:以下|下文|后文|下)?(?:统一)?(?:简称|统称|合称|又称|亦称|也称|俗称|简稱|統稱|合稱|又稱|亦稱|也稱|俗稱)(?:为|為)?[：:]?[“「"'『《]?([^“”」"'』》（）()，。]{2,24})[”」"'』》]?[）)]/gu;
const SHORT_BEHIND =
  /(?<![（(下文])(?:简称|统称|简稱|統稱)(?:为|為)?[“「"『]([^“”」"』]{2,20})[”」"』]/gu;
const CLAUSE_END = /[，。；：！？,;:!?\n]/u;

/** The abbreviations that a text explains. */
export function abbreviationsIn(text: string): Abbreviation[] {
  if (!/[称稱]/u.test(text)) return [];
  return [SHORT_IN_BRACKETS, SHORT_BEHIND].flatMap((pattern) =>
    Array.from(text.matchAll(pattern), (match) => {
      const word = match[1] as string;
      const start = match.index + match[0].lastIndexOf(word);
      return {
        short: { start, end: start + word.length },
        long: longForm(text, match.index, word),
      };
    }),
  );
}

/**
 * What an abbreviation stands for: the shortest stretch before it that begins with its first character and
 * has all its characters in order.
 */
function longForm(text: string, before: number, short: string): TextSpan | null {
  let from = before;
  while (from > 0 && before - from < 60 && !CLAUSE_END.test(text.charAt(from - 1))) from -= 1;
  const clause = text.slice(from, before);
  const quoted = /[“「《]([^“”「」《》]+)[”」》]$/u.exec(clause);
  if (quoted) {
    const inner = quoted[1] as string;
    return { start: before - 1 - inner.length, end: before - 1 };
  }
  const characters: readonly string[] = short.toLowerCase().match(/[\p{L}\p{N}]/gu) ?? [];
  let at = clause.length;
  for (const character of characters.toReversed()) {
    at = clause.toLowerCase().lastIndexOf(character, at - 1);
    if (at < 0 || (at === 0 && character !== characters[0])) return null;
  }
  return clause.length - at > short.length ? { start: from + at, end: before } : null;
}

/** A term and the clause that defines it. */
export interface Definition {
  readonly term: TextSpan;
}

const DEFINITIONS: readonly RegExp[] = [
  /(?:本[\p{Script=Han}]{1,6})?(?:所称|所稱|所谓|所謂)(?:的)?[“「"]?([^\p{P}是]{2,20})[”」"]?(?:，|,)?(?:是|系|係)?(?:指|即|包括)/gu,
  /(?:^|[，,。；：\n])[“「"]?((?!本|.*所[称稱谓謂])[^\p{P}的是]{2,16})[”」"]?(?:，|,)?(?:是指|指的是|系指|係指|定义为|定義為|即指)/gu,
];

/** The terms that a text defines. */
export function definitionsIn(text: string): Definition[] {
  if (!/所[称稱谓謂]|[是系係即]指|指的是|定[义義]/u.test(text)) return [];
  return DEFINITIONS.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), (match) => {
      const word = match[1] as string;
      const start = match.index + match[0].indexOf(word);
      return { term: { start, end: start + word.length } };
    }),
  );
}

const GLOSS =
  /([\p{Script=Han}A-Za-z0-9+]{2,20})[（(]\s*(?:英文[：:]?|简称[：:]?)?([A-Za-z][A-Za-z0-9 .+\-/&]{1,60})\s*(?:[,，][^（）()]*)?[）)]/gu;

/** Chinese names with a foreign one in brackets behind them: the end of each, and the foreign name. */
export function glossesIn(
  text: string,
): { readonly before: TextSpan; readonly foreign: TextSpan }[] {
  if (!/[（(]\s*(?:英文[：:]?|简称[：:]?)?[A-Za-z]/u.test(text)) return [];
  return Array.from(text.matchAll(GLOSS), (match) => {
    const [whole, name = "", foreign = ""] = match;
    const start = match.index;
    const at = start + whole.indexOf(foreign, name.length);
    return {
      before: { start, end: start + name.length },
      foreign: { start: at, end: at + foreign.trimEnd().length },
    };
  });
}
