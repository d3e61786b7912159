import { type Annotation, quoteOf } from "../annotation/model";
import type { Figure } from "../glossary/figure";
import type { Term } from "../glossary/term";
import { fullFolding } from "../glossary/written-forms";
import type { Passage } from "../report/report";
import { foldForm } from "../text/fold";
import { type FoldedText, foldedText } from "./hits";
import { type Joined, join } from "./joined";
import { type ReadCharacter, plainLetters } from "./reading";

interface SearchableFigure {
  readonly figure: Figure;
  readonly quote: FoldedText;
  readonly counts: readonly FoldedText[];
}

interface SearchableNote {
  readonly annotation: Annotation;
  /** Its own text, and what it is on. */
  readonly texts: readonly FoldedText[];
}

/**
 * Everything that can be found, folded, as a few long strings. What is dear and seldom asked for (the definitions,
 * the characters of a reading) is made when it is asked for.
 */
export interface Searchable<T extends Term, P extends Passage> {
  readonly terms: readonly T[];
  readonly figures: readonly SearchableFigure[];
  readonly passages: readonly P[];
  readonly notes: readonly SearchableNote[];
  /** The terms' written forms, folded, one term's behind another's. */
  readonly forms: readonly string[];
  readonly joinedForms: Joined;
  /** Index of the term that a form belongs to; and of each term's first form. */
  readonly termOfForm: Int32Array;
  readonly firstForm: Int32Array;
  /** Of each term: its syllables without tones, their initials, its English. */
  readonly readings: Joined;
  readonly initials: Joined;
  readonly english: readonly string[];
  readonly joinedEnglish: Joined;
  readonly definitions: () => Joined;
  readonly charactersOf: (term: number) => readonly ReadCharacter[];
  readonly passageTexts: readonly string[];
  readonly joinedPassages: Joined;
}

export function makeSearchable<T extends Term, P extends Passage>(
  terms: readonly T[],
  passages: readonly P[],
  notes: readonly Annotation[],
  figures: readonly Figure[] = [],
): Searchable<T, P> {
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
  const syllables = terms.map(({ pinyin }) => syllablesOf(pinyin));
  const english = terms.map((term) => folded(term.english.text));
  const passageTexts = passages.map(({ text }) => folded(text));
  let definitions: Joined | null = null;
  const characters = new Map<number, readonly ReadCharacter[]>();
  return {
    terms,
    figures: figures.map((figure) => ({
      figure,
      quote: foldedText(figure.quote),
      counts: [foldedText(figure.counts.zh), foldedText(figure.counts.en)],
    })),
    passages,
    notes: notes.map((annotation) => ({
      annotation,
      texts: [foldedText(annotation.body.value), foldedText(quoteOf(annotation) ?? "")],
    })),
    forms,
    joinedForms: join(forms),
    termOfForm: Int32Array.from(owners),
    firstForm,
    readings: join(syllables.map((it) => it.join(""))),
    initials: join(syllables.map((it) => it.map((syllable) => syllable.slice(0, 1)).join(""))),
    english,
    joinedEnglish: join(english),
    definitions: () =>
      (definitions ??= join(
        terms.map(({ definition }) => `${folded(definition.zh)} ${folded(definition.en)}`),
      )),
    charactersOf(index) {
      const known = characters.get(index);
      if (known) return known;
      const made = readCharacters((terms[index] as T).form, syllables[index] as string[]);
      characters.set(index, made);
      return made;
    },
    passageTexts,
    joinedPassages: join(passageTexts),
  };
}

function folded(text: string): string {
  return foldForm(text, fullFolding);
}

function syllablesOf(pinyin: string): string[] {
  return pinyin.split(/[\s-]+/u).map(plainLetters);
}

/** The characters of a form that are read, each with its syllable; none if the two do not go together. */
function readCharacters(form: string, syllables: readonly string[]): ReadCharacter[] {
  const readable = [...form.matchAll(/[\p{L}\p{N}+＋]/gu)];
  if (readable.length !== syllables.length) return [];
  return readable.map(({ 0: character, index }, i) => ({
    character: folded(character),
    syllable: syllables[i] as string,
    start: index,
    end: index + character.length,
  }));
}
