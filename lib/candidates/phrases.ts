/** How a stretch reads and stands, by its words and its places. What each trait is worth was learned: `learned.ts`. */
import { type Draft, type PartTally, SIDES } from "./findings";
import type { Parts } from "./parts";
import type { Standing } from "./places";
import { isFieldTerm } from "./words/field-terms";
import { BARE_TAILS, COMMON_HEADS, NAMED_HEADS, SYSTEM_HEADS, TAILS } from "./words/heads";
import { EVERYDAY, GENERIC } from "./words/modifiers";
import { ADJECTIVES, FORMULAS, VAGUE, VAGUE_ENDS } from "./words/plain-words";
import { SUBJECT_TERMS } from "./words/subject-terms";

/** The name of each trait with the number that its weight is multiplied by. */
export type Phrasing = Map<string, number>;

const LONGEST_FIELD_UNITS = 6;

/** The traits of a draft. What the writer marked is a term in whatever words, so its words do not count. */
export function phrasingOf(
  { signals, words, part }: Draft,
  { free, places }: Standing,
  { simple, isMarked, parts }: { simple: string; isMarked: boolean; parts: Parts },
): Phrasing {
  const traits: Phrasing = new Map();
  const put = putIn(traits);
  traits.set("nested-share", 1 - free / places.length);
  if (signals.has("field-term")) {
    put("of-one-subject", SUBJECT_TERMS.has(simple));
    traits.set(`field-term-of-${Math.min(LONGEST_FIELD_UNITS, simple.length)}`, 1);
  }
  put("only-part", signals.size === 1 && signals.has("part"));
  if (isMarked) return traits;
  put("formula", FORMULAS.has(simple));
  const isNamed = signals.has("named-head");
  if (words && words.length > 0) readWords(words, isNamed || signals.has("system-head"), traits);
  put("abstract-end", !isNamed && ABSTRACT_END.test(simple));
  put("thing-end", !isNamed && THING_END.test(simple));
  if (part) readPart(part, parts, traits);
  return traits;
}

/** Last characters of words for what is done and how things are, and of words for things. */
const ABSTRACT_END = /[化式点作用务级量果态众达围告置合案]$/u;
const THING_END = /[证单药金险户园赛群备库券票税率权费品物机器网港]$/u;

function putIn(traits: Phrasing): (name: string, holds: boolean) => void {
  return (name, holds) => {
    if (holds) traits.set(name, 1);
  };
}

function isGeneric(word: string): boolean {
  return GENERIC.has(word) || EVERYDAY.has(word);
}

function isPlain(word: string): boolean {
  return (
    isGeneric(word) ||
    [VAGUE, VAGUE_ENDS, COMMON_HEADS, NAMED_HEADS, SYSTEM_HEADS].some((it) => it.has(word))
  );
}

function readWords(words: readonly string[], isHeaded: boolean, traits: Phrasing): void {
  const put = putIn(traits);
  const first = words[0] as string;
  const last = words.at(-1) as string;
  const isVague = VAGUE.has(first);
  put("vague-first", isVague);
  const rest = isVague ? words.slice(1) : words;
  put("all-plain", rest.length > 0 && rest.every(isPlain));
  if (words.length < 2) return;
  put("vague-last", VAGUE_ENDS.has(last));
  put("vague-last-of-many", words.length > 2 && VAGUE_ENDS.has(last) && !isHeaded);
  put("adjective-last", ADJECTIVES.has(last));
  put("adjective-first", ADJECTIVES.has(first));
  put("formula-of-somebody", FORMULAS.has(words.slice(1).join("")));
}

function readPart(part: PartTally, parts: Parts, traits: Phrasing): void {
  const words = part.words.map((it) => it.word);
  readEnds(part, words, traits);
  readSides(part, traits);
  if (words.length < 2) return;
  const first = words[0] as string;
  const last = words.at(-1) as string;
  traits.set("first-word-is-followed-by", logOf((parts.following.get(first)?.size ?? 0) + 1));
  traits.set("last-word-is-preceded-by", logOf((parts.preceding.get(last)?.size ?? 0) + 1));
  traits.set("first-word-places", logOf(parts.words.get(first)));
  traits.set("last-word-places", logOf(parts.words.get(last)));
  traits.set("cohesion", parts.cohesion(words) / 4);
}

function sizeOf(words: string | Set<string>): number {
  return typeof words === "string" ? 1 : words.size;
}

function logOf(count = 1): number {
  return Math.log2(count);
}

function readEnds({ words: tokens }: PartTally, words: readonly string[], traits: Phrasing): void {
  const put = putIn(traits);
  const first = tokens[0] as (typeof tokens)[number];
  const last = tokens.at(-1) as typeof first;
  traits.set("part", 1);
  traits.set(`first-is-${first.cls}`, 1);
  traits.set(`last-is-${last.cls}`, 1);
  put("first-of-one", first.word.length === 1);
  put("last-of-one", last.word.length === 1);
  put("middle-of-one", words.length > 2 && words.slice(1, -1).some((it) => it.length === 1));
  const generic = words.filter(isGeneric).length;
  put("generic-first", isGeneric(first.word));
  put("generic-last", isGeneric(last.word));
  put("all-generic", generic === words.length);
  traits.set("words-not-generic", words.length - generic);
  put("common-head-last", COMMON_HEADS.has(last.word));
  put("named-head-last", NAMED_HEADS.has(last.word));
  put("tail-last", TAILS.has(last.word));
  put("bare-tail-last", BARE_TAILS.has(last.word));
  if (words.length < 2) return;
  put("field-term-first", isFieldTerm(first.word));
  put("field-term-last", isFieldTerm(last.word));
}

function readSides({ count, left, right, before, after }: PartTally, traits: Phrasing): void {
  SIDES.forEach((side, i) => {
    if (left[i]) traits.set(`after-${side}`, left[i] / count);
    if (right[i]) traits.set(`before-${side}`, right[i] / count);
  });
  const inLeft = traits.get("after-inside") ?? 0;
  const inRight = traits.get("before-inside") ?? 0;
  const isTailed = traits.get("before-tail") ?? 0;
  traits.set("alone", 1 - Math.max(inLeft, inRight));
  putIn(traits)("sometimes-alone", inLeft < 1 && inRight + isTailed < 1);
  traits.set("places", Math.log2(count));
  traits.set("words-before", Math.log2(sizeOf(before)));
  traits.set("words-behind", Math.log2(sizeOf(after)));
}
