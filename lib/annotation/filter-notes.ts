/** Which notes are listed. */
import type { Steps } from "../slices/in-slices";
import { foldForm, foldingTable } from "../text/fold";
import type { FoldingTable } from "../text/folding";
import { hanVariants } from "../text/variants";
import { isWebAddress } from "./links";
import { localDay } from "./local-time";
import { type Annotation, quoteOf } from "./model";

export interface NoteFilter {
  /** Words that all stand in the note, its quotation, its tags or the name of what it is on, folded as search folds. */
  readonly text: string;
  readonly tag: string | null;
  /** The address of a term. */
  readonly term: string | null;
  /** The host of a page. */
  readonly site: string | null;
  /** Days (`YYYY-MM-DD`) that it was last changed on, both counted; empty for no limit. */
  readonly from: string;
  readonly until: string;
}

export const NO_FILTER: NoteFilter = {
  text: "",
  tag: null,
  term: null,
  site: null,
  from: "",
  until: "",
};

/** The host of the page that a note is on; null for what is no page. */
export function siteOf({ target }: Pick<Annotation, "target">): string | null {
  const { source } = target;
  return isWebAddress(source) ? new URL(source).host : null;
}

/**
 * The notes that pass, in their order.
 *
 * @param titleOf the name of what a note is on; the same function gives the same names
 */
export function* filterNotes(
  notes: readonly Annotation[],
  filter: NoteFilter,
  titleOf: TitleOf,
): Steps<readonly Annotation[]> {
  const { tag, term, site, from, until } = filter;
  const words = filter.text.split(/\s+/u).flatMap((word) => folded(word) || []);
  const hasDays = from !== "" || until !== "";
  const passes = (note: Annotation): boolean => {
    if (tag !== null && !note.tags.includes(tag)) return false;
    if (term !== null && note.target.source !== term) return false;
    if (site !== null && siteOf(note) !== site) return false;
    const day = hasDays ? localDay(new Date(note.modified)) : "";
    if ((from !== "" && day < from) || (until !== "" && day > until)) return false;
    if (words.length === 0) return true;
    const texts = foldedTexts(note, titleOf);
    return words.every((word) => texts.some((text) => text.includes(word)));
  };
  const passed: Annotation[] = [];
  for (const note of notes) {
    if (passes(note)) passed.push(note);
    yield;
  }
  return passed;
}

type TitleOf = (note: Annotation) => string;

/** Of each note, which is asked for with every letter that is typed, by what names what it is on. */
const known = new WeakMap<TitleOf, WeakMap<Annotation, readonly string[]>>();

function foldedTexts(note: Annotation, titleOf: TitleOf): readonly string[] {
  let texts = known.get(titleOf);
  if (!texts) known.set(titleOf, (texts = new WeakMap()));
  const same = texts.get(note);
  if (same) return same;
  // Each by itself: folding drops white space in Chinese, and what is not one text must not become one.
  const own = [note.body.value, quoteOf(note) ?? "", ...note.tags, titleOf(note)].map(folded);
  texts.set(note, own);
  return own;
}

let table: FoldingTable | undefined;

function folded(text: string): string {
  table ??= foldingTable(hanVariants);
  return foldForm(text, table);
}
