/**
 * One box over terms, passages and notes.
 *
 * No index: everything is folded once when the data is loaded, and a query looks at each
 * thing with `indexOf` (measured: a report's passages take microseconds). Terms are ranked by
 * how the query meets them: the written form exactly, its beginning, its inside; the reading;
 * the initials; the English; the definition. Passages by how often they hold the query, then
 * as they stand in the report; notes the latest first.
 */
import { type Annotation, quoteOf } from "../annotation/model";
import type { Term } from "../glossary/term";
import { fullFolding } from "../glossary/written-forms";
import type { Passage } from "../report/report";
import { type Folded, fold, foldForm, unfold } from "../text/fold";
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
  | { readonly type: "passage"; readonly passage: P; readonly line: MarkedText }
  | { readonly type: "note"; readonly annotation: Annotation; readonly line: MarkedText };

/** Everything that can be found, folded. */
export interface Searchable<T extends Term, P extends Passage> {
  readonly terms: readonly SearchableTerm<T>[];
  readonly passages: readonly { readonly passage: P; readonly text: FoldedText }[];
  readonly notes: readonly {
    readonly annotation: Annotation;
    readonly body: FoldedText;
    readonly quote: FoldedText;
  }[];
}

interface FoldedText extends Folded {
  readonly source: string;
}

interface SearchableTerm<T> {
  readonly term: T;
  readonly forms: readonly FoldedText[];
  readonly english: FoldedText;
  readonly definition: readonly FoldedText[];
  readonly reading: readonly ReadCharacter[];
}

/** At most so many of each sort: more is not read, but refined. */
const LIMITS = { term: 12, passage: 12, note: 8 };

export function makeSearchable<T extends Term, P extends Passage>(
  terms: readonly T[],
  passages: readonly P[],
  annotations: readonly Annotation[],
): Searchable<T, P> {
  return {
    terms: terms.map((term) => ({
      term,
      forms: term.forms.map((it) => folded(it.form)),
      english: folded(term.english.text),
      definition: [folded(term.definition.zh), folded(term.definition.en)],
      reading: readCharacters(term.form, term.pinyin),
    })),
    passages: passages.map((passage) => ({ passage, text: folded(passage.text) })),
    notes: annotations.map((annotation) => ({
      annotation,
      body: folded(annotation.body.value),
      quote: folded(quoteOf(annotation) ?? ""),
    })),
  };
}

/** What the query finds: terms, then passages, then notes. Nothing for an empty query. */
export function search<T extends Term, P extends Passage>(
  { terms, passages, notes }: Searchable<T, P>,
  query: string,
): Result<T, P>[] {
  const wanted = foldForm(query, fullFolding);
  if (wanted === "") return [];
  return [
    ...best(terms, LIMITS.term, (it) => rankTerm(it, query, wanted)),
    ...best(passages, LIMITS.passage, ({ passage, text }) => {
      const marks = hits(text, wanted);
      return marks.length === 0
        ? null
        : [
            -marks.length,
            { type: "passage", passage, line: snippet({ text: passage.text, marks }) } as const,
          ];
    }),
    ...best(notes, LIMITS.note, ({ annotation, body, quote }) => {
      const text = [body, quote].find((it) => it.text.includes(wanted));
      return text
        ? [
            0,
            {
              type: "note",
              annotation,
              line: snippet({ text: text.source, marks: hits(text, wanted) }),
            } as const,
          ]
        : null;
    }),
  ];
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
  inside: 2,
  reading: 3,
  initials: 4,
  readingInside: 5,
  english: 6,
  definition: 7,
} as const;

function rankTerm<T extends Term>(
  it: SearchableTerm<T>,
  query: string,
  wanted: string,
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
  if (form) {
    const [rank, text] = form;
    return ranked(rank, { form: { text: text.source, marks: hits(text, wanted).slice(0, 1) } });
  }
  const read = matchReading(foldForm(plainLetters(query), fullFolding), it.reading);
  const englishMarks = wordHits(it.english, wanted);
  if (read && (englishMarks.length === 0 || read.from === 0)) {
    const marks = it.reading.slice(read.from, read.to).map(({ start, end }) => ({ start, end }));
    const rank =
      read.from > 0 ? RANK.readingInside : read.initialsOnly ? RANK.initials : RANK.reading;
    return ranked(rank, { form: { text: term.form, marks } });
  }
  if (englishMarks.length > 0) {
    return ranked(RANK.english, { english: { text: term.english.text, marks: englishMarks } });
  }
  const definition = it.definition.find((text) => wordHits(text, wanted).length > 0);
  return definition
    ? ranked(RANK.definition, {
        line: snippet({ text: definition.source, marks: wordHits(definition, wanted) }),
      })
    : null;
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
