/** How well a query matches a term, and the term as a result with the matching parts marked. */
import { type Term, definitionIn } from "../glossary/term";
import type { Passage } from "../document/passage";
import { bareText } from "./bare";
import { foldedText, hasWords, hitsIn, inOrder, wordHitsIn } from "./hits";
import { type MarkedText, snippet } from "./marked";
import type { ReadingMatch } from "./reading";
import type { Query } from "./query";
import { readableIn } from "./rows";
import type { Searchable } from "./searchable";

/** A matching term, with the matching parts marked. */
export interface TermResult<T> {
  readonly type: "term";
  readonly term: T;
  readonly form: MarkedText;
  readonly english: MarkedText;
  readonly line: MarkedText;
}

/**
 * Ranks, the best first. Within the gap between two of them, shorter forms come first, because the
 * query is a larger part of them.
 */
export const RANK = {
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
  /** What matches only the words of the query, or a part of it, follows in the same order. */
  otherwise: 11,
  definition: 12,
} as const;

/** The best match of a term: its rank, and how to show it. */
export interface Met {
  readonly rank: number;
  readonly by:
    /** The words to mark, folded. They are bare if the form has other signs than the query. */
    | {
        readonly type: "form";
        readonly form: number;
        readonly words: readonly string[];
        readonly isBare: boolean;
      }
    | { readonly type: "reading"; readonly read: ReadingMatch }
    | { readonly type: "english" }
    | { readonly type: "definition"; readonly spelt: readonly (readonly string[])[] };
}

/** How a query matches a term by its forms, its reading or its English; null if by none of them. */
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
  const isEnglish = query.spelt.some((it) => hasWords(searchable.english[term] as string, it));
  if (isReading && !isEnglish) return read;
  return form ?? (isEnglish ? { rank: RANK.english, by: { type: "english" } } : null);
}

/** How a query matches a term by its reading. */
export function rankReading(term: number, { reader }: Query): Met | null {
  const read = reader?.(term);
  return read ? { rank: rankOfReading(read), by: { type: "reading", read } } : null;
}

/**
 * How a query matches a term by its definition. This is the weakest match, and is tried only if
 * nothing better was found.
 *
 * @param spelt lists of words, of which one list must match
 */
export function rankDefinition<T extends Term, P extends Passage>(
  searchable: Searchable<T, P>,
  term: number,
  spelt: readonly (readonly string[])[],
): Met | null {
  const { text, starts } = searchable.definitions();
  const own = text.slice(starts[term], starts[term + 1]);
  return spelt.some((it) => hasWords(own, it))
    ? { rank: RANK.definition, by: { type: "definition", spelt } }
    : null;
}

/** A matching term as a result. */
export function showTerm<T extends Term>(
  term: T,
  { by }: Met,
  form: string,
  query: Query,
): TermResult<T> {
  const english = term.english?.text ?? "";
  const plain: TermResult<T> = {
    type: "term",
    term,
    form: { text: term.form, marks: [] },
    english: { text: english, marks: [] },
    line: { text: definitionIn(term, "zh")?.text ?? "", marks: [] },
  };
  switch (by.type) {
    case "form": {
      const text = by.isBare ? bareText(form) : foldedText(form);
      const marks = by.words.flatMap((word) => hitsIn(text, [word]).slice(0, 1));
      return { ...plain, form: { text: form, marks: inOrder(marks) } };
    }
    case "reading": {
      const marks = readableIn(term.form).slice(by.read.from, by.read.to);
      return { ...plain, form: { text: term.form, marks } };
    }
    case "english": {
      const marks = wordHitsIn(foldedText(english), query.spelt.flat());
      return { ...plain, english: { text: english, marks } };
    }
    case "definition": {
      const { zh, en } = term.definition;
      const line = [zh ?? "", en ?? ""]
        .map((text) => ({ text, marks: wordHitsIn(foldedText(text), by.spelt.flat()) }))
        .toSorted((a, b) => b.marks.length - a.marks.length)[0] as MarkedText;
      return { ...plain, line: snippet(line) };
    }
  }
}

/**
 * How well a text matches a form, both without their signs; null if the form does not contain it.
 *
 * @param text without its signs
 */
export function rankBare<T extends Term, P extends Passage>(
  searchable: Searchable<T, P>,
  form: number,
  text: string,
): Met | null {
  const { text: all, starts } = searchable.bareForms();
  const own = all.slice(starts[form], (starts[form + 1] ?? all.length) - 1);
  const at = own.indexOf(text);
  if (at < 0) return null;
  const rank = own === text ? RANK.exact : at === 0 ? RANK.beginning : RANK.inside;
  return { rank, by: { type: "form", form, words: [text], isBare: true } };
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
    if (!best || rank < best.rank) {
      best = { rank, by: { type: "form", form: i, words: [wanted], isBare: false } };
    }
  }
  return best;
}

function rankOfReading({ from, isWhole, fullness, isSlip }: ReadingMatch): number {
  if (from > 0) return RANK.readingInside;
  if (fullness === "initials") {
    return isWhole && !isSlip ? RANK.initials : RANK.initialsBeginning;
  }
  if (isWhole && fullness === "full") return isSlip ? RANK.slippedReading : RANK.reading;
  return isSlip ? RANK.slippedBeginning : RANK.readingBeginning;
}
