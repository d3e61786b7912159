/** Which drafts become candidates, and which are other spellings of one. */
import {
  type Candidate,
  type CandidateVariant,
  REASONS,
  type Reason,
  type ReasonCode,
  type VariantRelation,
} from "./candidate";
import { Crowding } from "./crowding";
import type { Draft, Shape } from "./findings";
import { kindOf } from "./kind";
import type { Standing } from "./places";
import { Queue } from "./queue";
import { isMarked } from "./score";
import { sentenceAround } from "./sentences";

/** A draft with all that is known of it. */
export interface Scored {
  readonly draft: Draft;
  readonly standing: Standing;
  /** Its form in Simplified characters. */
  readonly simple: string;
  readonly score: number;
}

/** A draft that was chosen, with its variants and sets. */
export interface Chosen extends Scored {
  readonly variants: readonly (readonly [Scored, VariantRelation])[];
  readonly parts: readonly string[];
  readonly partOf: readonly string[];
}

const LEAST_SCORE = -2.1;
/** The least score of a stretch for which nothing speaks but how it reads and stands. */
const LEAST_OF_PARTS = -1.5;

/** The best drafts, each with its variants, at most `limit`. */
export function chosen(scored: readonly Scored[], limit: number): Chosen[] {
  const byKey = new Map(scored.map((it) => [it.draft.key, it]));
  const neighbours = relationsOf(scored, byKey);
  const sets = setsOf(scored);
  const sorted = capped(scored, byKey, neighbours)
    .filter((it) => it.score > leastOf(it.draft))
    .toSorted((a, b) => b.score - a.score || b.standing.places.length - a.standing.places.length);
  const best = bestOf(sorted, limit, neighbours);
  const formsOf = (keys: Iterable<string>): string[] =>
    Array.from(keys).flatMap((key) => byKey.get(key)?.draft.form ?? []);
  return best.map((it) => ({
    ...it,
    variants: Array.from(neighbours.get(it.draft.key) ?? []).flatMap(([key, relation]) => {
      const other = byKey.get(key);
      return other ? [[other, relation] as const] : [];
    }),
    parts: formsOf(it.draft.parts),
    partOf: formsOf(sets.get(it.draft.key) ?? []),
  }));
}

/** What is built on something else that is marked ranks behind it: 保险+期货|试点. So do the members of a slogan. */
function capped(
  scored: readonly Scored[],
  byKey: ReadonlyMap<string, Scored>,
  neighbours: Neighbours,
): Scored[] {
  const caps = new Map<string, number>();
  const cap = (key: string, { score }: Scored): void => {
    caps.set(key, Math.min(caps.get(key) ?? Infinity, score - BEHIND));
  };
  for (const it of scored) {
    if (!isMarked(it.draft)) continue;
    for (const key of neighbours.get(it.draft.key)?.keys() ?? []) cap(key, it);
    if (it.draft.signals.has("set")) for (const key of it.draft.parts) cap(key, it);
  }
  return scored.map((it) => {
    const most = caps.get(it.draft.key);
    const isBehind = most !== undefined && most < it.score && !isMarked(it.draft);
    return isBehind ? { ...it, score: most } : it;
  });
}

/** The least difference of two scores. */
const BEHIND = 0.01;

function leastOf({ signals }: Draft): number {
  return signals.size === 1 && signals.has("part") ? LEAST_OF_PARTS : LEAST_SCORE;
}

/** What is in the way of better candidates in all its places ranks so much lower. */
const CROWDED = 1;

/** The best, one after the other. What those that were chosen are in the way of is put off until its turn comes again. */
function bestOf(sorted: readonly Scored[], limit: number, neighbours: Neighbours): Scored[] {
  const taken = new Set<string>();
  const best: Scored[] = [];
  const crowding = new Crowding();
  const later = new Queue<Scored>();
  let next = 0;
  while (best.length < limit) {
    const one = sorted[next];
    const isLater = later.top > (one?.score ?? -Infinity);
    const turn = isLater ? later.take() : one && { item: one, score: one.score };
    if (!turn) break;
    if (!isLater) next += 1;
    const { item } = turn;
    if (isOnlyAnother(item, neighbours, taken)) continue;
    const share = crowding.shareOf(item.standing.places);
    if (share === 1 && !mayBeInside(item)) continue;
    const score = item.score - CROWDED * share;
    if (score < turn.score) {
      later.put(item, score);
      continue;
    }
    taken.add(item.draft.key);
    crowding.add(item.standing.places);
    best.push(item);
  }
  return best;
}

