/** Reads a file of notes, whatever it is: what is right of it, and what was not taken and why. */
import type { Annotation, Json } from "../annotation/model";
import { isBackup, openBackup } from "./backup";
import { ExchangeError } from "./exchange-error";
import { hypothesisToJsonLd, isHypothesis } from "./hypothesis";
import { isList, isObject, type JsonObject, own, typesOf, valuesOf } from "./json-value";
import { excessOf, MAX_NOTES } from "./limits";
import { readJson } from "./read-json";
import { fromJsonLd } from "./w3c";
import { wellFormed } from "./well-formed";

/** What was in a file. */
export interface ImportResult {
  readonly kind: "backup" | "w3c" | "hypothesis";
  /** No two of the same id. */
  readonly annotations: Annotation[];
  /** What was not taken: where in the file (a JSON path), and why. */
  readonly refused: { place: string; reason: string }[];
  /**
   * What the notes keep but do not show, by JSON path from the annotation down; `lone surrogates` where half
   * characters were replaced. For a collection, what was said of it as a whole, which is not kept.
   */
  readonly leftOut: { id: string; what: string[] }[];
  /** Of a backup only. */
  readonly settings: Json | null;
  /** Of a backup only: terms whose card has been opened. */
  readonly met: string[];
}

/** One annotation where it stands, or what stands there instead. */
interface Item {
  readonly place: string;
  readonly value: Json;
  readonly isInside: boolean;
}

type Collected = Pick<ImportResult, "refused" | "leftOut"> & { readonly items: Item[] };

/**
 * Reads the notes in a file: a backup of ours, annotations of the W3C (one, a list, a collection, a page), or of
 * Hypothesis (a search result, a client's export, a list).
 *
 * @param now milliseconds since 1970: when annotations were made that do not say it
 * @throws ExchangeError only where nothing can be read: no JSON, nothing known, a backup that is damaged or newer
 */
export function readNotesFile(
  bytes: Uint8Array,
  now: number,
  { evenIfDamaged = false }: { readonly evenIfDamaged?: boolean } = {},
): ImportResult {
  const value = readJson(bytes) as Json;
  if (isBackup(value)) {
    const { annotations, settings, met } = openBackup(value, evenIfDamaged);
    const items = itemsOf(annotations, "$.content.annotations");
    const result = takeAll({ items, refused: [], leftOut: [] }, now, true);
    return { ...result, kind: "backup", settings, met: [...met] };
  }
  const collected = collect(value);
  if (!collected) {
    const reason = "Nothing in it is an annotation of a kind that is known here.";
    throw new ExchangeError("not-notes", "$", reason);
  }
  const isTheirs =
    collected.items.length > 0 && collected.items.every((it) => isHypothesis(it.value));
  const result = takeAll(collected, now, false);
  return { ...result, kind: isTheirs ? "hypothesis" : "w3c", settings: null, met: [] };
}

function itemsOf(values: readonly Json[], place: string): Item[] {
  return values.map((value, index) => ({ value, place: `${place}[${index}]`, isInside: true }));
}

/** Where the annotations are; null if there can be none. */
function collect(value: Json): Collected | null {
  if (isList(value)) {
    const items = itemsOf(value, "$");
    const isKnown = items.length === 0 || items.some((it) => isAnnotation(it.value));
    return isKnown ? { items, refused: [], leftOut: [] } : null;
  }
  if (!isObject(value)) return null;
  const types = typesOf(value);
  if (types.includes("AnnotationCollection")) return collectCollection(value);
  if (types.includes("AnnotationPage")) return collectPages(value, "$");
  if (isAnnotation(value)) {
    return { items: [{ value, place: "$", isInside: false }], refused: [], leftOut: [] };
  }
  const lists = ["rows", "annotations", "replies"].filter((name) => isList(own(value, name)));
  if (lists.length === 0) return null;
  const items = lists.flatMap((name) => itemsOf(valuesOf(value, name), `$.${name}`));
  return { items, refused: [], leftOut: [] };
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

/** 5.1 */
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

/** 5.2: a page, and those after it as far as they are in the file. */
function collectPages(page: Json, start: string): Collected {
  let items: Item[] = [];
  let next: Json | undefined = page;
  let place = start;
  while (isObject(next)) {
    items = items.concat(itemsOf(valuesOf(next, "items"), `${place}.items`));
    [next] = valuesOf(next, "next");
    place += ".next";
  }
  const reason = "This page of the collection is not in the file.";
  return { items, refused: next === undefined ? [] : [{ place, reason }], leftOut: [] };
}

function takeAll(
  { items, refused, leftOut }: Collected,
  now: number,
  isOurs: boolean,
): Pick<ImportResult, "annotations" | "refused" | "leftOut"> {
  const taken = new Map<string, Annotation>();
  const notTaken = [...refused];
  const unshown = [...leftOut];
  for (const item of items.slice(0, MAX_NOTES)) {
    const result = take(item, now, isOurs);
    if ("reason" in result) notTaken.push(result);
    else if (taken.has(result.annotation.id)) {
      notTaken.push({ place: item.place, reason: "An annotation with its id comes before it." });
    } else {
      const { id } = result.annotation;
      taken.set(id, result.annotation);
      if (result.what.length > 0) unshown.push({ id, what: result.what });
    }
  }
  const excess = items[MAX_NOTES];
  if (excess) {
    const count = items.length - MAX_NOTES;
    const reason = `The file has ${items.length} annotations; ${MAX_NOTES} are the most, so ${count} were left.`;
    notTaken.push({ place: excess.place, reason });
  }
  return { annotations: [...taken.values()], refused: notTaken, leftOut: unshown };
}

function take(
  { value, place, isInside }: Item,
  now: number,
  isOurs: boolean,
): { annotation: Annotation; what: string[] } | { place: string; reason: string } {
  if (typeof value === "string") {
    return { place, reason: "Only the annotation's address is in the file, not the annotation." };
  }
  try {
    const said = isHypothesis(value) ? hypothesisToJsonLd(value, place) : value;
    const { annotation, leftOut } = fromJsonLd(said, now, {
      place,
      isInside: isInside || said !== value,
    });
    const reason = excessOf(annotation);
    if (reason !== null) return { place, reason };
    const mended = isOurs ? annotation : wellFormed(annotation);
    const what = mended === annotation ? leftOut : [...leftOut, "lone surrogates"];
    return { annotation: mended, what };
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error;
    return { place: error.place, reason: error.reason };
  }
}
