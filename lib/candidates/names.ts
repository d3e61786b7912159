/** Names in a stretch of words: from where a name can begin to what names end in. */
import type { TextSpan } from "../text/text-span";
import { isAdjective, isBoundary, isHead } from "./boundaries";
import { cutsOf } from "./cuts";
import { type Headed, type Name, headed, isTail, withoutTails } from "./shapes";
import type { Token } from "./tokens";
import { LOCALIZERS, MEASURES } from "./words/function-words";
import { COMMON_HEADS, NAMED_HEADS } from "./words/heads";
import { PRAISE } from "./words/modifiers";

const SHORTEST_UNITS = 3;
const LONGEST_OBJECT_UNITS = 12;
const LONGEST_PHRASE_TOKENS = 5;
const LONGEST_JOINED_TOKENS = 5;
/** Nobody writes longer names; lists without commas do not take time that grows with their square. */
const LONGEST_STRETCH_TOKENS = 40;

interface Context {
  readonly governor: Name["governor"];
  readonly isAfterDe: boolean;
  /** Whether its first word may be a verb. */
  readonly mayBeginWithVerb: boolean;
  /** Whether the stretch goes to the end of its item. */
  readonly isLast: boolean;
}

/** The words of a stretch. */
export function wordsWithin(tokens: readonly Token[], { start, end }: TextSpan): string[] {
  const words: string[] = [];
  for (const it of tokens) if (it.start >= start && it.end <= end) words.push(it.word);
  return words;
}

/** The names of one item of a list, and those that go over 和. */
export function namesIn(tokens: readonly Token[]): Name[] {
  const found: Name[] = [];
  let from = 0;
  let governor: Name["governor"] = null;
  let isAfterDe = false;
  for (let i = 0; i <= tokens.length; i += 1) {
    const token = tokens[i];
    if (token && !isBoundary(tokens, i)) continue;
    if (i > from) {
      const mayBeginWithVerb = governor === null || tokens[from - 1]?.cls === "joiner";
      const context = { governor, isAfterDe, mayBeginWithVerb, isLast: i === tokens.length };
      found.push(...namesWithin(tokens.slice(from, i), context));
      if (token?.cls === "joiner") found.push(...joined(tokens, from, i, context));
    }
    if (!token) break;
    governor = governorAfter(token, i > from ? null : governor);
    isAfterDe = token.word === "的";
    from = i + 1;
  }
  return found;
}

function governorAfter(token: Token, before: Name["governor"]): Name["governor"] {
  if (token.cls === "programme-verb") return "programme";
  if (token.cls === "plain-verb") return "plain";
  // 开展了X, 建立和完善X.
  return token.word === "了" || token.cls === "joiner" ? before : null;
}

/** 休闲农业和乡村旅游精品工程: one name over 和, where its left half has no head of its own. */
function joined(tokens: readonly Token[], from: number, at: number, context: Context): Name[] {
  const left = tokens.slice(from, at);
  const [first] = left;
  const last = left.at(-1);
  if (context.governor === null || !first || !last) return [];
  if (left.length > LONGEST_JOINED_TOKENS || NAMED_HEADS.has(last.word)) return [];
  let to = at + 1;
  while (to < Math.min(tokens.length, at + LONGEST_STRETCH_TOKENS) && !isBoundary(tokens, to))
    to += 1;
  const span = headed(tokens.slice(at + 1, to));
  if (span?.shape !== "named-head") return [];
  const { governor, isAfterDe } = context;
  const right = { start: (tokens[at + 1] as Token).start, end: span.end };
  return [{ ...span, start: first.start, governor, isAfterDe, cut: "joined", from: right }];
}

function namesWithin(all: readonly Token[], context: Context): Name[] {
  if (all.length > LONGEST_STRETCH_TOKENS) return [];
  const { tokens, verb } = withoutSurroundings(all, context);
  const [first] = tokens;
  const last = tokens.at(-1);
  if (!first || !last) return [];
  const governor = context.governor ?? (verb ? "plain" : null);
  const { isAfterDe } = context;
  const common = { start: first.start, governor, isAfterDe, cut: null, from: null } as const;
  if (last.cls === "quotation") return tokens.length > 1 ? [ownerOf(last, common)] : [];
  const end = headed(tokens);
  const inner = innerHeaded(tokens, common, end);
  // A stretch without a head of which no verb says anything would be noise.
  if (!end) {
    const isObject = governor !== null;
    const whole = isObject ? objects(tokens, common, context.isLast) : compounds(tokens, common);
    return [...inner, ...whole];
  }
  const name = { ...common, ...end };
  const names = [name, ...cutsOf(tokens, name), ...inner];
  if (!verb) return names;
  const from = { start: name.start, end: name.end };
  return [...names, { ...name, start: verb.start, cut: "verb", from }];
}

/** A stretch without what stands around its name: an adverb, a verb, a count, praise, a localizer. */
function withoutSurroundings(
  all: readonly Token[],
  { mayBeginWithVerb }: Context,
): { readonly tokens: readonly Token[]; readonly verb: Token | null } {
  let tokens = all;
  const [first, second] = all;
  if (mayBeginWithVerb && first?.cls === "adverb" && second?.cls === "nominal-verb") {
    tokens = tokens.slice(1);
  }
  const verb = mayBeginWithVerb && isLeadingVerb(tokens) ? (tokens[0] as Token) : null;
  if (verb) tokens = tokens.slice(1);
  tokens = tokens.slice(leadingNumber(tokens));
  if (tokens.length > 1 && tokens[0]?.word === "用") tokens = tokens.slice(1);
  while (tokens.length > 1 && PRAISE.has((tokens[0] as Token).word)) tokens = tokens.slice(1);
  return { tokens: withoutLocalizers(tokens), verb };
}

