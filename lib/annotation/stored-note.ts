/**
 * Reads stored values as notes.
 *
 * Everything in the store was checked once when it came in. But a damaged disk, an earlier version
 * or a later rule may have left something that is not a valid {@link Annotation} today. One such
 * record must not affect others, so readers of the store get notes and nothing else. From an
 * invalid record, they get everything that can be read, with the invalid parts named and the record
 * itself attached ({@link Annotation.damage}).
 *
 * There is no schema library here: this runs for every note whenever a list is read, and takes a
 * microsecond for each.
 */
import {
  type Annotation,
  COLOURS,
  type Colour,
  type Json,
  type NotePart,
  type Selectors,
  type Target,
  type TextPositionSelector,
} from "./model";
import { MAX_FOREIGN_NESTING } from "./limits";
import { isNoteDate } from "./note-date";
import { unknownSource } from "./unknown-source";

/** The maximum nesting in an invalid record that is exported as text. */
const MAX_STORED_NESTING = 256;

/**
 * The maximum number of members and items together: in the foreign members of a note, and in an
 * invalid record that is exported.
 */
const MAX_FOREIGN_MEMBERS = 2_000_000;
const MAX_STORED_MEMBERS = 100_000;

/** Used if a date is unknown. */
const NO_DATE = "1970-01-01T00:00:00.000Z";

type Unknown = Readonly<Record<string, unknown>>;

/**
 * The note in a stored value.
 *
 * @param key the key under which it is stored, by which it can be deleted
 * @returns the value itself if all of it is valid
 */
export function noteFrom(stored: unknown, key: string): Annotation {
  const it = isRecord(stored) ? stored : {};
  const faults = (Object.keys(IS_RIGHT) as NotePart[]).filter((part) => !IS_RIGHT[part](it, key));
  if (faults.length === 0) return stored as Annotation;
  const { body } = it;
  const date = [it["created"], it["modified"]].find(isDate) ?? NO_DATE;
  return {
    id: key,
    created: isDate(it["created"]) ? it["created"] : date,
    modified: isDate(it["modified"]) ? it["modified"] : date,
    motivation: isText(it["motivation"]) ? it["motivation"] : "commenting",
    body: {
      type: "TextualBody",
      value: textIn(body),
      format: isRecord(body) && body["format"] === "text/markdown" ? "text/markdown" : "text/plain",
    },
    tags: textsIn(it["tags"]),
    colour: colourFrom(it["colour"]),
    target: targetFrom(it["target"]),
    canonical: isText(it["canonical"]) ? it["canonical"] : null,
    via: textsIn(it["via"]),
    foreign: isRecord(it["foreign"]) && isJson(it["foreign"]) ? it["foreign"] : null,
    damage: { parts: faults, stored: JSON.stringify(jsonOf(stored)) },
  };
}

const IS_RIGHT: Readonly<Record<NotePart, (note: Unknown, key: string) => boolean>> = {
  id: ({ id }, key) => id === key,
  created: ({ created }) => isDate(created),
  modified: ({ modified }) => isDate(modified),
  motivation: ({ motivation }) => isText(motivation),
  body: ({ body }) =>
    isRecord(body) &&
    isText(body["value"]) &&
    (body["format"] === "text/markdown" || body["format"] === "text/plain"),
  tags: ({ tags }) => isTexts(tags),
  colour: ({ colour }) => COLOURS.some((it) => it === colour),
  target: ({ target }) => isTarget(target),
  canonical: ({ canonical }) => canonical === null || isText(canonical),
  via: ({ via }) => isTexts(via),
  // Everything else in the record must also fit into messages and files.
  foreign: (note) =>
    (note["foreign"] === null || isRecord(note["foreign"])) &&
    isJson(note, MAX_FOREIGN_NESTING + 1),
};

/** Whether a value is an object and not a list. */
export function isRecord(value: unknown): value is Unknown {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** Whether a value is a list of texts and nothing else. */
export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && isDense(value) && value.every(isText);
}

function isDate(value: unknown): value is string {
  return isText(value) && isNoteDate(value);
}

function isOffset(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0;
}

function isPosition(value: unknown): value is TextPositionSelector {
  return isRecord(value) && isOffset(value["start"]) && isOffset(value["end"]);
}

function positionOf({ start, end }: TextPositionSelector): TextPositionSelector {
  return { type: "TextPositionSelector", start, end };
}

/** Whether a value is a valid target. */
export function isTarget(target: unknown): target is Target {
  if (!isRecord(target) || !isText(target["source"])) return false;
  if (target["title"] !== undefined && !isText(target["title"])) return false;
  if (target["type"] === "resource") return true;
  const { type, scope, selectors } = target;
  return type === "selection" && (scope === null || isText(scope)) && isSelectors(selectors);
}

