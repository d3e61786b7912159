/** Files of notes with changed structure, and with changed bytes. */
import { entryIn, refusalIn, remarkIn } from "@/components/exchange-words";
import type { Annotation, Json } from "@/lib/annotation/model";
import { noteFrom } from "@/lib/annotation/stored-note";
import { toAnki } from "@/lib/exchange/formats/anki";

import { toCsv } from "@/lib/exchange/formats/csv";
import { ExchangeError } from "@/lib/exchange/json/exchange-error";

import type { ExportContext } from "@/lib/exchange/formats/export-context";
import { type ImportResult } from "@/lib/exchange/import-file";
import { toMarkdown, toMarkdownFolder } from "@/lib/exchange/formats/markdown";

import { changesFor, compare } from "@/lib/exchange/merge";

import { toJsonLdList } from "@/lib/exchange/w3c/w3c";

import { translator } from "@/lib/i18n/translate";
import { parseParams } from "@/lib/messages/parse";
import { parseSettings } from "@/lib/settings/settings";
import type { Random } from "../../cases/random";
import { bytesOf, textOf } from "../../unit/written";
import { type Door, type Verdict, must, mustEqual } from "../door";
import { mutated, mutatedBytes, mutatedText, randomBytes } from "../mutate";
import { oneOf } from "../odd-values";
import { anyNote, hypothesisAnnotation, someNotes, w3cAnnotation } from "../seeds";
import { fromCsv, makeBackup, readNotesFile } from "../../cases/exchange";

const NOW = Date.UTC(2026, 3, 1);
const LATER = Date.UTC(2027, 3, 1);

const context: ExportContext = {
  nameOf: ({ target }) => ({ kind: "page", title: target.source, text: null }),
};

const t = translator("en");

/** Reads a file, exports the result in each format that can be imported, and reads it again. */
function enter(bytes: Uint8Array): Verdict {
  let read: ImportResult;
  try {
    read = readNotesFile(bytes, NOW, { evenIfDamaged: bytes.length % 4 > 0 });
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error;
    must(refusalIn(t, error) !== "", "a refusal is said");
    return "refused";
  }
  const { annotations, refused, remarks, settings, met } = read;
  for (const it of refused) {
    must(entryIn(t, it) !== "", "a refusal is said");
    must(it.reason.code !== "unreadable", `nobody knows why not: ${JSON.stringify(it)}`);
  }
  for (const it of remarks) must(remarkIn(t, it) !== "", "a remark is said");
  must(new Set(annotations.map(({ id }) => id)).size === annotations.length, "ids are different");
  for (const it of annotations) {
    must(noteFrom(it, it.id) === it, "what is taken is a note");
    mustEqual(JSON.parse(JSON.stringify(it)), it, "what is taken is JSON");
  }
  if (settings !== null) parseSettings(settings);
  // This also checks that nothing is too long.
  const staged = parseParams("import.stage", { params: { batch: "1", annotations } });
  mustEqual(staged.annotations, annotations, "what is taken goes to the background");
  const again = mustComeBack(
    read,
    makeBackup({ annotations, settings: settings as object | null, met }),
  );
  // Only for some, because each takes nearly as long as everything before.
  if (bytes.length % 4 === 0) mustChangeNothing(read, again);
  const isListed = read.kind !== "backup" && bytes.length % 8 === 1;
  if (isListed) mustComeBack(read, textOf(toJsonLdList(annotations)));
  return annotations.length > 0 ? "accepted" : "refused";
}

/**
 * Only this program knows that the time of change was missing. The export has the time of the
 * import.
 */
function dated(note: Annotation): Annotation {
  const { modified, ...members } = note.foreign ?? {};
  if (modified === undefined) return note;
  return { ...note, foreign: Object.keys(members).length > 0 ? members : null };
}

function mustComeBack(
  { annotations, settings, met, kind }: ImportResult,
  text: string,
): ImportResult {
  const again = readNotesFile(new TextEncoder().encode(text), LATER);
  mustEqual(again.refused, [], "what is taken out is taken in");
  mustEqual(again.remarks, [], "what is taken out is read as it stands");
  const byId = new Map(again.annotations.map((it) => [it.id, it]));
  for (const it of annotations)
    mustEqual(byId.get(it.id), dated(it), "a note comes back as it was");
  must(again.annotations.length === annotations.length, "as many come back");
  if (kind === "backup") {
    mustEqual(again.met, [...new Set(met)].sort(), "what was met comes back");
    mustEqual(parseSettings(again.settings), parseSettings(settings), "settings come back");
  }
  return again;
}

