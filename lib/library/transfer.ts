/** How the user's notes come in and go out, between files and the store. */
import { localDay } from "../annotation/local-time";
import type { Annotation } from "../annotation/model";
import { toAnki } from "../exchange/anki";
import { makeBackup } from "../exchange/backup";
import { toCsv } from "../exchange/csv";
import type { ExportContext } from "../exchange/export-context";
import { type ImportResult, readNotesFile } from "../exchange/import-file";
import type { FileFormat } from "../exchange/file-formats";
import { toMarkdown, toMarkdownFolder } from "../exchange/markdown";
import {
  type Choice,
  type Plan,
  type Tally,
  changesFor,
  compare,
  tallyOf,
} from "../exchange/merge";
import { toJsonLd } from "../exchange/w3c";
import { noteFrom } from "../annotation/stored-note";
import { readMet } from "../private/originals";
import { send } from "../messages/send";
import { readSettings } from "../private/stored-settings";
import { allAnnotations, notesMark } from "../store/read";
import type { ExportFile } from "./download";

/** What a file would change, and how far the notes had come when that was found out. */
export interface ImportPlan extends Plan {
  readonly file: ImportResult;
  readonly present: readonly Annotation[];
  readonly seq: number;
}

/** @throws ExchangeError, StoreError */
export async function planImport(bytes: Uint8Array, evenIfDamaged: boolean): Promise<ImportPlan> {
  const file = readNotesFile(bytes, Date.now(), { evenIfDamaged });
  const mark = await notesMark();
  const present = await allAnnotations();
  return { ...compare(present, file.annotations), file, present, seq: mark?.seq ?? 0 };
}

/** Notes that go over in one message. */
const CHUNK = 100;

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
  for (let at = 0; at < puts.length; at += CHUNK) {
    await send("import.stage", { batch, annotations: puts.slice(at, at + CHUNK) });
  }
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

export function exportNotes(
  format: FileFormat,
  notes: readonly Annotation[],
  context: ExportContext,
): ExportFile {
  switch (format) {
    case "w3c":
      return fileOf(
        "notes",
        "jsonld",
        "application/ld+json",
        `${JSON.stringify(notes.map(toJsonLd), null, 2)}\n`,
      );
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

/** Everything that the user has made. */
export async function takeBackup(): Promise<ExportFile> {
  return backupOf(await allAnnotations());
}

/** What the journal holds, where the database cannot be read. @throws RequestError */
export async function rescue(): Promise<ExportFile> {
  const annotations: Annotation[] = [];
  for (let from: number | null = 0; from !== null;) {
    const part: { annotations: readonly Annotation[]; next: number | null } = await send(
      "journal.read",
      { from },
    );
    for (const it of part.annotations)
      annotations.push(noteFrom(it, keyOf(it, annotations.length)));
    from = part.next;
  }
  return backupOf(annotations);
}

/** What a note of the journal is known by; of what is none its place there. */
function keyOf(stored: unknown, index: number): string {
  const id = typeof stored === "object" && stored !== null && "id" in stored ? stored.id : null;
  return typeof id === "string" ? id : `urn:x-cideng:unreadable:${index}`;
}

/** Notes with what else the user has made. */
async function backupOf(annotations: readonly Annotation[]): Promise<ExportFile> {
  const [settings, met] = await Promise.all([readSettings(), readMet()]);
  return fileOf("backup", "json", "application/json", makeBackup({ annotations, settings, met }));
}

/** A file named for what it holds and for today. */
function fileOf(what: string, ending: string, type: string, content: BlobPart): ExportFile {
  const today = localDay(new Date());
  return { name: `cideng-${what}-${today}.${ending}`, blob: new Blob([content], { type }) };
}