const INSIDE = ["named-head", "system-head", "enumeration", "quoted-part", "repeated"] as const;
/** What stands so often within others, and never alone, is a part of them. */
const OFTEN = 3;

/**
 * Names within names may be terms, as set terms of the field are. Other nouns that only stand within candidates
 * are parts of them.
 */
function mayBeInside({ draft, standing }: Scored): boolean {
  const { signals } = draft;
  if (isMarked(draft) || (signals.has("field-term") && !signals.has("member"))) return true;
  return standing.places.length < OFTEN && INSIDE.some((it) => signals.has(it));
}

const REVERSE: Readonly<Record<VariantRelation, VariantRelation>> = {
  "full-form": "abbreviation",
  abbreviation: "full-form",
  "with-owner": "without-owner",
  "without-owner": "with-owner",
  "with-tail": "without-tail",
  "without-tail": "with-tail",
  "with-verb": "without-verb",
  "without-verb": "with-verb",
  longer: "shorter",
  shorter: "longer",
};

type Neighbours = Map<string, Map<string, VariantRelation>>;

function relationsOf(scored: readonly Scored[], byKey: ReadonlyMap<string, Scored>): Neighbours {
  const neighbours: Neighbours = new Map();
  const put = (from: string, to: string, relation: VariantRelation): void => {
    const around = neighbours.get(from) ?? new Map<string, VariantRelation>();
    if (!around.has(to)) around.set(to, relation);
    neighbours.set(from, around);
  };
  for (const { draft } of scored) {
    for (const [key, relation] of draft.variants) {
      if (!byKey.has(key)) continue;
      put(draft.key, key, relation);
      put(key, draft.key, REVERSE[relation]);
    }
  }
  return neighbours;
}

/** The keys of the sets of which each draft is a member. */
function setsOf(scored: readonly Scored[]): Map<string, string[]> {
  const sets = new Map<string, string[]>();
  for (const { draft } of scored) {
    for (const part of draft.parts) sets.set(part, [...(sets.get(part) ?? []), draft.key]);
  }
  return sets;
}

/** Whether a draft is another spelling of one that was taken. */
function isOnlyAnother({ draft }: Scored, neighbours: Neighbours, taken: Set<string>): boolean {
  return [...(neighbours.get(draft.key)?.keys() ?? [])].some((it) => taken.has(it));
}

/** A candidate as it is given out. */
export function toCandidate(chosen: Chosen, texts: ReadonlyMap<string, string>): Candidate {
  const { draft, standing, simple, score, variants, parts, partOf } = chosen;
  const { kind, reason } = kindOf(draft, simple);
  const [first] = standing.places;
  const place = first as NonNullable<typeof first>;
  const text = texts.get(place.passage) ?? "";
  return {
    form: draft.form,
    kind,
    reasons: reasonsOf(chosen, reason),
    score: Math.round(score * 100) / 100,
    count: standing.places.length,
    variants: variants.map(([other, relation]): CandidateVariant => ({
      form: other.draft.form,
      relation,
      count: other.standing.places.length,
    })),
    places: standing.places,
    firstSentence: { passage: place.passage, ...sentenceAround(text, place.start) },
    parts,
    partOf,
  };
}

const SHAPES = new Set<ReasonCode>(["institution", "document", "event", "award", "place"]);

function isSignal(code: ReasonCode): code is Exclude<ReasonCode, Shape> {
  return !SHAPES.has(code);
}

function reasonsOf({ draft, standing }: Chosen, shape: ReasonCode | null): Reason[] {
  const count = standing.places.length;
  const codes = REASONS.filter(
    (it) =>
      (isSignal(it) ? draft.signals.has(it) : it === shape) ||
      (it === "repeated" && count > 1) ||
      (it === "named-head" && draft.signals.has("system-head")),
  );
  if (codes.length === 0) return [{ code: "phrase", count }];
  return codes.map((code): Reason => {
    if (code === "repeated" || !isSignal(code)) return { code, count };
    return {
      code,
      count: Math.max(1, Math.round(draft.signals.get(code) ?? 1)),
      ...(code === "abbreviation" && draft.standsFor !== null && { standsFor: draft.standsFor }),
      ...(code === "definition" && draft.definition && { sentence: draft.definition }),
    };
  });
}
