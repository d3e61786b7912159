/** How much speaks for a draft. */
import type { Draft, Signal } from "./findings";
import type { Standing } from "./places";
import { tokensOf } from "./tokens";
import { BARE_TAILS, COMMON_HEADS, NAMED_HEADS, SYSTEM_HEADS } from "./words/heads";
import { EVERYDAY, GENERIC } from "./words/modifiers";
import type { Weights } from "./weights";

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
const LONG_UNITS = 12;

/** The score of a draft. `simple` is its form in Simplified characters. */
export function scoreOf(
  draft: Draft,
  standing: Standing,
  simple: string,
  weights: Weights,
): number {
  const marked = isMarked(draft);
  const { places, free } = standing;
  if (draft.signals.has("field-term") && !marked) {
    return weights["field-term"] + weights["field-repeat"] * Math.log2(places.length);
  }
  let score = evidence(draft, weights);
  const counted = marked ? places.length : free + 0.4 * (places.length - free);
  score += weights.repeat * Math.log2(Math.max(1, counted));
  if (marked) return score + traitsOfMarked(draft, simple, weights);
  if (standing.host && free === 0) score += weights.nested;
  if (
    standing.inner >= 3 * places.length &&
    standing.inner >= 3 &&
    !draft.signals.has("named-head")
  ) {
    score += weights.extension * Math.min(2.5, Math.log2(standing.inner / places.length));
  }
  return score + traits(draft, simple, weights);
}

function evidence({ signals }: Draft, weights: Weights): number {
  let sum = 0;
  for (const [signal, amount] of signals) {
    if (isWeakerHead(signal, signals)) continue;
    const weight = weights[signal];
    const factor = amount < 1 ? amount : Math.min(1.4, 1 + 0.15 * Math.log2(amount));
    sum += weight < 0 ? weight * afterShare(signal, signals) : weight * factor;
  }
  return sum;
}

/** Of several shapes that were found for one stretch, only the strongest counts. */
function isWeakerHead(signal: Signal, signals: Draft["signals"]): boolean {
  if (signal === "system-head") return signals.has("named-head");
  return signal === "common-head" && (signals.has("named-head") || signals.has("system-head"));
}

/** A mark against a stretch counts as much as the share of its places that have it. */
function afterShare(signal: Signal, signals: Draft["signals"]): number {
  const found = HEADS.map((it) => signals.get(it) ?? 0);
  return Math.min(1, (signals.get(signal) as number) / Math.max(1, ...found));
}

function traitsOfMarked({ signals, key }: Draft, simple: string, weights: Weights): number {
  let sum = 0;
  if (EVERYDAY.has(simple)) sum += weights.everyday / 2;
  if (signals.has("set")) sum += setTraits(simple, weights);
  if (/^\d+$/u.test(key) && !signals.has("quoted")) sum += weights.number * 3;
  return sum;
}

/** Ends that only make words of one kind: 协同性、关联性. */
const ALIKE_END = /(?:[性化感型式者员师力权率]|体系|意识|建设|主义|道德|能力|教育)$/u;

function setTraits(simple: string, weights: Weights): number {
  const members = simple.split(/[、，,]/u);
  if (members.length < 2) return 0;
  if (/[的有是以把和与]/u.test(simple) || members.every((it) => ALIKE_END.test(it)))
    return weights["alike-end"];
  const isSlogan = members.every((it) => it.length >= 4 && it.length <= 6);
  return isSlogan ? weights.slogan : 0;
}

function traits(draft: Draft, simple: string, weights: Weights): number {
  draft.words ??= tokensOf(simple).flatMap(({ cls, word }) => (cls === "sign" ? [] : [word]));
  const { signals, words } = draft;
  let sum = commonness(words, simple, weights);
  if (signals.has("keyword")) return Math.max(0, sum);
  if (BARE_TAILS.has(words.at(-1) ?? "")) sum += weights["bare-tail"];
  if (!HEADS.slice(0, 3).some((it) => signals.has(it))) sum += weights.unsupported;
  if (/\d{3,}|\d[.,%]/u.test(simple)) sum += weights.number;
  return IS_LATIN.test(simple) ? sum : sum + lengthTraits(simple.length, weights);
}

const IS_LATIN = /^[\p{Script=Latin}\d\s.'’-]+$/u;

/** How far a stretch is made of words of everybody. */
function commonness(words: readonly string[], simple: string, weights: Weights): number {
  const modifiers = words.slice(0, -1);
  const generic = modifiers.filter(isGeneric).length / Math.max(1, modifiers.length);
  if (EVERYDAY.has(simple)) return weights.everyday;
  if (modifiers.length === 0) return weights["single-word"];
  // 促改革, 新机制: one character before a head of two makes no name.
  const isBare = simple.length === 3 && words[1]?.length === 2 && isGeneric(words[1]);
  if (generic === 1 || isBare) return weights.generic;
  return generic >= 0.5 && simple.length <= 6 ? weights["half-generic"] : 0;
}

function lengthTraits(units: number, weights: Weights): number {
  if (units <= 3) return weights.short * (units === 2 ? 2.2 : 1);
  return units > LONG_UNITS ? weights.long * (units - LONG_UNITS) : 0;
}

function isGeneric(word: string): boolean {
  return (
    GENERIC.has(word) || NAMED_HEADS.has(word) || SYSTEM_HEADS.has(word) || COMMON_HEADS.has(word)
  );
}
