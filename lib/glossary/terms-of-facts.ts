/**
 * Which term a figure or a date that was found by rule belongs to: the one in its own clause. If there
 * are several, it is the last one before the figure, or else the first one after it; of those that
 * begin together, the longest. A clause without a term gives none: nothing is guessed.
 */
import type { Passage } from "../document/passage";
import { type Quotation, factKey } from "./figure";
import type { Term } from "./term";

/** Where clauses end. A comma between digits is part of a number. */
const CLAUSE_END = /[。！？!?；;：:\n]|[，,](?!\d{3})|、/gu;

/**
 * The ids of terms, by the facts' places (`factKey`). Facts that belong to no term are left out.
 *
 * @param facts figures and dates of one document
 */
export function termsOfFacts(
  facts: readonly Pick<Quotation, "passage" | "start" | "end">[],
  passages: readonly Passage[],
  terms: readonly Pick<Term, "id" | "occurrences">[],
): ReadonlyMap<string, string> {
  const texts = new Map(passages.map(({ id, text }) => [id, text]));
  const places = terms.flatMap(({ id, occurrences }) =>
    occurrences.map(({ passage, start, end }) => ({ id, passage, start, end })),
  );
  const inPassage = new Map<string, typeof places>();
  for (const it of places) {
    const others = inPassage.get(it.passage);
    if (others) others.push(it);
    else inPassage.set(it.passage, [it]);
  }
  const found = facts.flatMap((fact) => {
    const own = inPassage.get(fact.passage);
    const text = texts.get(fact.passage);
    if (!own || text === undefined) return [];
    const clause = clauseAt(text, fact.start, fact.end);
    const inside = own
      .filter(({ start, end }) => clause.start <= start && end <= clause.end)
      .toSorted((a, b) => a.start - b.start || b.end - a.end);
    const before = inside.filter(({ start }) => start < fact.start);
    const last = before.at(-1)?.start;
    const nearest = before.find(({ start }) => start === last) ?? inside[0];
    return nearest ? [[factKey(fact), nearest.id] as const] : [];
  });
  return new Map(found);
}

function clauseAt(text: string, start: number, end: number): { start: number; end: number } {
  let from = 0;
  for (const { index } of text.matchAll(CLAUSE_END)) {
    if (index >= end) return { start: from, end: index };
    if (index < start) from = index + 1;
  }
  return { start: from, end: text.length };
}
