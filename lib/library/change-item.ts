/** What the user decides of a document or glossary that is in the library. */
import type { DocumentId } from "../document/address";
import type { LibraryItem } from "../record/record";
import { baseOf } from "../store/document-records";
import { libraryRecords } from "../store/library";
import { allDocuments } from "../store/read-documents";
import { type ChangeResult, changeRecords, now, orFailed } from "./change-records";

/** Changes what is decided of a document or glossary. */
export function changeItem(
  item: LibraryItem,
  changes: Partial<LibraryItem>,
): Promise<ChangeResult> {
  const after = { ...item, ...changes, modified: now() };
  return changeRecords([{ id: item.id, base: baseOf(item), after }]);
}

/** The number of times that a change is tried if another change came in between. */
const TRIES = 5;

/**
 * Changes what is decided of a document as it is stored now, whatever the caller has read before.
 *
 * @param changesOf the changes of the item
 */
export function changeLatest(
  document: DocumentId,
  changesOf: (item: LibraryItem) => Partial<LibraryItem>,
): Promise<ChangeResult> {
  return orFailed(async () => {
    for (let tries = 1; ; tries += 1) {
      const item = await storedItem(document);
      if (!item) return { kind: "changed", undo: null };
      const result = await changeItem(item, changesOf(item));
      const isLate = result.kind === "failed" && result.info.trouble === "changed-since";
      if (!isLate || tries === TRIES) return result;
    }
  });
}

/** The recorded item, or the bundled report's before anything has been decided of it. */
async function storedItem(document: DocumentId): Promise<LibraryItem | undefined> {
  const [records, documents] = await Promise.all([libraryRecords(), allDocuments()]);
  const recorded = records.find((it) => it.type === "Item" && it.document === document);
  return recorded?.type === "Item" ? recorded : documents.find(({ id }) => id === document)?.item;
}

/**
 * Moves an item up or down by one place.
 *
 * @param all the items of the library in their order
 */
export function moveItem(
  item: LibraryItem,
  by: 1 | -1,
  all: readonly LibraryItem[],
): Promise<ChangeResult> {
  const index = all.findIndex(({ id }) => id === item.id);
  const next = all[index + by];
  if (!next) return Promise.resolve({ kind: "changed", undo: null });
  const beyond = all[index + 2 * by];
  const order = beyond ? (next.order + beyond.order) / 2 : next.order + by;
  return changeItem(item, { order });
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
