/** The terms that the user writes into a glossary. */
import { type DocumentId, termAddress } from "../document/address";
import type { Term } from "../glossary/term";
import type { TermEntry, TermOrigin } from "../record/record";
import { libraryRecords } from "../store/library";
import { type ChangeResult, changeRecords, now } from "./change-records";

/** A term as it is written. Its occurrences are derived. */
type WrittenTerm = Omit<Term, "occurrences">;

/** Saves new entries of a document, all as one change. */
export function saveEntries(
  document: DocumentId,
  terms: readonly WrittenTerm[],
): Promise<ChangeResult> {
  const modified = now();
  return changeRecords(
    terms.map((term) => {
      const after = entryOf(document, term, modified);
      return { id: after.id, base: null, after };
    }),
  );
}

/**
 * Saves an entry: a new one, or a new version of one.
 *
 * @param before the version that was changed; null for a new entry, and for one of the bundled
 *   glossary that has not been changed before
 */
export function saveEntry(
  document: DocumentId,
  term: WrittenTerm,
  before: TermEntry | null,
  origin: TermOrigin | null,
): Promise<ChangeResult> {
  const modified = now();
  const created = before?.created ?? modified;
  const after = { ...entryOf(document, term, modified), created, origin };
  return changeRecords([{ id: after.id, base: before?.modified ?? null, after }]);
}

function entryOf(document: DocumentId, term: WrittenTerm, created: string): TermEntry {
  const id = termAddress(document, term.id);
  return { id, type: "Entry", document, created, modified: created, term, origin: null };
}

/** Deletes an entry. One of the bundled glossary is then as it came. */
export function deleteEntry({ id, modified }: TermEntry): Promise<ChangeResult> {
  return changeRecords([{ id, base: modified, after: null }]);
}

/** The user's own version of an entry; null if there is none. */
export async function readEntry(document: DocumentId, term: string): Promise<TermEntry | null> {
  const id = termAddress(document, term);
  const found = (await libraryRecords()).find((it) => it.id === id);
  return found?.type === "Entry" ? found : null;
}
