/**
 * Reads a file of notes in any known format. The result has the valid notes, and the reasons why
 * others were not taken.
 */
import { MAX_FOREIGN_NESTING } from "../annotation/limits";
import type { Annotation, Json } from "../annotation/model";
import { excessOf } from "../annotation/schema";
import { isJson } from "../annotation/stored-note";
import { isBackup, openBackup } from "./backup";
import { dropAt } from "./drop";
import { ExchangeError, type Place, type Reason, reasonOf, refuse } from "./json/exchange-error";
import { hypothesisToJsonLd, isHypothesis } from "./hypothesis/hypothesis";
import { isList, isObject, type JsonObject, own, typesOf, valuesOf } from "./json/json-value";
import { readJsonLines } from "./json/json-lines";
import { mend, type Remark } from "./w3c/mend";
import { parseJson, readText } from "./json/read-json";
import { fromJsonLd } from "./w3c/w3c";
import { parseLibraryRecord } from "../record/parse-record";
import type { LibraryRecord } from "../record/record";
import { fromBase64 } from "../text/base64";
import type { Steps } from "../slices/in-slices";
import { wellFormed } from "./w3c/well-formed";

/** The maximum number of notes taken from one file. */
const MAX_NOTES = 100_000;

/** An annotation that breaks the model in more places is not checked further. */
const MAX_DROPS = 20;

/** The content of a file. */
export interface ImportResult {
  readonly kind: "backup" | "w3c" | "hypothesis";
  /** No two have the same id. */
  readonly annotations: Annotation[];
  /** The entries that were not taken: their place in the file, and the reason. */
  readonly refused: Refusal[];
  /**
   * The parts that were read differently than written, or left out, so that a note could be taken.
   */
  readonly remarks: Remark[];
  /**
   * Members that the notes keep but do not show, as JSON paths from the annotation down. For a
   * collection, the statements about it as a whole, which are not kept.
   */
  readonly leftOut: { id: string; what: string[] }[];
  /** Only from a backup: the records of the library. */
  readonly library: LibraryRecord[];
  /** Only from a backup: the delivered files by what is said to be their hash. */
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** Only from a backup. */
  readonly settings: Json | null;
  /** Only from a backup: the terms whose card has been opened. */
  readonly met: string[];
}

/** An entry that was not taken. */
export interface Refusal {
  readonly place: Place;
  readonly reason: Reason;
}

/** One annotation and its place, or the value in its place. */
interface Item {
  readonly place: string;
  readonly value: Json;
  readonly isInside: boolean;
}

type Taken = Pick<ImportResult, "annotations" | "refused" | "remarks" | "leftOut">;
type Collected = Pick<ImportResult, "refused" | "leftOut"> & { readonly items: Item[] };

/**
 * Reads the notes in a file, one annotation per step: one of our backups, annotations of the W3C
 * (one, a list, a collection, a page), or annotations of Hypothesis (a search result, a client's
 * export, a list). The last two may also be JSON Lines.
 *
 * @param now milliseconds since 1970: the creation time of annotations that do not state one
 * @throws ExchangeError only if nothing can be read: no JSON, no known format, a backup that is
 *   damaged or newer
 */
export function* notesFileSteps(
  bytes: Uint8Array,
  now: number,
  { evenIfDamaged = false }: { readonly evenIfDamaged?: boolean } = {},
): Steps<ImportResult> {
  const text = readText(bytes);
  const json = parseJson(text);
  const value = "value" in json ? (json.value as Json) : null;
  if (isBackup(value)) {
    const { annotations, library, files, settings, met } = openBackup(value, evenIfDamaged);
    const items = itemsOf(annotations, "$.content.annotations");
    const records = recordsIn(library, "$.content.library");
    const collected = { items, refused: records.refused, leftOut: [] };
    const result = yield* takeAll(collected, now, true);
    return {
      ...result,
      kind: "backup",
      library: records.taken,
      files: filesIn(files),
      settings,
      met: [...met],
    };
  }
  const collected = "error" in json ? collectLines(text, json.error) : collect(value);
  if (!collected) throw new ExchangeError("not-notes", "$", reasonOf("nothingKnown"));
  const isTheirs =
    collected.items.length > 0 && collected.items.every((it) => isHypothesis(it.value));
  const result = yield* takeAll(collected, now, false);
  return {
    ...result,
    kind: isTheirs ? "hypothesis" : "w3c",
    library: [],
    files: new Map(),
    settings: null,
    met: [],
  };
}

