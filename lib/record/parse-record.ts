/**
 * The door of the library's records: whatever is in the journal, in the database or in a file
 * becomes a record that the rest of the program can trust, or nothing.
 */
import * as v from "valibot";
import { DOCUMENT_FORMATS } from "../document/block";
import {
  BASES,
  LONGEST_FORM,
  RELATION_TYPES,
  RENDERING_STATUSES,
  SPECIFICITIES,
  TERM_KINDS,
} from "../glossary/term";
import { DOUBT_NAME, MAX_ASIDE } from "./doubt-name";
import { COLOURS, type LibraryRecord, ROLES, isLibraryKey, itemKey } from "./record";
import { type DocumentId, termAddress } from "../document/address";
import { SOURCE_KINDS } from "../document/source";

/** UTF-16 code units. Longer ones are no names, definitions or sentences. */
const MAX_UNITS = 100_000;

const text = v.pipe(v.string(), v.maxLength(MAX_UNITS));
const id = v.pipe(v.string(), v.regex(/^[\da-z][\da-z-]{0,63}$/iu));
const form = v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST_FORM));
const time = v.pipe(v.string(), v.isoTimestamp());
const known = v.nullable(text);
const both = v.object({ zh: text, en: text });
const list = <T>(item: v.GenericSchema<T>) => v.pipe(v.array(item), v.maxLength(10_000));

const base = { id: text, document: id, created: time, modified: time };

const item = v.object({
  ...base,
  type: v.literal("Item"),
  title: text,
  kind: v.picklist(["bundled", "document", "glossary"]),
  language: text,
  details: v.object({
    title: known,
    author: known,
    publisher: known,
    date: known,
    address: known,
    // Records of earlier builds have none of these.
    source: v.optional(v.nullable(v.picklist(SOURCE_KINDS)), null),
    place: v.optional(known, null),
    page: v.optional(known, null),
    accessed: v.optional(known, null),
  }),
  file: v.nullable(
    v.object({
      hash: v.pipe(v.string(), v.regex(/^[\da-f]{64}$/u)),
      name: text,
      bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
      format: v.picklist(DOCUMENT_FORMATS),
      encoding: known,
      isPage: v.boolean(),
    }),
  ),
  order: v.pipe(v.number(), v.finite()),
  isOn: v.boolean(),
  role: v.picklist(ROLES),
  colour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(COLOURS - 1)),
  sites: list(text),
  dropped: list(text),
  // Records of earlier builds have none.
  refused: v.optional(list(text), () => []),
  setAside: v.optional(
    v.pipe(v.array(v.pipe(v.string(), v.regex(DOUBT_NAME))), v.maxLength(MAX_ASIDE)),
    () => [],
  ),
  corrected: v.record(
    text,
    v.object({
      value: v.exactOptional(v.pipe(v.number(), v.finite())),
      date: v.exactOptional(known),
      unit: v.exactOptional(both),
      counts: v.exactOptional(both),
    }),
  ),
});

/** @param form the schema of a written form */
const termWith = (form: v.GenericSchema<string>) => ({
  id,
  form,
  pinyin: known,
  kind: v.nullable(v.picklist(TERM_KINDS)),
  specificity: v.picklist(SPECIFICITIES),
  english: v.nullable(v.object({ text, status: v.picklist(RENDERING_STATUSES) })),
  definition: v.object({ zh: known, en: known }),
  basis: v.nullable(v.picklist(BASES)),
  sources: list(text),
  forms: v.pipe(
    list(v.object({ form, ambiguous: v.boolean(), beside: list(text) })),
    v.minLength(1),
  ),
  relations: list(v.object({ type: v.picklist(RELATION_TYPES), to: text })),
});

/** The members of a term that is being written: its forms may still be empty, or too long. */
export const draftedTerm = termWith(text);

const entry = v.object({
  ...base,
  type: v.literal("Entry"),
  term: v.object(termWith(form)),
  origin: v.nullable(v.object({ sentence: text, title: known, source: known })),
  // Records of earlier builds have none.
  unconfirmed: v.optional(list(v.pipe(v.number(), v.integer(), v.minValue(0))), () => []),
});

/** A record of the library, for checking the parameters of requests. */
export const libraryRecordSchema = v.pipe(
  v.variant("type", [item, entry]),
  v.check((it) => it.id === keyOf(it), "a record is kept under its own address"),
  v.transform((it) => it as unknown as LibraryRecord),
);

function keyOf(it: v.InferOutput<typeof item> | v.InferOutput<typeof entry>): string {
  const document = it.document as DocumentId;
  return it.type === "Item" ? itemKey(document) : termAddress(document, it.term.id);
}

/** The record in a stored value; null if it is none. */
export function parseLibraryRecord(stored: unknown): LibraryRecord | null {
  const result = v.safeParse(libraryRecordSchema, stored);
  return result.success && isLibraryKey(result.output.id) ? result.output : null;
}
