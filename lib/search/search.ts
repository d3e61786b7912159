/**
 * One box over terms, figures, passages and notes.
 *
 * No index: all texts of a sort are one folded string, and a scan of it with `indexOf` says which of them have the
 * query. Only those are ranked, and only the best are shown with their marks. Terms are ranked by how
 * the query meets them: the written form exactly, its beginning; the whole reading; the form's inside; the beginning
 * of the reading, the same with slips forgiven; the initials; the English; the definition. Figures and passages
 * by how often they hold the query, then as they stand in the report; notes the latest first. Words parted by
 * blanks must all be there.
 */
import type { Annotation } from "../annotation/model";
import type { Figure } from "../glossary/figure";
import type { Term } from "../glossary/term";
import { fullFolding } from "../glossary/written-forms";
import type { Passage } from "../report/report";
import { foldForm } from "../text/fold";
import { foldedText, hasWords, hitsIn, wordHitsIn } from "./hits";
import { bestOf } from "./best";
import { textsWith, textsWithAll } from "./joined";
import { type MarkedText, snippet } from "./marked";
import {
  type Met,
  type TermResult,
  rankDefinition,
  rankReading,
  rankTerm,
  showTerm,
} from "./rank-term";
import { type ReadingMatch, plainLetters, readerOf } from "./reading";
import type { Searchable } from "./searchable";

export interface FigureResult {
  readonly type: "figure";
  readonly figure: Figure;
  readonly quote: MarkedText;
  readonly line: MarkedText;
}

export type Result<T, P> =
  | TermResult<T>
  | FigureResult
  | {
      readonly type: "passage";
      readonly passage: P;
      readonly line: MarkedText;
      /** What the query hit in the whole passage. */
      readonly marks: MarkedText["marks"];
    }
  | { readonly type: "note"; readonly annotation: Annotation; readonly line: MarkedText };

/** A query, made ready. */
export interface Query {
  /** Folded. */
  readonly wanted: string;
  /** Its words, folded. */
  readonly words: readonly string[];
  /** Without tones and blanks, folded; null if there is no letter in it, so that nothing can be read by it. */
  readonly letters: string | null;
  /** How its letters read a term; null as they are. */
  readonly reader: ((term: number) => ReadingMatch | null) | null;
}

/** At most so many of each sort: more is not read, but refined. */
const LIMITS = { term: 12, figure: 6, passage: 12, note: 8 };
/** Of what has the query somewhere so many are looked at. What is it, or begins with it, is found among any number. */
const MAX_CANDIDATES = 200;

/** What the query finds: terms, then figures, passages, notes. Nothing for an empty query. */
export function search<T extends Term, P extends Passage>(
  searchable: Searchable<T, P>,
  query: string,
): Result<T, P>[] {
  const wanted = foldForm(query, fullFolding);
  if (wanted === "") return [];
  const words = query.split(/\s+/u).flatMap((it) => foldForm(it, fullFolding) || []);
  const letters = /\p{Script=Latin}/u.test(query)
    ? foldForm(plainLetters(query), fullFolding)
    : null;
  const reader = letters === null ? null : readerOf(letters, searchable.readings().rows);
  const asked = { wanted, words, letters, reader };
  return [
    ...findTerms(searchable, asked),
    ...findFigures(searchable.figures, query, words),
    ...findPassages(searchable, words),
    ...findNotes(searchable.notes, words),
  ];
}

function findTerms<T extends Term, P extends Passage>(
  searchable: Searchable<T, P>,
  query: Query,
): TermResult<T>[] {
  const { terms, firstForm, definitions } = searchable;
  const best = bestOf<Met>(LIMITS.term);
  const offer = (index: number, item: Met | null): boolean => {
    if (item)
      best.offer({ order: item.rank + (terms[index] as T).form.length / 1000, index, item });
    return item !== null;
  };
  const asked = candidates(searchable, query);
  const areFew = asked.size < LIMITS.term;
  const unmet = [...asked].filter((index) => !offer(index, rankTerm(searchable, index, query)));
  if (areFew && query.reader) {
    // Slips, and letters mixed with characters, are in no string that could be scanned: each term is asked.
    for (let index = 0; index < terms.length; index += 1) {
      if (!asked.has(index) && offer(index, rankReading(index, query))) asked.add(index);
    }
  }
  if (!best.isFull()) {
    const defined = areFew ? textsWithAll(definitions(), query.words, MAX_CANDIDATES) : [];
    for (const index of new Set([...unmet, ...defined.filter((it) => !asked.has(it))])) {
      offer(index, rankDefinition(searchable, index, query));
    }
  }
  return best.all.map(({ index, item }) => {
    const it = terms[index] as T;
    const form = item.by.type === "form" ? item.by.form - (firstForm[index] as number) : 0;
    return showTerm(it, item, it.forms[form]?.form ?? it.form, query);
  });
}

/** Indexes of the terms that have the query in a form, a reading or their English. */
function candidates<T extends Term, P extends Passage>(
  searchable: Searchable<T, P>,
  { wanted, words, letters }: Query,
): Set<number> {
  const { termOfForm, joinedForms, joinedEnglish } = searchable;
  const forms = textsWith(joinedForms, wanted, MAX_CANDIDATES);
  const found = new Set(forms.map((form) => termOfForm[form] as number));
  const add = (indexes: readonly number[]): void => indexes.forEach((it) => found.add(it));
  if (letters !== null) {
    const { joinedReadings, joinedInitials } = searchable.readings();
    add(textsWith(joinedReadings, letters, MAX_CANDIDATES));
    add(textsWith(joinedInitials, letters, MAX_CANDIDATES));
  }
  add(textsWithAll(joinedEnglish, words, MAX_CANDIDATES));
  return found;
}

function findPassages<T extends Term, P extends Passage>(
  { passages, passageTexts, joinedPassages }: Searchable<T, P>,
  words: readonly string[],
): Result<never, P>[] {
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
): Result<never, never>[] {
  const found: Result<never, never>[] = [];
  for (const { annotation, texts } of notes) {
    const text = texts.find((it) => words.every((word) => it.text.includes(word)));
    if (!text) continue;
    const line = snippet({ text: text.source, marks: hitsIn(text, words) });
    found.push({ type: "note", annotation, line });
    if (found.length === LIMITS.note) break;
  }
  return found;
}

/** By the number as it is or as the report writes it, or by words of what it counts. */
function findFigures(
  figures: Searchable<Term, Passage>["figures"],
  query: string,
  words: readonly string[],
): FigureResult[] {
  const number = query.trim().replaceAll(/[,，\s]/gu, "");
  const found = figures.flatMap((it): { rank: number; result: FigureResult }[] => {
    const { figure, quote, counts } = it;
    const plain: FigureResult = {
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
