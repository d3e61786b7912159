/** Where in a stretch of words a name begins and ends. */
import { type Token, isVerb } from "./tokens";
import { MEASURES } from "./words/function-words";
import { NAMED_HEADS, SYSTEM_HEADS } from "./words/heads";
import { AIMS, INNER_STARTERS, NEVER_INNER } from "./words/verbs";

/** How many words a verb inside a name may be away from its head, and from the verb that governs. */
const AHEAD = 5;
const BACK = 12;
/** Longer heads are names by themselves, and a verb before them governs them: 壮大城市群. */
const LONGEST_SHORT_HEAD = 2;

/**
 * Whether no name goes over a word. Verbs before a head belong to the name: 提升行动, 巩固提升工程. An adverb is a
 * boundary where such a verb follows it.
 */
export function isBoundary(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token;
  if (token.cls === "function" || token.cls === "joiner" || isCounted(tokens, at)) return true;
  if (token.word === "好" && at > 0 && isVerbLike(tokens[at - 1] as Token)) return true;
  if (isInside(tokens, at)) return true;
  if (token.cls === "adverb") {
    const next = tokens[at + 1];
    return next !== undefined && isVerb(next) && !isInner(tokens, at + 1);
  }
  return isVerb(token) && !isInner(tokens, at) && !isAdjective(tokens, at);
}

const WITHIN = new Set("内中后下时");

/** 自贸试验区|内|医疗机构, 通用名药品|中|遴选: what stands behind a name and says where or when. */
function isInside(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return (
    at + 1 < tokens.length &&
    WITHIN.has((tokens[at] as Token).word) &&
    before !== undefined &&
    before.word.length > 1 &&
    before.cls !== "number"
  );
}

/** 实施好X, 建设好X. */
function isVerbLike(token: Token): boolean {
  return isVerb(token) || token.cls === "nominal-verb";
}

const MAKES_NOUN = new Set("性型权率量额价款费证");

/** 开发性金融, 创新型省份, 赛事举办权: with such an end, a verb is part of the name. */
export function isAdjective(tokens: readonly Token[], at: number): boolean {
  return MAKES_NOUN.has(tokens[at + 1]?.word ?? "?");
}

/** Whether a word counts something in the midst of a stretch: 新设|14|个|国家自主创新示范区. */
function isCounted(tokens: readonly Token[], at: number): boolean {
  return isCount(tokens, at) || isCount(tokens, at - 1);
}

function isCount(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token?.cls !== "number" || !/^\d/u.test(token.word)) return false;
  if (!before || isBreak(before) || isVerb(before)) return false;
  return MEASURES.has(tokens[at + 1]?.word ?? "");
}

/** Whether verbs stand between a word of a name and its head. */
function isInner(tokens: readonly Token[], at: number): boolean {
  if (isNeverInner(tokens, at)) return false;
  if (isAim(tokens, at)) return true;
  let from = at;
  while (from > Math.max(0, at - AHEAD) && isVerbal(tokens[from - 1] as Token)) from -= 1;
  const before = tokens[from - 1];
  if (!before || before.cls === "function" || before.cls === "joiner") return false;
  let to = at;
  while (to < Math.min(tokens.length, at + AHEAD) && isVerb(tokens[to] as Token)) to += 1;
  const next = tokens[to];
  if (next === undefined) return false;
  const isShortHead = isHead(next) && next.word.length <= LONGEST_SHORT_HEAD;
  return isShortHead || (isUndertaken(tokens, at) && hasHeadAhead(tokens, to));
}

/** 实施 belongs to what lays down how something is done: 实施方案. */
const LAYS_DOWN = /^(?:方案|办法|细则|条例|规定|意见|计划|规则|纲要)/u;

/** 自贸试验区|开展|试点: whoever starts something stands before the verb, and what is started behind it. */
function isNeverInner(tokens: readonly Token[], at: number): boolean {
  const { cls, word } = tokens[at] as Token;
  if (NEVER_INNER.has(word)) return true;
  if (cls !== "programme-verb" || INNER_STARTERS.has(word)) return false;
  return !isLaidDown(tokens, at);
}

function isLaidDown(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.word === "实施" && LAYS_DOWN.test(tokens[at + 1]?.word ?? "");
}

const AIM_AHEAD = 7;

/** Whether a verb right behind the one that starts an undertaking says what it is for: 实施|促进居民增收三年行动. */
function isAim(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const { cls, word } = tokens[at] as Token;
  if (cls !== "plain-verb" || !AIMS.has(word)) return false;
  if (before?.cls !== "programme-verb" && before?.word !== "落实") return false;
  return hasHeadAhead(tokens, at + 1, AIM_AHEAD);
}

/** Whether a programme verb governs the stretch: 实施农技推广服务特聘计划. */
function isUndertaken(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - BACK); i -= 1) {
    const token = tokens[i] as Token;
    if (isVerb(token) || isBreak(token)) return token.cls === "programme-verb";
  }
  return false;
}

function hasHeadAhead(tokens: readonly Token[], from: number, ahead = AHEAD): boolean {
  for (let i = from; i < Math.min(tokens.length, from + ahead); i += 1) {
    const token = tokens[i] as Token;
    if (isBreak(token) || (isVerb(token) && !isLaidDown(tokens, i))) return false;
    if (NAMED_HEADS.has(token.word)) return true;
  }
  return false;
}

function isBreak({ cls }: Token): boolean {
  return cls === "function" || cls === "joiner";
}

function isVerbal(token: Token): boolean {
  return isVerb(token) || token.cls === "adverb";
}

/** Whether a word is a head by itself. */
export function isHead({ word }: Token): boolean {
  return NAMED_HEADS.has(word) || SYSTEM_HEADS.has(word);
}
