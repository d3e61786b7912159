/** How the user's notes come in and go out, between files and the store. */
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
import { readSettings } from "../private/stored-settings";
import { type Steps, inSlices } from "../slices/in-slices";
import { allAnnotations } from "../store/all-notes";
import { notesMark } from "../store/read";
import type { ExportFile } from "./download";
import { journalNotes } from "./library";

/** What a file would change, and how far the notes had come when that was found out. */
export interface ImportPlan extends Plan {
  readonly file: ImportResult;
  readonly present: readonly Annotation[];
  readonly seq: number;
}

/** @throws ExchangeError, StoreError */
export async function planImport(bytes: Uint8Array, evenIfDamaged: boolean): Promise<ImportPlan> {
  const file = await inSlices(notesFileSteps(bytes, Date.now(), { evenIfDamaged }));
  // Also says why nothing can be brought in, where that is so.
  await send("notes.ready", {});
  const mark = await notesMark();
  const present = await allAnnotations();
  return { ...compare(present, file.annotations), file, present, seq: mark?.seq ?? 0 };
}

/**
 * Does what was planned, all at once.
 *
 * @returns what it did; null if the notes have changed since it was planned
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
  const messages = inMessages(puts);
  const stage = async (): Promise<void> => {
    for (const annotations of messages) await send("import.stage", { batch, annotations });
  };
  // One is read while the other is written.
  await Promise.all([stage(), stage()]);
  const { settings, met } = plan.file;
  const count = await send("import.commit", {
    batch,
    deletes,
    seq: plan.seq,
    settings: withSettings ? settings : null,
    met: withSettings ? met : [],
  });
  return count === null ? null : tallyOf(plan.present, changes);
}

/** In slices: the page that asks for it goes on meanwhile. */
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

/** Everything that the user has made: where the database cannot be read, as the journal has it. */
export async function takeBackup(): Promise<ExportFile> {
  return backupOf(await allAnnotations().catch(journalNotes));
}

/** What the journal holds, where the database is damaged. @throws RequestError */
export async function rescue(): Promise<ExportFile> {
  return backupOf(await journalNotes());
}

/** Notes with what else the user has made, as far as it can be read: a backup of the notes alone is better than none. */
async function backupOf(annotations: readonly Annotation[]): Promise<ExportFile> {
  const [settings, met] = await Promise.all([
    readSettings().catch(() => null),
    readMet().catch(() => []),
  ]);
  const pieces = backupPieces({ annotations, settings, met });
  return fileOf("backup", "json", "application/json", pieces);
}

type Piece = string | Uint8Array<ArrayBuffer>;

/**
 * A file named for what it holds and for today.
 *
 * @param pieces what it holds, in the end what stands before all others, if anything
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

/** Many of them as one `Blob`: the browser takes each over by itself. */
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