function isSelectors(value: unknown): value is Selectors {
  if (!isRecord(value)) return false;
  const { quote, position, element } = value;
  return (
    isQuote(quote) &&
    isText(quote["prefix"]) &&
    isText(quote["suffix"]) &&
    (position === null || isPosition(position)) &&
    (element === null || isElement(element))
  );
}

function isQuote(value: unknown): value is Unknown & { readonly exact: string } {
  return isRecord(value) && isText(value["exact"]);
}

function isElement(value: unknown): boolean {
  return isRecord(value) && isText(value["value"]) && isPosition(value["refinedBy"]);
}

const LEAVES: ReadonlySet<string> = new Set(["string", "boolean", "undefined"]);

/**
 * Whether a value survives a round trip through JSON unchanged, except for undefined members, and is
 * nested no deeper than `nesting` levels.
 */
export function isJson(value: unknown, nesting = MAX_FOREIGN_NESTING): value is Json {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  let count = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { value: it, depth } = next;
    count += 1;
    // One object can be a member of several objects, or of itself. In JSON it would be written each
    // time.
    if (depth > nesting || count > MAX_FOREIGN_MEMBERS) return false;
    if (Array.isArray(it) && !isDense(it)) return false;
    if (Array.isArray(it) || isPlain(it)) {
      for (const member of Object.values(it)) open.push({ value: member, depth: depth + 1 });
    } else if (it !== null && !LEAVES.has(typeof it) && !Number.isFinite(it)) {
      return false;
    }
  }
  return true;
}

/**
 * Whether a list has its items and nothing else. A structured clone keeps holes, and members other
 * than the items. Code that goes through a list skips holes, and calls a member named `constructor`
 * to make its result.
 */
function isDense(list: readonly unknown[]): boolean {
  return Object.keys(list).length === list.length;
}

function isPlain(value: unknown): value is Unknown {
  return isRecord(value) && Object.prototype.toString.call(value) === "[object Object]";
}

/** The colour in a stored value; the first colour if it is invalid. */
export function colourFrom(value: unknown): Colour {
  return COLOURS.find((colour) => colour === value) ?? COLOURS[0];
}

function textIn(body: unknown): string {
  if (isText(body)) return body;
  return isRecord(body) && isText(body["value"]) ? body["value"] : "";
}

/** The texts in a stored value: of a list, or a single text. */
export function textsIn(value: unknown): string[] {
  if (isText(value)) return [value];
  return Array.isArray(value) ? Array.from(value).filter(isText) : [];
}

/** Keeps the quotation if it can be read. An unreadable position is not guessed. */
function targetFrom(target: unknown): Target {
  if (isText(target)) return { type: "resource", source: target };
  if (!isRecord(target)) return { type: "resource", source: unknownSource() };
  const source = isText(target["source"]) ? target["source"] : unknownSource();
  const selectors = isRecord(target["selectors"]) ? target["selectors"] : {};
  const { quote, position } = selectors;
  const titled = isText(target["title"]) ? { title: target["title"] } : {};
  if (!isQuote(quote)) return { type: "resource", source, ...titled };
  const { exact, prefix, suffix } = quote;
  return {
    type: "selection",
    source,
    scope: isText(target["scope"]) ? target["scope"] : null,
    ...titled,
    selectors: {
      quote: {
        type: "TextQuoteSelector",
        exact,
        prefix: isText(prefix) ? prefix : "",
        suffix: isText(suffix) ? suffix : "",
      },
      position: isPosition(position) ? positionOf(position) : null,
      element: null,
    },
  };
}

/**
 * Any value as JSON. Values that JSON cannot express become text. Parts that are too deep, too
 * many, or circular are left out.
 */
function jsonOf(stored: unknown): Json {
  let left = MAX_STORED_MEMBERS;
  const around = new Set<unknown>();
  const said = (value: unknown): Json => {
    if (value === null || isText(value) || typeof value === "boolean") return value;
    if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
    if (typeof value === "bigint") return String(value);
    if (typeof value !== "object") return typeof value;
    if (value instanceof Date || value instanceof RegExp) return String(value);
    if (around.has(value) || around.size > MAX_STORED_NESTING || left <= 0) return "…";
    const members = Object.entries(value).slice(0, left);
    left -= members.length;
    around.add(value);
    const read = members.map(([name, it]): [string, Json] => [name, said(it)]);
    around.delete(value);
    return Array.isArray(value) ? read.map(([, it]) => it) : Object.fromEntries(read);
  };
  return said(stored);
}
