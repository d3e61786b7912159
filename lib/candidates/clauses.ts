/** Clauses of a passage: stretches of words in which a name can stand. */
import type { TextSpan } from "../text/text-span";
import { coinagesIn } from "./coinages";
import { type Quotation, mayName, quotationsIn } from "./quotations";
import { type KnownWords, type Token, tokensOf } from "./tokens";

/** A stretch without punctuation, apart from the list comma 、that divides it into items. */
export interface Clause {
  readonly items: readonly (readonly Token[])[];
}

/** A passage, read. */
export interface ReadText {
  readonly text: string;
  readonly quotations: readonly Quotation[];
  readonly coinages: readonly TextSpan[];
  readonly clauses: readonly Clause[];
}

/** Signs inside names: 党建+双拥, AI·X. */
const IN_NAME = /^[+＋·•.&/-]$/u;

/** Reads a text: its quotations, and its clauses, in which a quotation that may name is one word. */
export function readText(text: string, known?: KnownWords): ReadText {
  const quotations = quotationsIn(text);
  const coinages = coinagesIn(text);
  const clauses: Clause[] = [];
  let items: Token[][] = [[]];
  const close = (): void => {
    const filled = items.filter((it) => it.length > 0);
    if (filled.length > 0) clauses.push({ items: filled });
    items = [[]];
  };
  const tokens = withQuotations(tokensOf(text, known), text, quotations);
  for (const token of withCoinages(tokens, text, coinages)) {
    // Words of alphabetic scripts have spaces between them; two make a gap.
    if (token.word === " " && items.at(-1)?.at(-1)?.cls !== "word") continue;
    if (token.cls !== "sign") (items.at(-1) as Token[]).push(token);
    else if (token.word === "、") items.push([]);
    else if (isInName(token, text)) (items.at(-1) as Token[]).push({ ...token, cls: "word" });
    else close();
  }
  close();
  return { text, quotations, coinages, clauses };
}

function isInName({ word, start, end }: Token, text: string): boolean {
  if (!IN_NAME.test(word) || !/[\p{L}\p{N}]/u.test(text.charAt(start - 1))) return false;
  // A full stop ends a sentence or the number of an item (113.重庆市), unless a word goes on behind it.
  return word === "." ? /[\p{Script=Latin}\p{N}]/u.test(text.charAt(end)) : end < text.length;
}

/** The tokens, with one token for each quotation that may name. */
function withQuotations(
  tokens: readonly Token[],
  text: string,
  quotations: readonly Quotation[],
): readonly Token[] {
  if (quotations.length === 0) return tokens;
  const out: Token[] = [];
  let next = 0;
  let skipTo = 0;
  for (const token of tokens) {
    while (next < quotations.length && (quotations[next] as Quotation).end <= token.start)
      next += 1;
    if (token.start < skipTo) continue;
    const quotation = quotations[next];
    if (quotation && token.start >= quotation.start) {
      const word = text.slice(quotation.inner.start, quotation.inner.end);
      const before = text.slice(Math.max(0, quotation.start - 2), quotation.start);
      if (quotation.kind === "title" || mayName(word, before)) {
        out.push({ word, start: quotation.start, end: quotation.end, cls: "quotation" });
        skipTo = quotation.end;
        continue;
      }
    }
    out.push(token);
  }
  return out;
}

/** The tokens, with one token for each coinage: 以工代训|政策. */
function withCoinages(
  tokens: readonly Token[],
  text: string,
  coinages: readonly TextSpan[],
): readonly Token[] {
  if (coinages.length === 0) return tokens;
  const out: Token[] = [];
  const ends = new Map(coinages.map((it) => [it.start, it.end]));
  let skipTo = 0;
  for (const token of tokens) {
    if (token.start < skipTo) continue;
    const end = ends.get(token.start);
    if (end === undefined || token.cls === "quotation" || end < token.end) out.push(token);
    else {
      out.push({ word: text.slice(token.start, end), start: token.start, end, cls: "word" });
      skipTo = end;
    }
  }
  return out;
}
