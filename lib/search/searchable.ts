import { type Annotation, quoteOf } from "../annotation/model";
import type { Figure } from "../glossary/figure";
import type { Term } from "../glossary/term";
import { fullyFolded } from "../glossary/written-forms";
import type { Passage } from "../document/passage";
import { type Steps, atOnce } from "../slices/in-slices";
import { bare } from "./bare";
import { type FoldedText, foldedText } from "./hits";
import { type Joined, join } from "./joined";
import { plainLetters } from "./reading";
import { type Rows, makeRows } from "./rows";

interface SearchableFigure<F> {
  readonly figure: F;
  readonly quote: FoldedText;
  readonly counts: readonly FoldedText[];
}

/** A note prepared for the search. */
export interface SearchableNote {
  readonly annotation: Annotation;
  /** The note's own text and quotation, folded. */
  readonly texts: readonly string[];
}

/** The readings of the terms. */
export interface Readings {
  /** For each term: its syllables without tones, and their initials. */
  readonly joinedReadings: Joined;
  readonly joinedInitials: Joined;
  readonly rows: Rows;
}

/**
 * Everything that can be found, folded, as a few long strings. The definitions and the readings are
 * expensive and not needed by every query, so they are made on first use.
 */
export interface Searchable<T extends Term, P extends Passage, F extends Figure = Figure> {
  readonly terms: readonly T[];
  readonly figures: readonly SearchableFigure<F>[];
  readonly passages: readonly P[];
  readonly notes: readonly SearchableNote[];
  /** The terms' written forms, folded, one term after another. */
  readonly forms: readonly string[];
  readonly joinedForms: Joined;
  /** The index of the term that a form belongs to, and of each term's first form. */
  readonly termOfForm: Int32Array;
  readonly firstForm: Int32Array;
  /** What the figures count, folded. */
  readonly countedEnglish: string;
  readonly english: readonly string[];
  readonly joinedEnglish: Joined;
  readonly definitions: () => Joined;
  readonly readings: () => Readings;
  /** The forms without their signs, for queries with none or other ones. */
  readonly bareForms: () => Joined;
  readonly passageTexts: readonly string[];
  readonly joinedPassages: Joined;
}

export function makeSearchable<T extends Term, P extends Passage, F extends Figure = Figure>(
  terms: readonly T[],
  passages: readonly P[],
  notes: readonly Annotation[],
  figures: readonly F[] = [],
): Searchable<T, P, F> {
  const forms: string[] = [];
  const owners: number[] = [];
  const firstForm = new Int32Array(terms.length + 1);
  terms.forEach((term, i) => {
    firstForm[i] = forms.length;
    for (const { form } of term.forms) {
      forms.push(folded(form));
      owners.push(i);
    }
  });
  firstForm[terms.length] = forms.length;
  const english = terms.map((term) => folded(term.english?.text ?? ""));
  const passageTexts = passages.map(({ text }) => folded(text));
  let definitions: Joined | null = null;
  let readings: Readings | null = null;
  let bareForms: Joined | null = null;
  return {
    terms,
    figures: figures.map((figure) => ({
      figure,
      quote: foldedText(figure.quote),
      counts: [foldedText(figure.counts.zh), foldedText(figure.counts.en)],
    })),
    passages,
    notes: atOnce(notesToSearch(notes)),
    countedEnglish: figures.map(({ counts }) => folded(counts.en)).join("\n"),
    forms,
    joinedForms: join(forms),
    termOfForm: Int32Array.from(owners),
    firstForm,
    english,
    joinedEnglish: join(english),
    definitions: () =>
      (definitions ??= join(
        terms.map(
          ({ definition }) => `${folded(definition.zh ?? "")} ${folded(definition.en ?? "")}`,
        ),
      )),
    bareForms: () => (bareForms ??= join(forms.map(bare))),
    readings: () => (readings ??= makeReadings(terms)),
    passageTexts,
    joinedPassages: join(passageTexts),
  };
}

/** Cached for each note, because a change of one note leaves the others unchanged. */
const knownNotes = new WeakMap<Annotation, SearchableNote>();

/** Prepares notes for the search. */
export function* notesToSearch(notes: readonly Annotation[]): Steps<readonly SearchableNote[]> {
  const all: SearchableNote[] = [];
  for (const annotation of notes) {
    let note = knownNotes.get(annotation);
    if (!note) {
      note = { annotation, texts: textsOf(annotation).map(folded) };
      knownNotes.set(annotation, note);
      yield;
    }
    all.push(note);
  }
  return all;
}

/** A note's own text, and its quotation. */
export function textsOf(annotation: Annotation): readonly string[] {
  return [annotation.body.value, quoteOf(annotation) ?? ""];
}

function folded(text: string): string {
  return fullyFolded(text);
}

function makeReadings(terms: readonly Term[]): Readings {
  const known = new Map<string, string>();
  // A dictionary has some two thousand syllables with tones, each in hundreds of its terms.
  const plain = (syllable: string): string => {
    const same = known.get(syllable);
    if (same !== undefined) return same;
    const letters = plainLetters(syllable);
    known.set(syllable, letters);
    return letters;
  };
  const syllables = terms.map(({ pinyin }) => pinyin?.split(/[\s-]+/u).map(plain) ?? []);
  const initials = syllables.map((it) => it.map((syllable) => syllable.slice(0, 1)).join(""));
  return {
    joinedReadings: join(syllables.map((it) => it.join(""))),
    joinedInitials: join(initials),
    rows: makeRows(
      terms.map(({ form }) => form),
      (index) => syllables[index] as string[],
    ),
  };
}
