/** What of the bundled data is stored as it has to be. A record that is not is left out: one takes no other along. */
import * as v from "valibot";
import { BASES, RELATION_TYPES, RENDERING_STATUSES, TERM_KINDS } from "./term";

/**
 * A list, and nothing else in it: a structured clone keeps members beside the items, and one that is called `constructor` is
 * asked what to make of the list by whatever goes through it.
 */
const list = <T>(item: v.GenericSchema<T>) =>
  // (First of all: behind `array` stands a copy.)
  v.pipe(v.custom<T[]>(isDense), v.array(item));

function isDense(value: unknown): boolean {
  return Array.isArray(value) && Object.keys(value).length === value.length;
}

const text = v.string();
const offset = v.number();
const both = v.object({ zh: text, en: text });
const quotation = { document: text, quote: text, passage: text, start: offset, end: offset };

const SCHEMAS = {
  term: v.object({
    id: text,
    address: text,
    document: text,
    form: text,
    pinyin: text,
    kind: v.picklist(TERM_KINDS),
    english: v.object({ text, status: v.picklist(RENDERING_STATUSES) }),
    definition: both,
    basis: v.picklist(BASES),
    sources: list(text),
    forms: list(v.object({ form: text, beside: list(text) })),
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
  }),
  figure: v.object({
    ...quotation,
    id: text,
    value: v.number(),
    unit: both,
    counts: both,
    term: text,
  }),
  item: v.object({
    ...quotation,
    id: text,
    date: v.nullable(v.pipe(text, v.regex(/^\d{4}-\d\d(?:-\d\d)?$/u))),
    what: both,
    term: v.nullable(text),
  }),
};

/** The records that are what they are stored as, in their order. */
export function whole<T>(kind: keyof typeof SCHEMAS, records: readonly T[]): T[] {
  return records.filter((it) => v.is(SCHEMAS[kind], it));
}
