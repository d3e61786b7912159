/** How well a query meets a term, and the term as a result with what was met marked. */
import type { Term } from "../glossary/term";
import type { Passage } from "../report/report";
import { foldedText, hasWords, hitsIn, wordHitsIn } from "./hits";
import { type MarkedText, snippet } from "./marked";
import type { ReadingMatch } from "./reading";
import { readableIn } from "./rows";
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

/** How a query meets a term by its forms, its reading or its English; null if by none of them. */
export function rankTerm<T extends Term, P extends Passage>(
  searchable: Searchable<T, P>,
  term: number,
  query: Query,
): Met | null {
  const form = bestForm(searchable, term, query.wanted);
  if (form && form.rank <= RANK.beginning) return form;
  const read = rankReading(term, query);
  const isReading = read && (!form || read.rank < form.rank);
  if (isReading && read.rank < RANK.readingInside) return read;
  const isEnglish = hasWords(searchable.english[term] as string, query.words);
  if (isReading && !isEnglish) return read;
  return form ?? (isEnglish ? { rank: RANK.english, by: { type: "english" } } : null);
}

/** How a query meets a term by its reading. */
export function rankReading(term: number, { reader }: Query): Met | null {
  const read = reader?.(term);
  return read ? { rank: rankOfReading(read), by: { type: "reading", read } } : null;
}

/** How a query meets a term by its definition, which is asked for where nothing better has been met: none is worse. */
export function rankDefinition<T extends Term, P extends Passage>(
  searchable: Searchable<T, P>,
  term: number,
  { words }: Query,
): Met | null {
  const { text, starts } = searchable.definitions();
  const own = text.slice(starts[term], starts[term + 1]);
  return hasWords(own, words) ? { rank: RANK.definition, by: { type: "definition" } } : null;
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
    case "reading": {
      const marks = readableIn(term.form).slice(by.read.from, by.read.to);
      return { ...plain, form: { text: term.form, marks } };
    }
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

function rankOfReading({ from, isWhole, fullness, isSlip }: ReadingMatch): number {
  if (from > 0) return RANK.readingInside;
  if (fullness === "initials") return isWhole ? RANK.initials : RANK.initialsBeginning;
  if (isWhole && fullness === "full") return isSlip ? RANK.slippedReading : RANK.reading;
  return isSlip ? RANK.slippedBeginning : RANK.readingBeginning;
}
