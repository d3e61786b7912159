/** How much speaks for a draft: a weighted sum of what is known of it. */
import type { Draft, Signal } from "./findings";
import type { Standing } from "./places";
import { isBody } from "./kind";
import { isBareNumber } from "./shapes";
import { tokensOf } from "./tokens";
import { BARE_TAILS, COMMON_HEADS, NAMED_HEADS, SYSTEM_HEADS } from "./words/heads";
import { EVERYDAY, GENERIC } from "./words/modifiers";
import type { Parts } from "./parts";
import { phrasingOf } from "./phrases";
import type { Traits } from "./judged";
import type { Features } from "./weights";

/** Signs of the writer's own that something is a term. Its shape does not matter then. */
const MARKED: readonly Signal[] = [
  "quoted",
  "title",
  "abbreviation",
  "definition",
  "gloss",
  "emphasised",
  "numbered-coinage",
  "set",
];

export function isMarked({ signals }: Draft): boolean {
  return MARKED.some((it) => (signals.get(it) ?? 0) >= 1);
}

const HEADS = ["named-head", "system-head", "common-head", "object", "phrase"] as const;
/** How a stretch stands or was cut. It counts as much as the share of its places that have it. */
const SHARED = new Set<Signal>([
  "embedded",
  "everybodys",
  "after-de",
  "tail-cut",
  "core-cut",
  "head-cut",
  "quotation-inside",
  "owner-cut",
  "verb-joined",
  "joined",
]);
const LONG_UNITS = 12;

/** All that is known of a draft. `simple` is its form in Simplified characters. */
export function traitsOf(draft: Draft, standing: Standing, simple: string, parts: Parts): Traits {
  const context = { simple, isMarked: isMarked(draft), parts };
  return {
    features: featuresOf(draft, standing, simple),
    phrasing: phrasingOf(draft, standing, context),
  };
}

function featuresOf(draft: Draft, standing: Standing, simple: string): Features {
  const marked = isMarked(draft);
  const { places, free } = standing;
  const { signals } = draft;
  const features: Features = new Map();
  if (signals.has("field-term") && !marked) {
    features.set("field-term", 1).set("field-repeat", Math.log2(places.length));
    features.set(
      "embedded",
      (signals.get("embedded") ?? 0) / (signals.get("field-term") as number),
    );
    return features;
  }
  evidence(draft, features);
  const counted = marked ? places.length : free + 0.4 * (places.length - free);
  features.set("repeat", Math.log2(Math.max(1, counted)));
  if (marked) {
    traitsOfMarked(draft, simple, features);
    return features;
  }
  if (standing.host && free === 0) features.set("nested", 1);
  const isExtended = standing.inner >= 3 * places.length && standing.inner >= 3;
  if (isExtended && !draft.signals.has("named-head")) {
    features.set("extension", Math.min(2.5, Math.log2(standing.inner / places.length)));
  }
  traits(draft, simple, features);
  return features;
}

function evidence({ signals }: Draft, features: Features): void {
  for (const [signal, amount] of signals) {
    if (isWeakerHead(signal, signals)) continue;
    const factor = amount < 1 ? amount : Math.min(1.4, 1 + 0.15 * Math.log2(amount));
    features.set(signal, SHARED.has(signal) ? afterShare(signal, signals) : factor);
  }
}

/** Of several shapes that were found for one stretch, only the strongest counts. */
function isWeakerHead(signal: Signal, signals: Draft["signals"]): boolean {
  if (signal === "system-head") return signals.has("named-head");
  return (
    (signal === "common-head" || signal === "listed") &&
    (signals.has("named-head") || signals.has("system-head"))
  );
}

function afterShare(signal: Signal, signals: Draft["signals"]): number {
  const found = HEADS.map((it) => signals.get(it) ?? 0);
  return Math.min(1, (signals.get(signal) as number) / Math.max(1, ...found));
}

function traitsOfMarked({ signals, key }: Draft, simple: string, features: Features): void {
  if (EVERYDAY.has(simple)) features.set("everyday", 0.5);
  if (signals.has("set")) setTraits(simple, features);
  if (isBareNumber(key)) features.set("number", signals.has("quoted") ? 2 : 3);
  // 5G, 5A: everybody's.
  else if (/^\d[a-z]$/u.test(key) && !signals.has("quoted")) features.set("number", 2);
}

/** Ends that only make words of one kind: 协同性、关联性. */
const ALIKE_END = /(?:[性化感型式者员师力权率]|体系|意识|建设|主义|道德|能力|教育)$/u;

function setTraits(simple: string, features: Features): void {
  const members = simple.split(/[、，,]/u);
  if (members.length < 2) return;
  if (/[的有是以把和与]/u.test(simple) || members.every((it) => ALIKE_END.test(it))) {
    features.set("alike-end", 1);
  } else if (members.every((it) => it.length >= 4 && it.length <= 6)) features.set("slogan", 1);
}

function traits(draft: Draft, simple: string, features: Features): void {
  draft.words ??= tokensOf(simple).flatMap(({ cls, word }) => (cls === "sign" ? [] : [word]));
  const { signals, words } = draft;
  // A verb before the name makes it no rarer: 评估|世界锦标赛.
  if (signals.has("keyword")) return;
  commonness(signals.has("verb-joined") ? words.slice(1) : words, simple, features);
  if (BARE_TAILS.has(words.at(-1) ?? "")) features.set("bare-tail", 1);
  if (!HEADS.slice(0, 3).some((it) => signals.has(it))) features.set("unsupported", 1);
  if (/\d{3,}|\d[.,%]/u.test(simple)) features.set("number", 1);
  if (features.has("listed") && isBody(simple)) features.set("body", 1);
  if (!IS_LATIN.test(simple)) lengthTraits(simple.length, features);
}

const IS_LATIN = /^[\p{Script=Latin}\d\s.'’-]+$/u;

/** How far a stretch is made of words of everybody. */
function commonness(words: readonly string[], simple: string, features: Features): void {
  const modifiers = words.slice(0, -1);
  const generic = modifiers.filter(isGeneric).length / Math.max(1, modifiers.length);
  if (EVERYDAY.has(simple)) features.set("everyday", 1);
  else if (modifiers.length === 0) features.set("single-word", 1);
  // 促改革, 新机制: one character before a head of two makes no name.
  else if (
    generic === 1 ||
    (simple.length === 3 && words[1]?.length === 2 && isGeneric(words[1]))
  ) {
    features.set("generic", 1);
  } else if (generic >= 0.5 && simple.length <= 6) features.set("half-generic", 1);
}

function lengthTraits(units: number, features: Features): void {
  if (units <= 3) features.set("short", units === 2 ? 2.2 : 1);
  else if (units > LONG_UNITS) features.set("long", units - LONG_UNITS);
}

function isGeneric(word: string): boolean {
  return (
    GENERIC.has(word) || NAMED_HEADS.has(word) || SYSTEM_HEADS.has(word) || COMMON_HEADS.has(word)
  );
}
