/**
 * The valid records of the stored bundled data. An invalid record is left out, and does not affect
 * the others.
 */
import * as v from "valibot";
import {
  BASES,
  LONGEST_FORM,
  RELATION_TYPES,
  RENDERING_STATUSES,
  SPECIFICITIES,
  TERM_KINDS,
} from "./term";

/**
 * A list with nothing else in it. A structured clone keeps members other than the items, and code
 * that goes through a list calls a member named `constructor` to make its result.
 */
const list = <T>(item: v.GenericSchema<T>) =>
  // (Checked first, because `array` returns a copy.)
  v.pipe(v.custom<T[]>(isDense), v.array(item));

function isDense(value: unknown): boolean {
  return Array.isArray(value) && Object.keys(value).length === value.length;
}

const text = v.string();
const form = v.pipe(text, v.maxLength(LONGEST_FORM));
const offset = v.number();
const both = v.object({ zh: text, en: text });
const quotation = { document: text, quote: text, passage: text, start: offset, end: offset };

const SCHEMAS = {
  term: v.object({
    id: text,
    address: text,
    document: text,
    form,
    pinyin: v.nullable(text),
    kind: v.nullable(v.picklist(TERM_KINDS)),
    specificity: v.picklist(SPECIFICITIES),
    english: v.nullable(v.object({ text, status: v.picklist(RENDERING_STATUSES) })),
    definition: v.object({ zh: v.nullable(text), en: v.nullable(text) }),
    basis: v.nullable(v.picklist(BASES)),
    sources: list(text),
    forms: list(v.object({ form, beside: list(text) })),
    relations: list(v.object({ type: v.picklist(RELATION_TYPES), to: text })),
    occurrences: list(v.object({ passage: text, start: offset, end: offset })),
    related: list(v.object({ name: text, id: text, address: text, form: text })),
  }),
  passage: v.object({
    id: text,
    document: text,
    role: text,
    text,
    section: v.nullable(text),
    subheading: v.nullable(text),
    level: v.nullable(v.number()),
    label: v.nullable(text),
    isRunIn: v.boolean(),
    cell: v.nullable(v.object({ table: v.number(), row: v.number(), column: v.number() })),
  }),
  figure: v.object({
    ...quotation,
    id: text,
    value: v.number(),
    unit: both,
    counts: both,
    term: v.nullable(text),
  }),
  item: v.object({
    ...quotation,
    id: text,
    date: v.nullable(v.pipe(text, v.regex(/^\d{4}-\d\d(?:-\d\d)?$/u))),
    what: both,
    term: v.nullable(text),
  }),
};

/** The records that are valid for their kind, in their order. */
export function whole<T>(kind: keyof typeof SCHEMAS, records: readonly T[]): T[] {
  return records.filter((it) => v.is(SCHEMAS[kind], it));
}
