/**
 * One search over terms, figures, passages and notes.
 *
 * There is no index. All texts of a kind are one folded string, and a scan of it with `indexOf`
 * finds those that contain the query. Only these are ranked, and only the best are shown with their
 * marks. Terms are ranked by how the query matches them: the whole written form, its beginning; the
 * whole reading; the inside of a form; the beginning of the reading, the same with slips forgiven;
 * the initials; the English; the definition. Figures and passages are ranked by how often they
 * contain the query, and then in the order of the report. Notes are sorted latest first. Words
 * separated by spaces must all be there. If nothing matches as typed, other interpretations are
 * tried (`otherwise`).
 */
import type { Annotation } from "../annotation/model";
import type { Figure } from "../glossary/figure";
import type { Term } from "../glossary/term";
import type { Passage } from "../document/passage";
import { foldedText, hasWords, hitsIn, wordHitsIn } from "./hits";
import { bestOf } from "./best";
import { textsWithAll } from "./joined";
import { type MarkedText, snippet } from "./marked";
import { MAX_CANDIDATES, meet } from "./meet";
import { meetOtherwise, waysOf } from "./otherwise";
import { type Query, queryOf, speltIn } from "./query";
import { type Met, type TermResult, rankDefinition, showTerm } from "./rank-term";
import { type Searchable, textsOf } from "./searchable";

export interface FigureResult<F> {
  readonly type: "figure";
  readonly figure: F;
  readonly quote: MarkedText;
  readonly line: MarkedText;
}

export type Result<T, P, F = Figure> =
  | TermResult<T>
  | FigureResult<F>
  | {
      readonly type: "passage";
      readonly passage: P;
      readonly line: MarkedText;
      /** What the query hit in the whole passage. */
      readonly marks: MarkedText["marks"];
    }
  | { readonly type: "note"; readonly annotation: Annotation; readonly line: MarkedText };

/** The maximum number of results of each kind: nobody reads more; one refines the query. */
const LIMITS = { term: 12, figure: 6, passage: 12, note: 8 };
/** The results of a query: terms, then figures, passages, notes. An empty query has none. */
export function search<T extends Term, P extends Passage, F extends Figure>(
  searchable: Searchable<T, P, F>,
  typed: string,
): Result<T, P, F>[] {
  const query = queryOf(searchable, typed);
  if (!query) return [];
  const ways = waysOf(typed, query.words);
  return [
    ...findTerms(searchable, query, typed),
    ...firstOf([...ways, ...query.counted], (words) =>
      findFigures<F>(searchable.figures, typed, words),
    ),
    ...firstOf(ways, (words) => findPassages(searchable, words)),
    ...firstOf(ways, (words) => findNotes(searchable.notes, words)),
  ];
}

function firstOf<R>(
  ways: readonly (readonly string[])[],
  find: (words: readonly string[]) => readonly R[],
): readonly R[] {
  for (const words of ways) {
    const found = find(words);
    if (found.length > 0) return found;
  }
  return [];
}

function findTerms<T extends Term, P extends Passage>(
  searchable: Searchable<T, P>,
  query: Query,
  typed: string,
): TermResult<T>[] {
  const { terms, firstForm, definitions } = searchable;
  const best = bestOf<Met>(LIMITS.term);
  const offer = (index: number, item: Met): void =>
    best.offer({ order: item.rank + (terms[index] as T).form.length / 1000, index, item });
  const { met, unmet, areFew } = meet(searchable, query);
  const all = met.size > 0 ? met : meetOtherwise(searchable, typed);
  for (const [index, item] of all) offer(index, item);
  if (!best.isFull()) {
    const lists = all.size === 0 ? speltIn(definitions().text, query.words) : [query.words];
    const defined = (areFew ? lists : []).flatMap((words) =>
      textsWithAll(definitions(), words, MAX_CANDIDATES),
    );
    for (const index of new Set([...unmet, ...defined])) {
      const item = all.has(index) ? null : rankDefinition(searchable, index, lists);
      if (item) offer(index, item);
    }
  }
  return best.all.map(({ index, item }) => {
    const it = terms[index] as T;
    const form = item.by.type === "form" ? item.by.form - (firstForm[index] as number) : 0;
    return showTerm(it, item, it.forms[form]?.form ?? it.form, query);
  });
}

function findPassages<T extends Term, P extends Passage>(
  { passages, passageTexts, joinedPassages }: Searchable<T, P>,
  words: readonly string[],
): Result<never, P, never>[] {
  return textsWithAll(joinedPassages, words, MAX_CANDIDATES)
    .map((index) => {
      const text = passageTexts[index] as string;
      return { index, count: words.reduce((sum, word) => sum + text.split(word).length - 1, 0) };
    })
    .toSorted((a, b) => b.count - a.count)
    .slice(0, LIMITS.passage)
    .map(({ index }) => {
      const passage = passages[index] as P;
      const marks = hitsIn(foldedText(passage.text), words);
      return { type: "passage", passage, line: snippet({ text: passage.text, marks }), marks };
    });
}

function findNotes(
  notes: Searchable<Term, Passage>["notes"],
  words: readonly string[],
): Result<never, never, never>[] {
  const found: Result<never, never, never>[] = [];
  for (const { annotation, texts } of notes) {
    const at = texts.findIndex((it) => words.every((word) => it.includes(word)));
    if (at < 0) continue;
    const text = foldedText(textsOf(annotation)[at] as string);
    const line = snippet({ text: text.source, marks: hitsIn(text, words) });
    found.push({ type: "note", annotation, line });
    if (found.length === LIMITS.note) break;
  }
  return found;
}

/**
 * Finds figures by their number, as a plain number or as the report writes it, or by words of what
 * they count.
 */
function findFigures<F extends Figure>(
  figures: Searchable<Term, Passage, F>["figures"],
  query: string,
  words: readonly string[],
): FigureResult<F>[] {
  const number = query.trim().replaceAll(/[,，\s]/gu, "");
  const found = figures.flatMap((it): { rank: number; result: FigureResult<F> }[] => {
    const { figure, quote, counts } = it;
    const plain: FigureResult<F> = {
      type: "figure",
      figure,
      quote: { text: figure.quote, marks: [] },
      line: { text: figure.counts.zh, marks: [] },
    };
    if (number === String(figure.value)) return [{ rank: 0, result: plain }];
    if (words.every((word) => quote.text.includes(word))) {
      const marks = hitsIn(quote, words);
      return [{ rank: 1, result: { ...plain, quote: { text: figure.quote, marks } } }];
    }
    const text = counts.find((it) => hasWords(it.text, words));
    if (!text) return [];
    const line = { text: text.source, marks: wordHitsIn(text, words) };
    return [{ rank: 2, result: { ...plain, line } }];
  });
  return found
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, LIMITS.figure)
    .map(({ result }) => result);
}
