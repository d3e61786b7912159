/** What hangs on the passages of a document follows them into a newer version of it. */
import { anchor } from "../annotation/anchor";
import type { Annotation } from "../annotation/model";
import { type DocumentId, type PassageAddress, passageAddress } from "../document/address";
import type { PassageChanges } from "../document/align-passages";
import type { Passage } from "../document/passage";
import type { LibraryRecord, TermEntry } from "../record/record";

/** A record before and after it has followed its passage. */
interface Followed<T> {
  readonly before: T;
  readonly after: T;
}

/** The entries whose sources have other ids now. Sources that are gone are left out. */
export function followingEntries(
  records: readonly LibraryRecord[],
  document: DocumentId,
  { to }: PassageChanges,
  modified: string,
): Followed<TermEntry>[] {
  return records.flatMap((before) => {
    if (before.type !== "Entry" || before.document !== document) return [];
    const sources = before.term.sources.flatMap((id) => to.get(id) ?? []);
    if (sources.join() === before.term.sources.join()) return [];
    return [{ before, after: { ...before, modified, term: { ...before.term, sources } } }];
  });
}

/**
 * The notes on passages that have another id now. A note on words that are no longer in its passage
 * follows the words. A note whose passage and words are gone gets an address that names no passage,
 * so that it does not end up at another one; the list of notes shows it.
 */
export function followingNotes(
  notes: readonly Annotation[],
  document: DocumentId,
  { to, gone }: PassageChanges,
  after: readonly Passage[],
  modified: string,
): Followed<Annotation>[] {
  const byId = new Map(after.map((it) => [it.id, it]));
  const old = new Map<string, string>(
    [...to.keys(), ...gone.map(({ id }) => id)].map((id) => [passageAddress(document, id), id]),
  );
  return notes.flatMap((before) => {
    const { target } = before;
    const id = old.get(target.source);
    if (id === undefined) return [];
    const next = byId.get(to.get(id) ?? "");
    const source = addressFor(before, next, after, document) ?? lost(document, id);
    return source === target.source
      ? []
      : [{ before, after: { ...before, modified, target: { ...target, source } } }];
  });
}

/** Where a note belongs now; null if nowhere. */
function addressFor(
  { target }: Annotation,
  next: Passage | undefined,
  after: readonly Passage[],
  document: DocumentId,
): PassageAddress | null {
  if (target.type !== "selection") return next ? passageAddress(document, next.id) : null;
  const { selectors } = target;
  const isIn = ({ text }: Passage): boolean => anchor(text, selectors) !== null;
  if (next && isIn(next)) return passageAddress(document, next.id);
  const other = after.find(({ text }) => text.includes(selectors.quote.exact));
  if (other) return passageAddress(document, other.id);
  // Its words have changed, and its passage is still there.
  return next ? passageAddress(document, next.id) : null;
}

function lost(document: DocumentId, id: string): PassageAddress {
  return passageAddress(document, `lost.${id.replace(/^lost\./u, "")}`);
}