function recordsIn(
  values: readonly Json[],
  place: string,
): { taken: LibraryRecord[]; refused: Refusal[] } {
  const taken = new Map<string, LibraryRecord>();
  const refused: Refusal[] = [];
  for (const [i, value] of values.entries()) {
    const record = parseLibraryRecord(value);
    if (record) taken.set(record.id, record);
    else refused.push({ place: `${place}[${i}]`, reason: reasonOf("unreadable") });
  }
  return { taken: [...taken.values()], refused };
}

function filesIn(files: Readonly<Record<string, Json>>): Map<string, Uint8Array<ArrayBuffer>> {
  return new Map(
    Object.entries(files).flatMap(([hash, text]) => {
      const bytes = typeof text === "string" ? fromBase64(text) : null;
      return bytes ? [[hash, bytes] as const] : [];
    }),
  );
}

/**
 * Reads the text as JSON Lines.
 *
 * @throws ExchangeError `error`, which says what was wrong with the text as a whole, if it is not
 *   JSON Lines either
 */
function collectLines(text: string, error: ExchangeError): Collected | null {
  const read = readJsonLines(text, MAX_NOTES);
  if (!read) throw error;
  const items: Item[] = [];
  const refused: Refusal[] = [];
  for (const it of read.lines) {
    const place = `L${it.line}`;
    if ("error" in it) refused.push({ place, reason: it.error.reason });
    else items.push({ place, value: it.value as Json, isInside: true });
  }
  if (read.more > 0) refused.push(excessAt(`L${MAX_NOTES + 1}`, MAX_NOTES + read.more));
  const isKnown = items.some((it) => isAnnotation(it.value));
  return isKnown ? { items, refused, leftOut: [] } : null;
}

function excessAt(place: string, count: number): Refusal {
  const params = { count, limit: MAX_NOTES, left: count - MAX_NOTES };
  return { place, reason: reasonOf("tooManyNotes", params) };
}

function itemsOf(values: readonly Json[], place: string): Item[] {
  return values.map((value, index) => ({ value, place: `${place}[${index}]`, isInside: true }));
}

/** Finds the annotations; null if there cannot be any. */
function collect(value: Json): Collected | null {
  if (isList(value)) {
    const items = itemsOf(value, "$");
    const isKnown = items.length === 0 || items.some((it) => isAnnotation(it.value));
    return isKnown ? { items, refused: [], leftOut: [] } : null;
  }
  if (!isObject(value)) return null;
  const types = new Set([...typesOf(value), ...valuesOf(value, "@type")]);
  if (types.has("AnnotationCollection")) return collectCollection(value);
  if (types.has("AnnotationPage")) return collectPages(value, "$");
  const lists = listsOf(value);
  if (isAnnotation(value) && (lists.length === 0 || own(value, "target") !== undefined)) {
    return { items: [{ value, place: "$", isInside: false }], refused: [], leftOut: [] };
  }
  if (lists.length === 0) return null;
  const items = lists.flatMap((name) => itemsOf(valuesOf(value, name), `$.${name}`));
  return { items, refused: [], leftOut: [] };
}

const KNOWN_LISTS = new Set(["rows", "annotations", "replies", "@graph"]);

/**
 * The names of the members that are lists of annotations, whatever a program calls them. Known
 * names count even if the list is empty.
 */
function listsOf(value: JsonObject): string[] {
  return Object.keys(value).filter((name) => {
    const list = own(value, name);
    return isList(list) && (KNOWN_LISTS.has(name) || list.some((it) => isAnnotation(it)));
  });
}

function isAnnotation(value: Json): boolean {
  if (!isObject(value)) return false;
  return (
    own(value, "@context") !== undefined ||
    typesOf(value).includes("Annotation") ||
    isHypothesis(value)
  );
}

const OF_COLLECTION = new Set(["@context", "id", "type", "total", "first", "last", "items"]);

