/**
 * One box over terms, figures, passages and notes.
 *
 * No index: everything is folded once when the data is loaded, and a query looks at it with `indexOf`, all
 * passages as one string. Terms are ranked by how the query meets them: the written form exactly, its
 * beginning; the whole reading; its inside; the beginning of the reading, the same with slips forgiven; the
 * initials; the English; the definition. Figures and passages by how often they hold the query, then as they
 * stand in the report; notes the latest first. Words parted by blanks must all be there.
 */
import { type Annotation, quoteOf } from "../annotation/model";
import type { Figure } from "../glossary/figure";
import type { Term } from "../glossary/term";
import { fullFolding } from "../glossary/written-forms";
import type { Passage } from "../report/report";
import { type Folded, fold, foldForm, unfold } from "../text/fold";
import { type Joined, join, textsWith } from "./joined";
import { type MarkedText, snippet } from "./marked";
import { type ReadCharacter, matchReading, plainLetters } from "./reading";

export type Result<T, P> =
  | {
      readonly type: "term";
      readonly term: T;
      readonly form: MarkedText;
      readonly english: MarkedText;
      readonly line: MarkedText;
    }
  | {
      readonly type: "figure";
      readonly figure: Figure;
      readonly quote: MarkedText;
      readonly line: MarkedText;
    }
  | { readonly type: "passage"; readonly passage: P; readonly line: MarkedText }
  | { readonly type: "note"; readonly annotation: Annotation; readonly line: MarkedText };

/** Everything that can be found, folded. */
export interface Searchable<T extends Term, P extends Passage> {
  readonly terms: readonly SearchableTerm<T>[];
  readonly figures: readonly SearchableFigure[];
  readonly passages: readonly { readonly passage: P; readonly text: FoldedText }[];
  /** The passages' folded texts. */
  readonly joined: Joined;
  readonly notes: readonly {
    readonly annotation: Annotation;
    readonly body: FoldedText;
    readonly quote: FoldedText;
  }[];
}

interface FoldedText extends Folded {
  readonly source: string;
}

interface SearchableFigure {
  readonly figure: Figure;
  readonly quote: FoldedText;
  readonly counts: readonly FoldedText[];
  /** As it may be typed: 2.91万 is also 29100. */
  readonly value: string;
}

interface SearchableTerm<T> {
  readonly term: T;
  readonly forms: readonly FoldedText[];
  readonly english: FoldedText;
  readonly definition: readonly FoldedText[];
  readonly reading: readonly ReadCharacter[];
}

/** At most so many of each sort: more is not read, but refined. */
const LIMITS = { term: 12, figure: 6, passage: 12, note: 8 };

export function makeSearchable<T extends Term, P extends Passage>(
  terms: readonly T[],
  passages: readonly P[],
  annotations: readonly Annotation[],
  figures: readonly Figure[] = [],
): Searchable<T, P> {
  const texts = passages.map((passage) => ({ passage, text: folded(passage.text) }));
  return {
    terms: terms.map((term) => ({
      term,
      forms: term.forms.map((it) => folded(it.form)),
      english: folded(term.english.text),
      definition: [folded(term.definition.zh), folded(term.definition.en)],
      reading: readCharacters(term.form, term.pinyin),
    })),
    figures: figures.map((figure) => ({
      figure,
      quote: folded(figure.quote),
      counts: [folded(figure.counts.zh), folded(figure.counts.en)],
      value: String(figure.value),
    })),
    passages: texts,
    joined: join(texts.map(({ text }) => text.text)),
    notes: annotations.map((annotation) => ({
      annotation,
      body: folded(annotation.body.value),
      quote: folded(quoteOf(annotation) ?? ""),
    })),
  };
}

