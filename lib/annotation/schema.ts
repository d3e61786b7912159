/**
 * The schema of a note, for everything that takes one from outside: the background, and imports.
 */
import * as v from "valibot";
import {
  type Excess,
  type Limited,
  type WrongField,
  MAX_FOREIGN_UNITS,
  MAX_QUOTE_UNITS,
  MAX_TAGS,
  MAX_TAG_UNITS,
  MAX_TEXT_UNITS,
  MAX_TITLE_UNITS,
  MAX_VIA,
  MAX_WORD_UNITS,
} from "./limits";
import { type Annotation, COLOURS, type Json } from "./model";
import { isNoteDate } from "./note-date";
import { isJson } from "./stored-note";

const word = v.pipe(v.string(), v.maxLength(MAX_WORD_UNITS));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const dateSchema = v.pipe(v.string(), v.check(isNoteDate, "no date of a note"));

/**
 * Identifies a version of a note. Versions from earlier programs may have a time that no note can
 * have today.
 */
export const versionSchema = v.pipe(v.string(), v.maxLength(64));

const position = v.object({ type: v.literal("TextPositionSelector"), start: whole, end: whole });

const title = v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_TITLE_UNITS)));

/** The schema of {@link Target}. */
export const targetSchema = v.variant("type", [
  v.object({ type: v.literal("resource"), source: word, title }),
  v.object({
    type: v.literal("selection"),
    source: word,
    title,
    scope: v.nullable(word),
    selectors: v.object({
      quote: v.object({
        type: v.literal("TextQuoteSelector"),
        exact: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_QUOTE_UNITS)),
        prefix: word,
        suffix: word,
      }),
      position: v.nullable(position),
      element: v.nullable(
        v.object({ type: v.literal("CssSelector"), value: word, refinedBy: position }),
      ),
      once: v.exactOptional(v.boolean()),
    }),
  }),
]);

/** The content that the user chooses. */
export const contentSchema = {
  text: v.pipe(v.string(), v.maxLength(MAX_TEXT_UNITS)),
  tags: v.pipe(v.array(v.pipe(v.string(), v.maxLength(MAX_TAG_UNITS))), v.maxLength(MAX_TAGS)),
  colour: v.picklist(COLOURS),
};

/** The schema of {@link Annotation}. */
export const annotationSchema = v.object({
  id: word,
  created: dateSchema,
  modified: dateSchema,
  motivation: word,
  body: v.object({
    type: v.literal("TextualBody"),
    value: contentSchema.text,
    format: v.picklist(["text/plain", "text/markdown"]),
  }),
  tags: contentSchema.tags,
  colour: contentSchema.colour,
  target: targetSchema,
  canonical: v.nullable(word),
  via: v.pipe(v.array(word), v.maxLength(MAX_VIA)),
  // In Firefox, messages are structured clones, which can hold more than JSON. The journal could
  // not store that.
  foreign: v.nullable(
    v.pipe(
      v.record(
        v.string(),
        v.custom<Json>(() => true),
      ),
      v.check((it) => isJson(it), "no JSON"),
    ),
  ),
});

/** Patterns match the end of an issue's path. */
const LIMITED: readonly (readonly [RegExp, Limited])[] = [
  [/(?:^|\.)(?:text|body\.value)$/u, "text"],
  [/quote\.exact$/u, "quote"],
  [/tags$/u, "tags"],
  [/tags\.\d+$/u, "tag"],
  [/quote\.(?:prefix|suffix)$/u, "context"],
  [/(?:source|scope|canonical|via\.\d+)$/u, "address"],
  [/element\.value$/u, "selector"],
  [/via$/u, "via"],
];

/** Patterns match the end of an issue's path. */
const FIELDS: readonly (readonly [RegExp, WrongField])[] = [
  [/(?:^|\.)(?:text|body(?:\.value)?)$/u, "text"],
  [/quote(?:\.exact)?$/u, "quote"],
  [/tags(?:\.\d+)?$/u, "tags"],
  [/(?:source|scope|target)$/u, "address"],
  [/(?:created|modified|date)$/u, "date"],
];

/** The field that an issue of one of these schemas, or of a form's schema, is about. */
export function fieldIn(issue: v.BaseIssue<unknown>): WrongField {
  const path = v.getDotPath(issue) ?? "";
  return FIELDS.find(([pattern]) => pattern.test(path))?.[1] ?? "other";
}

/** The part that exceeds its limit, if that is what an issue is about. */
export function excessIn(issue: v.BaseIssue<unknown>): Excess | null {
  if (issue.type !== "max_length") return null;
  const path = v.getDotPath(issue) ?? "";
  const what = LIMITED.find(([pattern]) => pattern.test(path))?.[1] ?? "other";
  const { length } = issue.input as string | readonly unknown[];
  return { what, is: length, limit: Number(issue.requirement) };
}

/**
 * What makes a note impossible to store: a part that exceeds its limit, or another invalid part.
 *
 * @param wasKept whether it was stored here before: the size of its foreign members was checked
 *   then, and they may have grown with changes made since
 * @returns null if the note can be stored
 */
export function excessOf(annotation: Annotation, wasKept = false): Excess | null {
  const { issues } = v.safeParse(annotationSchema, annotation, { abortEarly: true });
  if (issues) return excessIn(issues[0]) ?? { what: "other", is: 0, limit: 0 };
  if (wasKept) return null;
  const foreign = annotation.foreign === null ? 0 : JSON.stringify(annotation.foreign).length;
  if (foreign <= MAX_FOREIGN_UNITS) return null;
  return { what: "foreign", is: foreign, limit: MAX_FOREIGN_UNITS };
}