function mustChangeNothing({ annotations }: ImportResult, again: ImportResult): void {
  const plan = compare(annotations.map(dated), again.annotations);
  must(plan.same.length === annotations.length, "its own file changes nothing");
  const { puts, deletes } = changesFor(plan, { mode: "replace", conflicts: "both" });
  must(puts.length + deletes.length === 0, "in the place of all others it changes nothing either");
}

const SETTINGS: Json = {
  delay: 80,
  offSites: ["a.example"],
  sources: { r: { date: "2026-01-01" } },
};

/** The content of a file, before it is text. */
function content(random: Random): Json {
  const notes = (): Json[] => JSON.parse(textOf(toJsonLdList(someNotes(random)))) as Json[];
  const theirs = (): Json[] => [hypothesisAnnotation(random), hypothesisAnnotation(random)];
  const w3c = (): Json[] => [w3cAnnotation(random), w3cAnnotation(random)];
  return oneOf<() => Json>(random, [
    () =>
      JSON.parse(
        makeBackup({
          annotations: someNotes(random),
          settings: SETTINGS as object,
          met: ["urn:cideng:r:term:a"],
        }),
      ) as Json,
    notes,
    w3c,
    () => w3cAnnotation(random),
    () => ({
      "@context": "http://www.w3.org/ns/anno.jsonld",
      type: "AnnotationPage",
      items: w3c(),
    }),
    () => ({
      type: "AnnotationCollection",
      label: "a",
      first: { type: "AnnotationPage", items: w3c(), next: { items: notes() } },
    }),
    theirs,
    () => ({ total: 2, rows: theirs(), replies: [] }),
    () => ({ export_date: "2026", annotations: theirs() }),
  ])();
}

/** Some annotations, one per line. */
function lines(random: Random): string {
  const one = (): unknown =>
    mutated(random, random() < 0.5 ? w3cAnnotation(random) : hypothesisAnnotation(random), "json");
  return Array.from({ length: 3 }, () => JSON.stringify(one())).join("\n");
}

function encoded(random: Random, text: string): Uint8Array<ArrayBuffer> {
  if (random() < 0.95) return new TextEncoder().encode(text);
  const units = Uint16Array.from({ length: text.length + 1 }, (_, i) =>
    i === 0 ? 0xfeff : text.charCodeAt(i - 1),
  );
  return new Uint8Array(units.buffer);
}

export const noteFile: Door<Uint8Array<ArrayBuffer>> = {
  name: "note-file",
  generate(random) {
    if (random() < 0.1) return encoded(random, lines(random));
    const value = mutated(random, content(random), "json");
    return encoded(random, JSON.stringify(value) ?? "");
  },
  enter,
};

/** A file that the product makes, in any format. */
function made(random: Random): Uint8Array<ArrayBuffer> {
  const notes = someNotes(random);
  const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
  return oneOf<() => Uint8Array<ArrayBuffer>>(random, [
    () => utf8(makeBackup({ annotations: notes, settings: SETTINGS as object, met: [] })),
    () => utf8(textOf(toJsonLdList(notes))),
    () => utf8(JSON.stringify([hypothesisAnnotation(random)])),
    () =>
      utf8(`${JSON.stringify(w3cAnnotation(random))}\n${JSON.stringify(w3cAnnotation(random))}`),
    () => utf8(textOf(toCsv(notes, context))),
    () => utf8(textOf(toAnki(notes, context))),
    () => utf8(textOf(toMarkdown(notes.slice(0, 1), context))),
    () => bytesOf(toMarkdownFolder(notes.slice(0, 1), context)),
  ])();
}

export const noteFileBytes: Door<Uint8Array<ArrayBuffer>> = {
  name: "note-file-bytes",
  generate: (random) =>
    random() < 0.1 ? randomBytes(random, 300) : mutatedBytes(random, made(random)),
  enter,
};

/** CSV cannot be imported. But its content must be readable, whatever was in the notes. */
export const csv: Door<string> = {
  name: "csv",
  generate(random) {
    const text = textOf(toCsv([anyNote(random)], context));
    return random() < 0.3 ? text : mutatedText(random, text);
  },
  enter(text) {
    const rows = fromCsv(text);
    must(
      rows.every((it) => typeof it.note === "string"),
      "a cell is a text",
    );
    return rows.length > 0 ? "accepted" : "refused";
  },
};