/** What the query finds: terms, then figures, passages, notes. Nothing for an empty query. */
export function search<T extends Term, P extends Passage>(
  { terms, figures, passages, joined, notes }: Searchable<T, P>,
  query: string,
): Result<T, P>[] {
  const wanted = foldForm(query, fullFolding);
  if (wanted === "") return [];
  const words = query.split(/\s+/u).flatMap((it) => foldForm(it, fullFolding) || []);
  return [
    ...best(terms, LIMITS.term, (it) => rankTerm(it, query, wanted, words)),
    ...best(figures, LIMITS.figure, (it) => rankFigure(it, query, words)),
    ...best(passagesWith(joined, words), LIMITS.passage, (index) => {
      const { passage, text } = passages[index] as { passage: P; text: FoldedText };
      const marks = allHits(text, words);
      const line = snippet({ text: passage.text, marks });
      return [-marks.length, { type: "passage", passage, line } as const];
    }),
    ...best(notes, LIMITS.note, ({ annotation, body, quote }) => {
      const text = [body, quote].find((it) => words.every((word) => it.text.includes(word)));
      if (!text) return null;
      const line = snippet({ text: text.source, marks: allHits(text, words) });
      return [0, { type: "note", annotation, line } as const];
    }),
  ];
}

/** Indexes of the passages that have all words. */
function passagesWith(joined: Joined, words: readonly string[]): number[] {
  const [first, ...others] = words.map((word) => textsWith(joined, word));
  return (first ?? []).filter((index) => others.every((it) => it.includes(index)));
}

/** The number as the report writes it or as it is, or words of what it counts. */
function rankFigure(
  { figure, quote, counts, value }: SearchableFigure,
  query: string,
  words: readonly string[],
): readonly [number, Extract<Result<never, never>, { type: "figure" }>] | null {
  const shown = { text: figure.quote, marks: [] };
  const line = { text: figure.counts.zh, marks: [] };
  const number = query.trim().replaceAll(/[,，\s]/gu, "");
  if (number === value) return [0, { type: "figure", figure, quote: shown, line }];
  if (words.every((word) => quote.text.includes(word))) {
    const marks = allHits(quote, words);
    return [1, { type: "figure", figure, quote: { text: figure.quote, marks }, line }];
  }
  const found = counts.find((text) => words.every((word) => wordHits(text, word).length > 0));
  if (!found) return null;
  const marks = sorted(words.flatMap((word) => wordHits(found, word)));
  return [2, { type: "figure", figure, quote: shown, line: { text: found.source, marks } }];
}

function best<I, R>(
  items: readonly I[],
  limit: number,
  rank: (item: I) => readonly [number, R] | null,
): R[] {
  return items
    .map(rank)
    .filter((it) => it !== null)
    .toSorted(([a], [b]) => a - b)
    .slice(0, limit)
    .map(([, result]) => result);
}

/** Ranks, the best first. Between two of them shorter forms come first: they are more of what was typed. */
const RANK = {
  exact: 0,
  beginning: 1,
  reading: 2,
  slippedReading: 3,
  inside: 4,
  readingBeginning: 5,
  initials: 6,
  slippedBeginning: 7,
  initialsBeginning: 8,
  readingInside: 9,
  english: 10,
  definition: 11,
} as const;

function rankTerm<T extends Term>(
  it: SearchableTerm<T>,
  query: string,
  wanted: string,
  words: readonly string[],
): readonly [number, Result<T, never>] | null {
  const { term } = it;
  const plain = { text: term.form, marks: [] };
  const english = { text: term.english.text, marks: [] };
  const line = { text: term.definition.zh, marks: [] };
  const ranked = (rank: number, shown: Partial<Extract<Result<T, never>, { type: "term" }>>) =>
    [
      rank + term.form.length / 1000,
      { type: "term", term, form: plain, english, line, ...shown },
    ] as const;

  const form = bestForm(it.forms, wanted);
  if (form && form[0] < RANK.reading) {
    const [rank, text] = form;
    return ranked(rank, { form: { text: text.source, marks: hits(text, wanted).slice(0, 1) } });
  }
  const read = rankReading(it.reading, query);
  const englishMarks = words.map((word) => wordHits(it.english, word));
  const isEnglish = englishMarks.every((marks) => marks.length > 0);
  if (read && (!form || read.rank < form[0]) && (!isEnglish || read.rank < RANK.readingInside)) {
    return ranked(read.rank, { form: { text: term.form, marks: read.marks } });
  }
  if (form) {
    const [rank, text] = form;
    return ranked(rank, { form: { text: text.source, marks: hits(text, wanted).slice(0, 1) } });
  }
  if (isEnglish) {
    const marks = sorted(englishMarks.flat());
    return ranked(RANK.english, { english: { text: term.english.text, marks } });
  }
  const definition = it.definition.find((text) =>
    words.every((word) => wordHits(text, word).length > 0),
  );
  if (!definition) return null;
  const marks = sorted(words.flatMap((word) => wordHits(definition, word)));
  return ranked(RANK.definition, { line: snippet({ text: definition.source, marks }) });
}