const SHORTEST_INNER_UNITS = 5;
/** Heads that go on as often as not: 战略|规划, 工程|机械, 试点|地区. */
const GOES_ON = new Set("战略 规划 工程 试点 协议 竞赛 比赛 联盟 法 规定 标准".split(" "));

/** The name that ends in the last head within a stretch: 国家生态文明试验区|省份, 理工大学|建校|招生. */
function innerHeaded(tokens: readonly Token[], common: Common, whole: Headed | null): Name[] {
  for (let i = tokens.length - 2; i > 0; i -= 1) {
    const { word, end } = tokens[i] as Token;
    const isBefore = end < (whole?.end ?? Infinity) && !isTail((tokens[i + 1] as Token).word);
    if (
      !isBefore ||
      !NAMED_HEADS.has(word) ||
      GOES_ON.has(word) ||
      end - common.start < SHORTEST_INNER_UNITS
    )
      continue;
    return [{ ...common, shape: "named-head", end, last: word, cut: "head", from: null }];
  }
  return [];
}

function withoutLocalizers(tokens: readonly Token[]): readonly Token[] {
  let length = tokens.length;
  while (length > 1 && LOCALIZERS.has((tokens[length - 1] as Token).word)) length -= 1;
  return length === tokens.length ? tokens : tokens.slice(0, length);
}

type Common = Pick<Name, "start" | "governor" | "isAfterDe" | "cut" | "from">;

/** 党务干部“蓝青工程”: what is quoted is the name, and what stands before it its owner. */
function ownerOf({ start, end, word }: Token, common: Common): Name {
  const from = { start: start + 1, end: end - 1 };
  return { ...common, shape: "phrase", end, last: word, cut: "quotation", from };
}

const LONGEST_COMPOUND_TOKENS = 4;
const LONGEST_COMPOUND_UNITS = 10;

/** Nouns side by side, of which no verb says anything: 乙类大型医用设备, 海关验放. */
function compounds(tokens: readonly Token[], common: Common): Name[] {
  const length = withoutTails(tokens);
  const { end, word: last } = tokens[length - 1] as Token;
  const units = end - common.start;
  if (
    !/\p{Script=Han}/u.test(last) ||
    length > LONGEST_COMPOUND_TOKENS ||
    units < SHORTEST_UNITS ||
    units > LONGEST_COMPOUND_UNITS
  )
    return [];
  return [{ ...common, shape: "phrase", end, last }];
}

/** The object of a verb, and the object without what may follow a name. */
function objects(tokens: readonly Token[], common: Common, isLast: boolean): Name[] {
  const whole = { start: common.start, end: (tokens.at(-1) as Token).end };
  const lengths = new Set([tokens.length, withoutTails(tokens)]);
  return Array.from(lengths).flatMap((length): Name[] => {
    const { end, word: last } = tokens[length - 1] as Token;
    const units = end - common.start;
    if (units < SHORTEST_UNITS || units > LONGEST_OBJECT_UNITS) return [];
    if (!isLast && length > LONGEST_PHRASE_TOKENS) return [];
    const isWhole = length === tokens.length;
    const shape = isLast ? "object" : "phrase";
    return [
      { ...common, shape, end, last, cut: isWhole ? null : "tail", from: isWhole ? null : whole },
    ];
  });
}

/**
 * Whether a stretch begins with a verb that is also a noun. (Behind a verb, such a word begins the
 * name.)
 */
function isLeadingVerb(tokens: readonly Token[]): boolean {
  const [first, second] = tokens;
  if (first?.cls !== "nominal-verb" || !second || isAdjective(tokens, 0)) return false;
  return !(tokens.length === 2 && (isHead(second) || COMMON_HEADS.has(second.word)));
}

/** A line or an undertaking may begin with a number: 18亿亩耕地红线, 百万英才计划. */
const BEGINS_WITH_NUMBER = /(?:红线|底线|计划|行动|工程|目标)$/u;

/** How many words a count takes: 3个, 一批. A number that is no count begins the name: 三权分置. */
function leadingNumber(tokens: readonly Token[]): number {
  const [first, second] = tokens;
  if (!first || !second) return 0;
  if (first.cls === "count") return 1;
  if (first.word === "首" && MEASURES.has(second.word)) return Math.min(2, tokens.length - 1);
  if (first.cls !== "number") return 0;
  // 1000|亿|元 has its measure behind two numbers.
  if (second.cls === "number" && tokens.length > 2) {
    const rest = leadingNumber(tokens.slice(1));
    return rest > 0 ? rest + 1 : 0;
  }
  if (MEASURES.has(second.word)) {
    const { word: last } = tokens.at(-1) as Token;
    if (BEGINS_WITH_NUMBER.test(last) && !/^[个项条]$/u.test(second.word)) return 0;
    return Math.min(2, tokens.length - 1);
  }
  return /^[\d.,%]{2,}$/u.test(first.word) ? 1 : 0;
}
