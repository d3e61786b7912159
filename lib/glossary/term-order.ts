import type { Passage } from "../document/passage";
import { TERM_KINDS, type Term } from "./term";

/** The orders in which the index can be shown. */
export const TERM_ORDERS = ["pinyin", "kind", "report"] as const;
export type TermOrder = (typeof TERM_ORDERS)[number];

/** Terms under a heading: a letter, a kind, or a passage's id. Empty if that is unknown. */
export interface TermGroup<T> {
  readonly heading: string;
  readonly terms: readonly T[];
}

const byPinyin = new Intl.Collator("en", { sensitivity: "base" });

/**
 * The index of terms: by the first letter of their reading, by kind, or in the order of the report.
 */
export function groupTerms<T extends Term>(
  terms: readonly T[],
  order: TermOrder,
  passages: readonly Passage[],
): TermGroup<T>[] {
  const sorted = terms.toSorted((a, b) => byPinyin.compare(plain(a.pinyin), plain(b.pinyin)));
  switch (order) {
    case "pinyin":
      return grouped(sorted, (term) => plain(term.pinyin).slice(0, 1).toUpperCase());
    case "kind":
      return [...TERM_KINDS, null].flatMap((kind) =>
        grouped(
          sorted.filter((it) => it.kind === kind),
          () => kind ?? "",
        ),
      );
    case "report":
      return inOrderOf(terms, passages);
  }
}

function inOrderOf<T extends Term>(
  terms: readonly T[],
  passages: readonly Passage[],
): TermGroup<T>[] {
  const sorted = terms.toSorted(
    (a, b) => (a.occurrences[0]?.start ?? 0) - (b.occurrences[0]?.start ?? 0),
  );
  const groups = grouped(sorted, (it) => it.occurrences[0]?.passage ?? "");
  const byPassage = new Map(groups.map((it) => [it.heading, it]));
  return [...passages.map(({ id }) => id), ""].flatMap((id) => byPassage.get(id) ?? []);
}

function grouped<T>(terms: readonly T[], headingOf: (term: T) => string): TermGroup<T>[] {
  const groups = new Map<string, T[]>();
  for (const term of terms) {
    const heading = headingOf(term);
    const group = groups.get(heading);
    if (group) group.push(term);
    else groups.set(heading, [term]);
  }
  return [...groups].map(([heading, members]) => ({ heading, terms: members }));
}

function plain(pinyin: string | null): string {
  return (pinyin ?? "").normalize("NFD").replace(/[^a-z]/giu, "");
}