function rankReading(
  reading: readonly ReadCharacter[],
  query: string,
): { rank: number; marks: { start: number; end: number }[] } | null {
  const letters = foldForm(plainLetters(query), fullFolding);
  for (const forgives of [false, true]) {
    const read = matchReading(letters, reading, forgives);
    if (!read) continue;
    const marks = reading.slice(read.from, read.to).map(({ start, end }) => ({ start, end }));
    const isWhole = read.from === 0 && read.to === reading.length;
    return { rank: rankOfReading(read, isWhole, forgives), marks };
  }
  return null;
}

function rankOfReading(
  { from, fullness }: { from: number; fullness: string },
  isWhole: boolean,
  forgives: boolean,
): number {
  if (from > 0) return RANK.readingInside;
  if (fullness === "initials") return isWhole ? RANK.initials : RANK.initialsBeginning;
  if (isWhole && fullness === "full") return forgives ? RANK.slippedReading : RANK.reading;
  return forgives ? RANK.slippedBeginning : RANK.readingBeginning;
}

function bestForm(
  forms: readonly FoldedText[],
  wanted: string,
): readonly [number, FoldedText] | null {
  const places = forms
    .map((form) => ({ form, at: form.text.indexOf(wanted) }))
    .filter(({ at }) => at >= 0);
  const exact = places.find(({ form }) => form.text === wanted);
  if (exact) return [RANK.exact, exact.form];
  const first = places.find(({ at }) => at === 0) ?? places[0];
  return first ? [first.at === 0 ? RANK.beginning : RANK.inside, first.form] : null;
}

/** Where the query stands in a text, as stretches of its source. */
function hits(text: FoldedText, wanted: string): { start: number; end: number }[] {
  const found = [];
  for (
    let at = text.text.indexOf(wanted);
    at >= 0;
    at = text.text.indexOf(wanted, at + wanted.length)
  ) {
    found.push(unfold(text, at, at + wanted.length));
  }
  return found;
}

/** Where any of the words stands. */
function allHits(text: FoldedText, words: readonly string[]): { start: number; end: number }[] {
  return sorted(words.flatMap((word) => hits(text, word)));
}

/** In their order, none over another. */
function sorted<M extends { start: number; end: number }>(marks: M[]): M[] {
  const inOrder = marks.toSorted((a, b) => a.start - b.start || b.end - a.end);
  return inOrder.filter((it, i) => i === 0 || it.start >= (inOrder[i - 1] as M).end);
}

/** Like {@link hits}, but a query in letters counts only where a word begins. */
function wordHits(text: FoldedText, wanted: string): { start: number; end: number }[] {
  return hits(text, wanted).filter(
    ({ start }) =>
      start === 0 || !/^\p{Script=Latin}{2}/u.test(text.source.slice(start - 1, start + 1)),
  );
}

function folded(source: string): FoldedText {
  return { source, ...fold(source, fullFolding) };
}

/** The characters of a form that are read, each with its syllable; none if the two do not go together. */
function readCharacters(form: string, pinyin: string): ReadCharacter[] {
  const syllables = pinyin.split(/[\s-]+/u).map(plainLetters);
  const readable = [...form.matchAll(/[\p{L}\p{N}+＋]/gu)];
  if (readable.length !== syllables.length) return [];
  return readable.map(({ 0: character, index }, i) => ({
    character: foldForm(character, fullFolding),
    syllable: syllables[i] as string,
    start: index,
    end: index + character.length,
  }));
}