/** Section 5.1 of the model. */
function collectCollection(it: JsonObject): Collected {
  const [first] = valuesOf(it, "first");
  const id = own(it, "id");
  const what = Object.keys(it).filter((name) => !OF_COLLECTION.has(name));
  const pages = collectPages(first ?? {}, "$.first");
  return {
    items: [...itemsOf(valuesOf(it, "items"), "$.items"), ...pages.items],
    refused: pages.refused,
    leftOut: what.length > 0 ? [{ id: typeof id === "string" ? id : "", what }] : [],
  };
}

/** Section 5.2: a page, and the following pages as far as they are in the file. */
function collectPages(page: Json, start: string): Collected {
  let items: Item[] = [];
  let next: Json | undefined = page;
  let place = start;
  while (isObject(next)) {
    items = items.concat(itemsOf(valuesOf(next, "items"), `${place}.items`));
    [next] = valuesOf(next, "next");
    place += ".next";
  }
  const reason = reasonOf("pageNotInFile");
  return { items, refused: next === undefined ? [] : [{ place, reason }], leftOut: [] };
}

function* takeAll(
  { items, refused, leftOut }: Collected,
  now: number,
  isOurs: boolean,
): Steps<Taken> {
  const taken = new Map<string, Annotation>();
  const notTaken = [...refused];
  const remarks: Remark[] = [];
  const unshown = [...leftOut];
  // One of our own backups is read whole, however many notes it has.
  const most = isOurs ? items.length : MAX_NOTES;
  for (const item of items.slice(0, most)) {
    const result = take(item, now, isOurs);
    yield;
    if ("reason" in result) notTaken.push(result);
    else if (taken.has(result.annotation.id)) {
      notTaken.push({ place: item.place, reason: reasonOf("comesTwice") });
    } else {
      const { id } = result.annotation;
      taken.set(id, result.annotation);
      remarks.push(...result.remarks);
      if (result.leftOut.length > 0) unshown.push({ id, what: result.leftOut });
    }
  }
  const excess = items[most];
  if (excess) notTaken.push(excessAt(excess.place, items.length));
  return { annotations: [...taken.values()], refused: notTaken, remarks, leftOut: unshown };
}

interface TakenOne {
  readonly annotation: Annotation;
  readonly leftOut: string[];
  readonly remarks: Remark[];
}

/** Reads one entry of any kind. An error in it does not affect the other entries. */
function take(item: Item, now: number, isOurs: boolean): TakenOne | Refusal {
  const { value, place } = item;
  if (typeof value === "string") return { place, reason: reasonOf("onlyAddress") };
  try {
    const { annotation, leftOut, remarks } = readOne(item, now);
    if (!isJson(annotation.foreign)) {
      return { place, reason: reasonOf("tooDeep", { limit: MAX_FOREIGN_NESTING }) };
    }
    const excess = excessOf(annotation, isOurs);
    if (excess) {
      const { what, is, limit } = excess;
      return { place, reason: reasonOf(`limit_${what}`, { is, limit }) };
    }
    const mended = isOurs ? annotation : wellFormed(annotation);
    if (mended !== annotation) {
      remarks.push({ place, isDropped: false, reason: reasonOf("halfCharacters") });
    }
    return { annotation: mended, leftOut, remarks };
  } catch (error) {
    if (!(error instanceof ExchangeError)) return { place, reason: reasonOf("unreadable") };
    return { place: error.place, reason: error.reason };
  }
}

/**
 * Reads an annotation. Parts that break the model are removed if they can be spared.
 *
 * @throws ExchangeError
 */
function readOne({ value, place, isInside }: Item, now: number): TakenOne {
  const said = isHypothesis(value) ? hypothesisToJsonLd(value, place) : value;
  if (!isObject(said)) refuse(place, "notAnnotation");
  const around = { place, isInside: isInside || said !== value };
  const mended = mend(said, place, around.isInside);
  const remarks = [...mended.remarks];
  let it = mended.value;
  for (let drops = 0; ; drops += 1) {
    try {
      return { ...fromJsonLd(it, now, around), remarks };
    } catch (error) {
      if (!(error instanceof ExchangeError) || typeof error.place !== "string") throw error;
      if (drops === MAX_DROPS) throw error;
      const less = dropAt(it, error.place.slice(place.length));
      if (!less) throw error;
      remarks.push({ place: place + less.dropped, isDropped: true, reason: error.reason });
      it = less.value;
    }
  }
}
