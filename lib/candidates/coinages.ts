/** Words coined with numbers and signs: 三单制, 一村一品, 四下基层, 党建+双拥, “3+N”, 415X. */
import type { TextSpan } from "../text/text-span";
import { type Token, isVerb, tokensOf } from "./tokens";
import { NAMED_HEADS, TAILS } from "./words/heads";

const HAN = "\\p{Script=Han}";
const DIGIT = "一两二三四五六七八九十百千万双多半零";
/** Words that begin with a number and name nothing: 一方面, 三分之一, 一直, 十分. */
const EVERYDAY =
  /^(?:[一二三四五六七八九十两百千万]+[个名条项次家种类年月日届位分度万亿人元时场部点天户亩份批些样般起直方面切并定旦律贯致再]|一(?:系列|体化?$|方面|步|道|同|手抓|线$|流)|十分|千方百计|百姓|百年|多种|多样|多元|多数|多次|双方|双重|万众|千家万户|万里|三农问题|半年|多[方边级层年个项])/u;

const PATTERNS: readonly RegExp[] = [
  // 一村一品, 一县一业; 一事一议; 五位一体; 多规合一; 一网通办
  new RegExp(`一${HAN}[一多两双]${HAN}(?:、一${HAN}[一多两双]${HAN})*`, "gu"),
  new RegExp(`[${DIGIT}]${HAN}(?:一体|合一)(?!化)`, "gu"),
  new RegExp(
    `一[网窗照证站门件表号码卡]式?(?:通办|通享|统管|统办|办理|服务|通用|办好|协同|申请|受理)`,
    "gu",
  ),
  // 三单制, 双随机, 三权分置, 双控行动
  new RegExp(`[二三四五六七八九十双]${HAN}{1,2}(?:制|分置|管理|联动|协同|承诺|公开)(?!度)`, "gu"),
  // 以工代赈, 煤改气, 退耕还林还草
  new RegExp(`以[^现当时世\\P{Script=Han}]代${HAN}`, "gu"),
  new RegExp(
    `(?<!${HAN})[^推整促\\P{Script=Han}]改[^革\\P{Script=Han}](?=、|和|[^\\p{Script=Han}])|(?<=推进|实施|开展|、|和)[^推整促]改[^革\\P{Script=Han}](?=、|和|[^\\p{Script=Han}])`,
    "gu",
  ),
  new RegExp(
    `退${HAN}{1,2}还${HAN}{1,2}(?:还${HAN})?(?=[、，。和工制])|退${HAN}还${HAN}还${HAN}`,
    "gu",
  ),
  // 党建+双拥, 保险+期货, 互联网+
  new RegExp(
    `(?:${HAN}{2,10}|[A-Za-z0-9]{1,12})(?:[+＋](?:${HAN}{2,10}|[A-Za-z0-9]{1,6}))+[+＋]?`,
    "gu",
  ),
  // IPv6, 5G, 415X, G60科创走廊: letters and digits in one word.
  /(?<![A-Za-z0-9.])(?=[A-Za-z0-9]*\d)(?=[A-Za-z0-9]*[A-Za-z])[A-Za-z0-9]{2,8}(?![A-Za-z0-9.])/gu,
];

/** The coinages of a text. Patterns may find overlapping ones. */
export function coinagesIn(text: string): TextSpan[] {
  const hasSign = /[+＋]/u.test(text);
  return PATTERNS.flatMap((pattern) => {
    const isJoined = pattern.source.includes("+＋");
    if (isJoined && !hasSign) return [];
    return Array.from(text.matchAll(pattern), (match) => {
      const [word] = match;
      const span = { start: match.index, end: match.index + word.length, word };
      return isJoined ? joined(span) : span;
    });
  }).filter(({ word }) => !EVERYDAY.test(word));
}

/** 扩大|保险+期货|试点: a coinage with a sign, without the verb before it and the head behind it. */
function joined({ start, end, word }: TextSpan & { word: string }): TextSpan & { word: string } {
  const tokens = tokensOf(word);
  let first = 0;
  while (mayGo(tokens[first], tokens[first + 1]) && isVerb(tokens[first] as Token)) first += 1;
  let last = tokens.length - 1;
  while (mayGo(tokens[last], tokens[last - 1]) && isEnd(tokens[last] as Token)) last -= 1;
  const from = tokens[first]?.start ?? 0;
  const to = tokens[last]?.end ?? word.length;
  return { start: start + from, end: end - (word.length - to), word: word.slice(from, to) };
}

/** Whether a word may go from an end: not a sign, nor the only word beside one. */
function mayGo(token: Token | undefined, inside: Token | undefined): boolean {
  return (
    token !== undefined && inside !== undefined && token.cls !== "sign" && inside.cls !== "sign"
  );
}

function isEnd({ word }: Token): boolean {
  return NAMED_HEADS.has(word) || TAILS.has(word);
}
