/** Shorter names in a name: without what follows it, without its owner, without the rule that is about it. */
import { type Name, isTail, shapeAt } from "./shapes";
import type { Token } from "./tokens";
import { GENERIC } from "./words/modifiers";

const OWNER = /(?:委|局|部|厅|办|署|院|省|市|县|区|镇|乡|村|集团|公司|大学|机关|单位|人民政府)$/u;
const WIDE_OWNERS = new Set("农村 全国 国家 全省 全市 我国 城乡 城镇 基层".split(" "));
const SHORTEST_UNITS = 3;
const SHORTEST_REST_UNITS = 4;

/** The shorter names in a name that the words of its stretch tell. */
export function cutsOf(tokens: readonly Token[], whole: Name): Name[] {
  const at = tokens.findIndex((it) => it.end === whole.end);
  const shorter = withoutTail(tokens.slice(0, at + 1), whole);
  return [...shorter, ...withoutOwner(tokens.slice(0, at), whole)];
}

/** Without the words behind it, one after the other: X制度|改革|试点. Then what is left of its rule. */
function withoutTail(tokens: readonly Token[], whole: Name): Name[] {
  const found: Name[] = [];
  const [first] = tokens;
  if (!first) return found;
  const from = { start: whole.start, end: whole.end };
  let length = tokens.length;
  while (length > 1 && isTail((tokens[length - 1] as Token).word)) {
    length -= 1;
    const { end, word, cls } = tokens[length - 1] as Token;
    if (cls === "quotation" || end - whole.start < SHORTEST_UNITS) return found;
    const shape = shapeAt(tokens, length - 1) ?? "phrase";
    const cut = { ...whole, shape, end, last: word, cut: "tail", from } as const;
    found.push(cut);
    if (WIDE_OWNERS.has(first.word) && end - first.end >= SHORTEST_REST_UNITS) {
      const around = { start: whole.start, end };
      found.push({ ...cut, start: first.end, cut: "owner", from: around });
    }
    if (shape === "named-head" || shape === "phrase") break;
  }
  const core = length < tokens.length ? coreOf(tokens.slice(0, length), whole) : null;
  return core ? [...found, core] : found;
}

function withoutOwner(tokens: readonly Token[], whole: Name): Name[] {
  const from = { start: whole.start, end: whole.end };
  return tokens.slice(0, -1).flatMap(({ word, end }, i): Name[] => {
    const isNamed = whole.shape === "named-head";
    const isOwner = isNamed
      ? OWNER.test(word) && (word.length > 1 || i > 0)
      : i === 0 && WIDE_OWNERS.has(word);
    if (!isOwner || whole.end - end < SHORTEST_REST_UNITS) return [];
    return [{ ...whole, start: end, cut: "owner", from }];
  });
}

/** What a rule is about: 永久基本农田 of 永久基本农田特殊保护制度. */
function coreOf(tokens: readonly Token[], whole: Name): Name | null {
  let length = tokens.length;
  while (length > 2 && isPlainWord(tokens[length - 1] as Token)) length -= 1;
  if (length === tokens.length || length < 2) return null;
  const { end, word } = tokens[length - 1] as Token;
  if (end - whole.start < SHORTEST_REST_UNITS) return null;
  const shape = shapeAt(tokens, length - 1) ?? "phrase";
  const from = { start: whole.start, end: whole.end };
  return { ...whole, shape, end, last: word, cut: "core", from };
}

function isPlainWord({ word, cls }: Token): boolean {
  return cls === "nominal-verb" || GENERIC.has(word) || isTail(word);
}
