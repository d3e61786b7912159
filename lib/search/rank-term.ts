/** How well a query meets a term, and the term as a result with what was met marked. */
import type { Term } from "../glossary/term";
import type { Passage } from "../report/report";
import { foldedText, hasWords, hitsIn, wordHitsIn } from "./hits";
import { type MarkedText, snippet } from "./marked";
import { type ReadingMatch, matchReading } from "./reading";
import type { Query } from "./search";
import type { Searchable } from "./searchable";

export interface TermResult<T> {
  readonly type: "term";
  readonly term: T;
  readonly form: MarkedText;
  readonly english: MarkedText;
  readonly line: MarkedText;
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

/** What of a term was met best: its rank, and how to show it. */
export interface Met {
  readonly rank: number;
  readonly by:
    | { readonly type: "form"; readonly form: number }
    | { readonly type: "reading"; readonly read: ReadingMatch }
    | { readonly type: "english" }
    | { readonly type: "definition" };
}

/** Null if the query does not meet the term at all. */
export function rankTerm<T extends Term, P extends Passage>(
  searchable: Searchable<T, P>,
  term: number,
  query: Query,
): Met | null {
  const form = bestForm(searchable, term, query.wanted);
  if (form && form.rank <= RANK.beginning) return form;
  const isEnglish = hasWords(searchable.english[term] as string, query.words);
  const read = query.letters === null ? null : rankReading(searchable, term, query.letters);
  if (read && (!form || read.rank < form.rank) && (!isEnglish || read.rank < RANK.readingInside)) {
    return read;
  }
  if (form) return form;
  if (isEnglish) return { rank: RANK.english, by: { type: "english" } };
  return isDefined(searchable, term, query.words)
    ? { rank: RANK.definition, by: { type: "definition" } }
    : null;
}

/** Whether a definition has all words. */
function isDefined<T extends Term, P extends Passage>(
  searchable: Searchable<T, P>,
  term: number,
  words: readonly string[],
): boolean {
  const { text, starts } = searchable.definitions();
  return hasWords(text.slice(starts[term], starts[term + 1]), words);
}

/** A term that was met as a result. */
export function showTerm<T extends Term>(
  term: T,
  { by }: Met,
  form: string,
  query: Query,
): TermResult<T> {
  const plain: TermResult<T> = {
    type: "term",
    term,
    form: { text: term.form, marks: [] },
    english: { text: term.english.text, marks: [] },
    line: { text: term.definition.zh, marks: [] },
  };
  switch (by.type) {
    case "form":
      return {
        ...plain,
        form: { text: form, marks: hitsIn(foldedText(form), [query.wanted]).slice(0, 1) },
      };
    case "reading":
      return { ...plain, form: { text: term.form, marks: by.read.marks } };
    case "english": {
      const marks = wordHitsIn(foldedText(term.english.text), query.words);
      return { ...plain, english: { text: term.english.text, marks } };
    }
    case "definition": {
      const { zh, en } = term.definition;
      const line = [zh, en]
        .map((text) => ({ text, marks: wordHitsIn(foldedText(text), query.words) }))
        .toSorted((a, b) => b.marks.length - a.marks.length)[0] as MarkedText;
      return { ...plain, line: snippet(line) };
    }
  }
}

function bestForm<T extends Term, P extends Passage>(
  { forms, firstForm }: Searchable<T, P>,
  term: number,
  wanted: string,
): Met | null {
  let best: Met | null = null;
  for (let i = firstForm[term] as number; i < (firstForm[term + 1] as number); i += 1) {
    const form = forms[i] as string;
    const at = form.indexOf(wanted);
    if (at < 0) continue;
    const isWhole = form.length === wanted.length;
    const rank = isWhole ? RANK.exact : at === 0 ? RANK.beginning : RANK.inside;
    if (!best || rank < best.rank) best = { rank, by: { type: "form", form: i } };
  }
  return best;
}

function rankReading<T extends Term, P extends Passage>(
  searchable: Searchable<T, P>,
  term: number,
  letters: string,
): Met | null {
  const characters = searchable.charactersOf(term);
  const exact = matchReading(letters, characters);
  const read = exact ?? matchReading(letters, characters, true);
  if (!read) return null;
  return {
    rank: rankOfReading(read, characters.length, exact === null),
    by: { type: "reading", read },
  };
}

function rankOfReading(
  { from, to, fullness }: ReadingMatch,
  length: number,
  isSlip: boolean,
): number {
  if (from > 0) return RANK.readingInside;
  const isWhole = to === length;
  if (fullness === "initials") return isWhole ? RANK.initials : RANK.initialsBeginning;
  if (isWhole && fullness === "full") return isSlip ? RANK.slippedReading : RANK.reading;
  return isSlip ? RANK.slippedBeginning : RANK.readingBeginning;
}
