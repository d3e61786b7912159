/** What the user decides of a document or glossary that is in the library. */
import type { DocumentId } from "../document/address";
import { withAside } from "../record/doubt-name";
import { type LibraryItem, byOrder } from "../record/record";
import { baseOf } from "../store/document-records";
import { makeQueue } from "../slices/in-turn";
import { libraryRecords } from "../store/library";
import { allDocuments } from "../store/read-documents";
import { type ChangeResult, changeRecords, now, onLatest, orFailed } from "./change-records";

/** One change after another: of two switches of one thing, the one that was made last counts. */
const inTurn = makeQueue();

/**
 * Changes what is decided of a document or glossary, whatever the caller has read of it before: two
 * decisions that follow quickly on one another are two changes of the same item.
 */
export function changeItem(
  document: DocumentId,
  changes: Partial<LibraryItem>,
): Promise<ChangeResult> {
  return changeLatest(document, () => changes);
}

/**
 * The same, if the changes depend on what is stored.
 *
 * @param changesOf the changes of the item, among all items in the library's order
 */
export function changeLatest(
  document: DocumentId,
  changesOf: (item: LibraryItem, all: readonly LibraryItem[]) => Partial<LibraryItem>,
): Promise<ChangeResult> {
  const change = async (): Promise<ChangeResult> => {
    const all = await storedItems();
    const item = all.find((it) => it.document === document);
    if (!item) return { kind: "changed", undo: null };
    const after = { ...item, ...changesOf(item, all), modified: now() };
    return changeRecords([{ id: item.id, base: baseOf(item), after }]);
  };
  return inTurn(() => onLatest(change));
}

/** Sets a doubt about the terms of a document aside, by its name, or brings it back. */
export function setDoubtAside(
  document: DocumentId,
  doubt: string,
  isAside: boolean,
): Promise<ChangeResult> {
  return changeLatest(document, ({ setAside }) => ({
    setAside: withAside(setAside, doubt, isAside),
  }));
}

/** The recorded items, and the bundled report's before anything has been decided of it. */
async function storedItems(): Promise<LibraryItem[]> {
  const [records, documents] = await Promise.all([libraryRecords(), allDocuments()]);
  const items = new Map(documents.map(({ id, item }) => [id, item]));
  for (const it of records) if (it.type === "Item") items.set(it.document, it);
  return [...items.values()].toSorted(byOrder);
}

/** Moves an item up or down by one place. */
export function moveItem(document: DocumentId, by: 1 | -1): Promise<ChangeResult> {
  return changeLatest(document, (item, all) => {
    const index = all.indexOf(item);
    const next = all[index + by];
    if (!next) return {};
    const beyond = all[index + 2 * by];
    return { order: beyond ? (next.order + beyond.order) / 2 : next.order + by };
  });
}

/**
 * Removes a document or glossary with its terms. Notes stay, and so does the file until it cannot be
 * undone any more.
 */
export function removeItem({ document }: LibraryItem): Promise<ChangeResult> {
  return orFailed(async () => {
    const own = (await libraryRecords()).filter((it) => it.document === document);
    return changeRecords(own.map(({ id, modified }) => ({ id, base: modified, after: null })));
  });
}
