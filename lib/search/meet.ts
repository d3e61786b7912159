import type { Term } from "../glossary/term";
import type { Passage } from "../document/passage";
import { textsWith, textsWithAll } from "./joined";
import type { Query } from "./query";
import { type Met, rankReading, rankTerm } from "./rank-term";
import type { Searchable } from "./searchable";

/**
 * The maximum number of items examined that contain the query somewhere. Those that equal it, or
 * begin with it, are found among any number.
 */
export const MAX_CANDIDATES = 200;
/** If fewer items contain the query, every term's reading is compared with it. */
const FEW = 12;

/** The terms that a query matches. */
export interface Meeting {
  /** How each matching term matches by a form, its reading or its English, by its index. */
  readonly met: ReadonlyMap<number, Met>;
  /** The terms that contain the query somewhere but do not match. */
  readonly unmet: readonly number[];
  /** Whether few terms contain the query anywhere. Weaker matches are then worth examining. */
  readonly areFew: boolean;
}

/**
 * The terms that a query matches as typed.
 *
 * @param most the maximum number of items examined that contain the query somewhere
 */
export function meet<T extends Term, P extends Passage>(
  searchable: Searchable<T, P>,
  query: Query,
  most = MAX_CANDIDATES,
): Meeting {
  const met = new Map<number, Met>();
  const unmet: number[] = [];
  const asked = candidates(searchable, query, most);
  for (const index of asked) {
    const item = rankTerm(searchable, index, query);
    if (item) met.set(index, item);
    else unmet.push(index);
  }
  const areFew = asked.size < FEW;
  if (areFew && query.reader) {
    // Slips, and letters mixed with characters, cannot be found by scanning a string. So each term
    // is compared.
    for (let index = 0; index < searchable.terms.length; index += 1) {
      const item = asked.has(index) ? null : rankReading(index, query);
      if (item) met.set(index, item);
    }
  }
  return { met, unmet, areFew };
}

/** The indexes of the terms that contain the query in a form, a reading or their English. */
function candidates<T extends Term, P extends Passage>(
  searchable: Searchable<T, P>,
  { wanted, spelt, letters }: Query,
  most: number,
): Set<number> {
  const { termOfForm, joinedForms, joinedEnglish } = searchable;
  const forms = textsWith(joinedForms, wanted, most);
  const found = new Set(forms.map((form) => termOfForm[form] as number));
  const add = (indexes: readonly number[]): void => indexes.forEach((it) => found.add(it));
  if (letters !== null) {
    const { joinedReadings, joinedInitials } = searchable.readings();
    add(textsWith(joinedReadings, letters, most));
    add(textsWith(joinedInitials, letters, most));
  }
  for (const words of spelt) add(textsWithAll(joinedEnglish, words, most));
  return found;
}
