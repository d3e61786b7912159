/** Import and export of the user's notes, between files and the store. */
import { localDay } from "../annotation/local-time";
import type { Annotation } from "../annotation/model";
import { toAnki } from "../exchange/formats/anki";
import { backupPieces } from "../exchange/backup";
import { toCsv } from "../exchange/formats/csv";
import type { ExportContext } from "../exchange/formats/export-context";
import { type ImportResult, notesFileSteps } from "../exchange/import-file";
import type { FileFormat } from "../exchange/formats/file-formats";
import { toMarkdown, toMarkdownFolder } from "../exchange/formats/markdown";
import {
  type Choice,
  type Plan,
  type Tally,
  changesFor,
  compare,
  tallyOf,
} from "../exchange/merge";
import { toJsonLdList } from "../exchange/w3c/w3c";
import { inMessages } from "../journal/message-size";
import { readMet } from "../private/originals";
import { send } from "../messages/send";
import type { LibraryRecord } from "../record/record";
import { readSettings } from "../private/stored-settings";
import { type Steps, inSlices } from "../slices/in-slices";
import { allAnnotations } from "../store/all-notes";
import { keepFile, readFile } from "../store/delivered-files";
import { libraryRecords } from "../store/library";
import { notesMark } from "../store/read";
import type { ExportFile } from "./download";
import { journalNotes } from "./library";

/** The changes that a file would make, and the mark of the notes when they were determined. */
export interface ImportPlan extends Plan {
  readonly file: ImportResult;
  /** The records of the library that the file has and that are missing here, or older. */
  readonly library: readonly LibraryRecord[];
  /** The records of the library that are here and not in the file. */
  readonly others: readonly string[];
  readonly present: readonly Annotation[];
  readonly seq: number;
}

/** @throws ExchangeError, StoreError */
export async function planImport(bytes: Uint8Array, evenIfDamaged: boolean): Promise<ImportPlan> {
  const file = await inSlices(notesFileSteps(bytes, Date.now(), { evenIfDamaged }));
  // This also reports why nothing can be imported, if that is the case.
  await send("notes.ready", {});
  const mark = await notesMark();
  const [present, records] = await Promise.all([allAnnotations(), libraryRecords()]);
  return {
    ...compare(present, file.annotations),
    ...compareRecords(records, file.library),
    file,
    present,
    seq: mark?.seq ?? 0,
  };
}

function compareRecords(
  present: readonly LibraryRecord[],
  incoming: readonly LibraryRecord[],
): Pick<ImportPlan, "library" | "others"> {
  const here = new Map(present.map((it) => [it.id, it]));
  const there = new Set(incoming.map(({ id }) => id));
  return {
    library: incoming.filter((it) => {
      const own = here.get(it.id);
      return !own || own.modified < it.modified;
    }),
    others: present.flatMap(({ id }) => (there.has(id) ? [] : [id])),
  };
}

/**
 * Carries out a plan, all at once.
 *
 * @returns what was done; null if the notes have changed since the plan
 * @throws RequestError
 */
export async function carryOut(
  plan: ImportPlan,
  choice: Choice,
  withSettings: boolean,
): Promise<Tally | null> {
  const changes = changesFor(plan, choice);
  const { puts, deletes } = changes;
  const batch = crypto.randomUUID();
  // A record must not name a file that is not there.
  for (const bytes of plan.file.files.values()) await keepFile(bytes);
  const isReplaced = choice.mode === "replace" && plan.file.kind === "backup";
  const records = isReplaced ? plan.file.library : plan.library;
  const messages = inMessages([...puts, ...records]);
  const stage = async (): Promise<void> => {
    for (const annotations of messages) await send("import.stage", { batch, annotations });
  };
  // One part is read while the other is written.
  await Promise.all([stage(), stage()]);
  const { settings, met } = plan.file;
  const count = await send("import.commit", {
    batch,
    deletes: isReplaced ? [...deletes, ...plan.others] : deletes,
    seq: plan.seq,
    settings: withSettings ? settings : null,
    met: withSettings ? met : [],
  });
  return count === null ? null : tallyOf(plan.present, changes);
}

/** Works in slices, so that the page stays responsive. */
export function exportNotes(
  format: FileFormat,
  notes: readonly Annotation[],
  context: ExportContext,
): Promise<ExportFile> {
  switch (format) {
    case "w3c":
      return fileOf("notes", "jsonld", "application/ld+json", toJsonLdList(notes));
    case "markdown":
      return fileOf("notes", "md", "text/markdown", toMarkdown(notes, context));
    case "folder":
      return fileOf("notes", "zip", "application/zip", toMarkdownFolder(notes, context));
    case "csv":
      return fileOf("notes", "csv", "text/csv", toCsv(notes, context));
    case "anki":
      return fileOf("notes", "txt", "text/plain", toAnki(notes, context));
  }
}

/**
 * A backup of everything that the user has made. If the database cannot be read, the journal's
 * notes are used.
 */
export async function takeBackup(): Promise<ExportFile> {
  return backupOf(await allAnnotations().catch(journalNotes));
}

/**
 * A backup of the journal's notes, if the database is damaged.
 *
 * @throws RequestError
 */
export async function rescue(): Promise<ExportFile> {
  return backupOf(await journalNotes());
}

/**
 * Notes with the user's other data, as far as it can be read: a backup of the notes alone is better
 * than none.
 */
async function backupOf(annotations: readonly Annotation[]): Promise<ExportFile> {
  const [settings, met, library] = await Promise.all([
    readSettings().catch(() => null),
    readMet().catch(() => []),
    libraryRecords().catch(() => []),
  ]);
  const files = await filesOf(library);
  const pieces = backupPieces({ annotations, library, files, settings, met });
  return fileOf("backup", "json", "application/json", pieces);
}

/** The delivered files of the library, as far as they can be read. */
async function filesOf(library: readonly LibraryRecord[]): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const it of library) {
    const hash = it.type === "Item" ? it.file?.hash : undefined;
    const bytes = hash === undefined ? null : await readFile(hash).catch(() => null);
    if (bytes) files.set(hash as string, bytes);
  }
  return files;
}

type Piece = string | Uint8Array<ArrayBuffer>;

/**
 * A file named after its content and today's date.
 *
 * @param pieces the content; the final value, if any, goes before all pieces
 */
async function fileOf(
  what: string,
  ending: string,
  type: string,
  pieces: Generator<Piece, Piece | void>,
): Promise<ExportFile> {
  const today = localDay(new Date());
  const blob = new Blob(await inSlices(collected(pieces)), { type });
  return { name: `cideng-${what}-${today}.${ending}`, blob };
}

/** The number of pieces in one `Blob`: the browser takes over each Blob separately. */
const IN_BLOB = 200;

function* collected(pieces: Generator<Piece, Piece | void>): Steps<Blob[]> {
  const blobs: Blob[] = [];
  const some: Piece[] = [];
  let next = pieces.next();
  for (; !next.done; next = pieces.next()) {
    some.push(next.value);
    if (some.length === IN_BLOB) blobs.push(new Blob(some.splice(0)));
    yield;
  }
  return [new Blob(next.value === undefined ? [] : [next.value]), ...blobs, new Blob(some)];
}
