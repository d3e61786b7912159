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
import { type Joined, textsWith } from "./joined";
import { type MarkedText, snippet } from "./marked";
import { type TermResult, rankTerm, showTerm } from "./rank-term";
import { type ReadCharacter, plainLetters } from "./reading";
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
  | { readonly type: "passage"; readonly passage: P; readonly line: MarkedText }
  | { readonly type: "note"; readonly annotation: Annotation; readonly line: MarkedText };

/** A query, made ready. */
export interface Query {
  /** Folded. */
  readonly wanted: string;
  /** Its words, folded. */
  readonly words: readonly string[];
  /** Without tones and blanks, folded; null if there is no letter in it, so that nothing can be read by it. */
  readonly letters: string | null;
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
  const asked = { wanted, words, letters };
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
  const met = candidates(searchable, query).flatMap((term) => {
    const how = rankTerm(searchable, term, query);
    const { form } = searchable.terms[term] as T;
    return how ? [{ term, how, order: how.rank + form.length / 1000 }] : [];
  });
  return met
    .toSorted((a, b) => a.order - b.order || a.term - b.term)
    .slice(0, LIMITS.term)
    .map(({ term, how }) => {
      const it = searchable.terms[term] as T;
      const index =
        how.by.type === "form" ? how.by.form - (searchable.firstForm[term] as number) : 0;
      return showTerm(it, how, it.forms[index]?.form ?? it.form, query);
    });
}

/** Indexes of the terms that may be met by the query: the better ways to meet it first, the others if those are few. */
function candidates<T extends Term, P extends Passage>(
  searchable: Searchable<T, P>,
  { wanted, words, letters }: Query,
): number[] {
  const { terms, termOfForm, joinedForms, joinedEnglish, readings, initials } = searchable;
  const found = new Set<number>();
  const add = (texts: readonly number[]): void => texts.forEach((it) => found.add(it));
  const addFrom = (joined: Joined, text: string, ownerOf = (it: number) => it): void => {
    for (const standing of ["whole", "beginning", "anywhere"] as const) {
      add(textsWith(joined, text, MAX_CANDIDATES, standing).map(ownerOf));
    }
  };
  addFrom(joinedForms, wanted, (form) => termOfForm[form] as number);
  if (letters !== null) {
    addFrom(readings, letters);
    addFrom(initials, letters);
  }
  add(withAll(joinedEnglish, words));
  if (found.size >= LIMITS.term) return [...found];
  if (letters !== null) {
    // Slips, and letters mixed with characters, are in none of those strings: each term is asked.
    const [first = ""] = letters;
    terms.forEach((_, i) => {
      if (searchable.charactersOf(i).some((it) => beginsWith(it, first))) found.add(i);
    });
  }
  add(withAll(searchable.definitions(), words));
  return [...found];
}

function beginsWith({ syllable, character }: ReadCharacter, letter: string): boolean {
  return syllable[0] === letter || character === letter;
}

/** Indexes of the texts that have all words, at most so many. */
function withAll({ text, starts }: Joined, words: readonly string[]): number[] {
  const [first = "", ...others] = words.toSorted((a, b) => b.length - a.length);
  const found = textsWith({ text, starts }, first, MAX_CANDIDATES);
  if (others.length === 0) return found;
  return found.filter((index) => {
    const [from, to] = [starts[index], starts[index + 1] ?? text.length];
    return others.every((word) => {
      const at = text.indexOf(word, from);
      return at >= 0 && at < to;
    });
  });
}

function findPassages<T extends Term, P extends Passage>(
  { passages, passageTexts, joinedPassages }: Searchable<T, P>,
  words: readonly string[],
): Result<never, P>[] {
  return withAll(joinedPassages, words)
    .map((index) => {
      const text = passageTexts[index] as string;
      return { index, count: words.reduce((sum, word) => sum + text.split(word).length - 1, 0) };
    })
    .toSorted((a, b) => b.count - a.count)
    .slice(0, LIMITS.passage)
    .map(({ index }) => {
      const passage = passages[index] as P;
      const marks = hitsIn(foldedText(passage.text), words);
      return { type: "passage", passage, line: snippet({ text: passage.text, marks }) };
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
