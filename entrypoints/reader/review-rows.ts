/** The candidates of a document by what has been decided of them, as the library has it. */
import type { Candidate } from "@/lib/candidates/candidate";
import { foldedForms, fullyFolded } from "@/lib/glossary/written-forms";
import type { Library } from "@/lib/library/library";
import { type Edited, TABS, type Tab } from "@/lib/record/parse-review";
import type { DocumentRecord, DocumentRecords, TermRecord } from "@/lib/store/shapes";

/** A candidate with what is known of it. */
export interface ReviewRow {
  readonly candidate: Candidate;
  /** As it will be kept: trimmed by the user. */
  readonly form: string;
  readonly others: readonly string[];
  /** The readings that were chosen for syllables of its form, by their indices. */
  readonly readings: ReadonlyMap<number, string>;
  /** The term that it has become. */
  readonly term: TermRecord | null;
  /** Other documents and glossaries that have the term. */
  readonly alsoIn: readonly DocumentRecord[];
}

export const UNEDITED: Edited = { start: 0, end: 0, others: [], readings: new Map() };

/** The tab in which each candidate is. */
export function tabsIn(rows: Rows): ReadonlyMap<string, Tab> {
  return new Map(
    TABS.flatMap((tab) => rows[tab].map(({ candidate }) => [candidate.form, tab] as const)),
  );
}

export type Rows = Readonly<Record<Tab, readonly ReviewRow[]>>;

/** What was decided of candidates, by their form, until the library has it. */
export type Pending = ReadonlyMap<string, Tab>;
export const NONE: Pending = new Map();

type TermsByForm = ReadonlyMap<string, TermRecord>;

/** What the library knows of forms. All forms are folded. */
export interface Known {
  readonly own: TermsByForm;
  readonly others: readonly { readonly document: DocumentRecord; readonly terms: TermsByForm }[];
  readonly refused: ReadonlySet<string>;
}

export function knownOf(library: Library, of: DocumentRecords): Known {
  return {
    own: byForm(of.terms),
    others: library.documents
      .filter(({ document }) => document.id !== of.document.id)
      .map(({ document, terms }) => ({ document, terms: byForm(terms) })),
    refused: new Set([...of.document.item.refused, ...library.refused]),
  };
}

/** The candidates in their tabs. */
export function rowsOf(
  { own, others, refused }: Known,
  found: readonly Candidate[],
  edited: ReadonlyMap<string, Edited>,
  pending: Pending,
): Rows {
  const merged = new Set([...edited.values()].flatMap((it) => it.others));
  const rows: Record<Tab, ReviewRow[]> = { open: [], kept: [], refused: [] };
  for (const candidate of found) {
    const { start, end, others: more, readings } = edited.get(candidate.form) ?? UNEDITED;
    const characters = Array.from(candidate.form);
    const form = characters.slice(start, characters.length - end).join("");
    const key = fullyFolded(candidate.form);
    const term = own.get(key) ?? own.get(fullyFolded(form)) ?? null;
    const alsoIn = others.filter(({ terms }) => terms.has(key)).map((it) => it.document);
    const row = { candidate, form, others: more, readings, term, alsoIn };
    const stored = term ? "kept" : refused.has(key) ? "refused" : "open";
    const tab = pending.get(candidate.form) ?? stored;
    if (tab !== "open" || !merged.has(form)) rows[tab].push(row);
  }
  return rows;
}

function byForm(terms: readonly TermRecord[]): TermsByForm {
  return new Map(
    foldedForms(terms).map(({ folded: form, term }) => [form, terms[term] as TermRecord]),
  );
}
