/** Selects the notes to list. */
import type { Steps } from "../slices/in-slices";
import { foldForm, foldingTable } from "../text/fold";
import type { FoldingTable } from "../text/folding";
import { hanVariants } from "../text/variants";
import { isWebAddress } from "./links";
import { localDay } from "./local-time";
import { type Annotation, quoteOf } from "./model";

/** The conditions that a listed note must meet. Null or empty means no condition. */
export interface NoteFilter {
  /**
   * Words that must all occur in the note, its quotation, its tags or the name of its subject,
   * folded as in search.
   */
  readonly text: string;
  readonly tag: string | null;
  /** The address of a term. */
  readonly term: string | null;
  /** The host of a page. */
  readonly site: string | null;
  /**
   * The first and last day (`YYYY-MM-DD`) of the note's last change, inclusive; empty for no limit.
   */
  readonly from: string;
  readonly until: string;
}

/** The filter that every note passes. */
export const NO_FILTER: NoteFilter = {
  text: "",
  tag: null,
  term: null,
  site: null,
  from: "",
  until: "",
};

/** The host of the page that a note is on; null if the note is not on a page. */
export function siteOf({ target }: Pick<Annotation, "target">): string | null {
  const { source } = target;
  return isWebAddress(source) ? new URL(source).host : null;
}

/**
 * Yields the notes that pass the filter, in their order.
 *
 * @param titleOf the name of a note's subject; the same function must always give the same names
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

/**
 * The folded texts of each note, by the function that names its subject. They are needed again with
 * every letter that is typed.
 */
const known = new WeakMap<TitleOf, WeakMap<Annotation, readonly string[]>>();

function foldedTexts(note: Annotation, titleOf: TitleOf): readonly string[] {
  let texts = known.get(titleOf);
  if (!texts) known.set(titleOf, (texts = new WeakMap()));
  const same = texts.get(note);
  if (same) return same;
  // Each text is folded separately: folding drops white space in Chinese, and would join two texts
  // into one.
  const own = [note.body.value, quoteOf(note) ?? "", ...note.tags, titleOf(note)].map(folded);
  texts.set(note, own);
  return own;
}

let table: FoldingTable | undefined;

function folded(text: string): string {
  table ??= foldingTable(hanVariants);
  return foldForm(text, table);
}
