/** Collects what a card shows of some terms. It reads only these terms, not their whole documents. */
import { whole } from "@/lib/glossary/stored-entries";
import type { Entries } from "@/lib/messages/contract";
import type { DocumentId, TermAddress } from "@/lib/document/address";
import { allDocuments, figuresOf, passagesWith, termsAt } from "@/lib/store/read-documents";
import type {
  DocumentRecord,
  DocumentRecords,
  FigureRecord,
  PassageRecord,
  TermRecord,
} from "@/lib/store/shapes";
import { lastNotesOn } from "./notes";

/** The source of terms, figures and passages: the store, or the bundled records if the store cannot be read. */
export interface EntrySource {
  readonly termsAt: (addresses: readonly TermAddress[]) => Promise<readonly TermRecord[]>;
  readonly figuresOf: (terms: readonly TermRecord[]) => Promise<readonly FigureRecord[]>;
  readonly documents: () => Promise<readonly DocumentRecord[]>;
  readonly passagesWith: (
    document: DocumentId,
    ids: readonly string[],
  ) => Promise<readonly PassageRecord[]>;
}

export const fromStore: EntrySource = {
  termsAt,
  documents: allDocuments,
  figuresOf,
  passagesWith,
};

export function fromRecords(all: DocumentRecords): EntrySource {
  return {
    termsAt: async (addresses) => all.terms.filter(({ address }) => addresses.includes(address)),
    documents: async () => [all.document],
    figuresOf: async (terms) =>
      all.figures.filter((it) =>
        terms.some(({ document, id }) => it.document === document && it.term === id),
      ),
    passagesWith: async (document, ids) =>
      all.passages.filter((it) => it.document === document && ids.includes(it.id)),
  };
}

/** @param most the largest number of notes for each term */
export async function entriesOf(
  addresses: readonly TermAddress[],
  most: number,
  source: EntrySource,
): Promise<Entries> {
  const terms = whole("term", await source.termsAt(addresses));
  const [documents, figures, passages, notes] = await Promise.all([
    source.documents(),
    source.figuresOf(terms),
    Promise.all(
      [...Map.groupBy(terms, (it) => it.document)].map(([document, own]) =>
        passagesOf(document, own, source),
      ),
    ),
    lastNotesOn(addresses, most),
  ]);
  return {
    terms,
    documents,
    passages: passages.flat(),
    figures: whole("figure", figures),
    notes,
  };
}

/** The passages that a citation of any other passage names. */
const WHAT_IS_CITED = ["headline", "subtitle", "byline"];

/** The passages that contain the terms, those needed to cite the document, and the headings above all of these, in reading order. */
async function passagesOf(
  document: DocumentId,
  terms: readonly TermRecord[],
  source: EntrySource,
): Promise<PassageRecord[]> {
  const wanted = new Set([
    ...WHAT_IS_CITED,
    ...terms.flatMap(({ occurrences, sources }) => [
      ...occurrences.map(({ passage }) => passage),
      ...sources,
    ]),
  ]);
  const found = whole("passage", await source.passagesWith(document, [...wanted]));
  const headings = new Set(
    found.flatMap(({ section, subheading }) => [section, subheading].filter((id) => id !== null)),
  );
  const missing = [...headings].filter((id) => !wanted.has(id));
  const above = whole("passage", await source.passagesWith(document, missing));
  return [...found, ...above].toSorted((a, b) => a.order - b.order);
}
