/**
 * Finds the stretches of a document that may be its terms, without a network, a model or other texts.
 * What the writer marked comes first (quotations, titles, definitions, abbreviations), then names by
 * their ends and the verbs before them, then lists, coinages and what repeats.
 */
import type { Candidate, CandidatePassage } from "./candidate";
import { type Draft, Findings, type Signal } from "./findings";
import { gather } from "./gather";
import { type Standing, standingsOf } from "./places";
import { Parts } from "./parts";
import { Repeats } from "./repeats";
import { type Traits, judged } from "./judged";
import { isMarked, traitsOf } from "./score";
import { SeenPassages } from "./seen-passages";
import { type Scored, chosen, toCandidate } from "./choose";
import type { KnownWords } from "./tokens";
import { isTraditional, simplified } from "./traditional";

/** How to search. */
export interface FindOptions {
  /**
   * Words that everybody knows, with how often each stands in a million words. With it, words that are
   * far more frequent in this document count as its keywords.
   */
  readonly knownWords?: KnownWords;
  /** Kinds of evidence that are left out, to measure what they bring. */
  readonly without?: ReadonlySet<Signal>;
  /** Told what is known of every stretch: the weights are learned from it. */
  readonly onTraits?: (form: string, traits: Traits) => void;
}

/** There is at most one candidate for so many UTF-16 code units of text. */
const UNITS_FOR_EACH = 30;

/**
 * The candidates of a document, the best first. The time is linear in the text.
 *
 * @param passages in reading order
 */
export function findCandidates(
  passages: readonly CandidatePassage[],
  options: FindOptions = {},
): Candidate[] {
  const seen = new SeenPassages(passages);
  return ranked(readDocument(seen.passages, options), options).map((it) => seen.inSource(it));
}

/** A document with all that was found in it. */
interface Search {
  readonly parts: Parts;
  readonly passages: readonly CandidatePassage[];
  readonly drafts: readonly (readonly [draft: Draft, standing: Standing, simple: string])[];
}

/** Reads a document: everything before it is said what each kind of evidence is worth. */
function readDocument(
  passages: readonly CandidatePassage[],
  { without, knownWords }: FindOptions,
): Search {
  const isOld = isTraditional(passages.map((it) => it.text).join("\n"));
  const read = (text: string): string => (isOld ? simplified(text) : text);
  const findings = new Findings(without);
  const repeats = new Repeats();
  const parts = new Parts();
  for (const passage of passages) {
    gather({ passage, reading: read(passage.text), known: knownWords }, findings, repeats, parts);
  }
  parts.note(findings);
  for (const { stretch, count, words } of repeats.found()) {
    const draft = findings.add(stretch, "repeated", count / 2);
    if (draft) draft.words ??= words;
  }
  if (knownWords) addKeywords(repeats.words(), knownWords, findings);
  relateOwners(findings);
  const drafts = [...findings.drafts.values()].filter(isPossible);
  const standings = standingsOf(drafts, passages, isHost);
  return {
    passages,
    parts,
    drafts: drafts.flatMap((draft, i) => {
      const standing = standings[i];
      return standing && standing.places.length > 0 ? [[draft, standing, read(draft.form)]] : [];
    }),
  };
}

/** 福州市|市直机关: a place before a name that the text has without it too. */
function relateOwners(findings: Findings): void {
  for (const { form, words } of findings.drafts.values()) {
    const [first] = words ?? [];
    if (first === undefined || !PLACE.test(first) || !form.startsWith(first)) continue;
    const rest = form.slice(first.length);
    if (findings.drafts.has(rest)) findings.relate(rest, form, "with-owner");
  }
}

const PLACE = /^..+[省市县州]$|^[全本]?[国省市县区]$/u;

/** The candidates of a document that was read, the best first. */
function ranked({ passages, parts, drafts }: Search, { onTraits }: FindOptions): Candidate[] {
  const scored = drafts.map(([draft, standing, simple]): Scored => {
    const traits = traitsOf(draft, standing, simple, parts);
    onTraits?.(draft.form, traits);
    return { draft, standing, simple, score: judged(traits) };
  });
  const units = passages.reduce((sum, it) => sum + it.text.length, 0);
  const texts = new Map(passages.map((it) => [it.id, it.text]));
  const best = chosen(scored, Math.floor(units / UNITS_FOR_EACH));
  return best.map((it) => toCandidate(it, texts));
}

/** A word is a keyword from so many places, if it is so many times as frequent as elsewhere. */
const KEYWORD_PLACES = 3;
const KEYWORD_RATIO = 20;
/** Words that stand so often in a million words are everybody's. */
const EVERYDAY_RATE = 200;

/** Notes the words that are far more frequent here than elsewhere, and those that are everybody's. */
function addKeywords(
  counts: ReadonlyMap<string, number>,
  knownWords: KnownWords,
  findings: Findings,
): void {
  const total = [...counts.values()].reduce((sum, it) => sum + it, 0);
  for (const [word, count] of counts) {
    const rate = knownWords.get(word) ?? 0.5;
    const ratio = (count / total) * (1_000_000 / rate);
    if (count >= KEYWORD_PLACES && ratio >= KEYWORD_RATIO && rate < EVERYDAY_RATE) {
      findings.add(word, "keyword", Math.log10(ratio));
    }
  }
  for (const draft of findings.drafts.values()) {
    if ((knownWords.get(draft.form) ?? 0) >= EVERYDAY_RATE) findings.note(draft, "everybodys");
  }
}

/** Whether anything but its being a stretch of words speaks for a draft. */
function isPossible({ signals }: Draft): boolean {
  for (const signal of signals.keys()) if (!HOPELESS.has(signal)) return true;
  return false;
}

const HOPELESS = new Set<Signal>([
  "after-de",
  "tail-cut",
  "core-cut",
  "head-cut",
  "owner-cut",
  "verb-joined",
  "quotation-inside",
  "heading",
]);

/** Whether a stretch is a name in which shorter ones stand. */
function isHost(draft: Draft): boolean {
  const { signals } = draft;
  if (signals.has("verb-joined")) return false;
  const isName = signals.has("named-head") || signals.has("system-head");
  return isName || isMarked(draft) || (signals.has("common-head") && signals.has("object"));
}
