/**
 * Repairs annotations that break the model in a detail, with a remark on each change: a note is
 * worth more than its form. What makes no sense is left for the checks to refuse.
 */
import type { Json } from "../../annotation/model";
import { unknownSource } from "../../annotation/unknown-source";
import { CONTEXT } from "./check-annotation";
import { isSpecific, isSet } from "./check-resource";
import { looseTime, utcTime } from "../json/date-time";
import { deriveId } from "./derive-id";
import { type Reason, type ReasonCode, reasonOf } from "../json/exchange-error";
import {
  isList,
  isObject,
  type JsonObject,
  listOf,
  oneOrMany,
  own,
  valuesOf,
} from "../json/json-value";
import { isIri } from "../json/members";

/** A part of an annotation that was read differently than written, or left out. */
export interface Remark {
  /** A JSON path. */
  readonly place: string;
  readonly isDropped: boolean;
  readonly reason: Reason;
}

type Note = (
  place: string,
  code: ReasonCode,
  params?: Reason["params"],
  isDropped?: boolean,
) => void;

/**
 * @param place the annotation's JSON path
 * @param isInside whether the context is on the object around it
 */
export function mend(
  it: JsonObject,
  place: string,
  isInside: boolean,
): { readonly value: JsonObject; readonly remarks: Remark[] } {
  const remarks: Remark[] = [];
  const note: Note = (where, code, params = {}, isDropped = false) => {
    remarks.push({ place: where, isDropped, reason: reasonOf(code, params) });
  };
  let value = withKeywords(it);
  value = withContext(value, place, isInside, note);
  value = withType(value, place, note);
  value = withTimes(value, place, note);
  value = withId(value, place, note);
  value = withoutEmptyBodies(value, place, note);
  value = changed(value, "body", (body, path) => mendBody(body, path, note), place);
  value = changed(value, "target", (target, path) => mendTarget(target, path, note), place);
  return { value, remarks };
}

/** The object with each value of a member changed; the same object if none changes. */
function changed(
  it: JsonObject,
  name: string,
  change: (value: Json, place: string) => Json,
  place: string,
): JsonObject {
  const came = own(it, name);
  if (came === undefined || came === null) return it;
  const path = `${place}.${name}`;
  const now = isList(came)
    ? came.map((value, index) => change(value, `${path}[${index}]`))
    : change(came, path);
  const isAsItCame =
    isList(came) && isList(now) ? came.every((value, i) => value === now[i]) : came === now;
  return isAsItCame ? it : { ...it, [name]: now };
}

function without(it: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(it).filter(([other]) => other !== name));
}

/**
 * Replaces JSON-LD's own keywords by `id` and `type`, as the W3C's context calls them, and full
 * IRIs by the names of the vocabulary.
 */
function withKeywords(it: JsonObject): JsonObject {
  let value = it;
  for (const name of ["id", "type"]) {
    const keyword = own(value, `@${name}`);
    if (keyword === undefined || own(value, name) !== undefined) continue;
    value = { ...without(value, `@${name}`), [name]: keyword };
  }
  for (const name of ["type", "motivation", "purpose"]) {
    const names = valuesOf(value, name);
    const plain = names.map((it) => (typeof it === "string" ? it.replace(OA, "") : it));
    if (names.some((it, i) => it !== plain[i])) value = { ...value, [name]: oneOrMany(plain) };
  }
  return value;
}

const OA = /^(?:oa:|https?:\/\/www\.w3\.org\/ns\/oa#)/u;

/** Section 3.1. */
function withContext(it: JsonObject, place: string, isInside: boolean, note: Note): JsonObject {
  const came = own(it, "@context");
  const all = listOf(came);
  if (all.includes(CONTEXT) || (came === undefined && isInside)) return it;
  note(`${place}.@context`, "readContext");
  const others = all.filter((one) => typeof one !== "string" || !/\/ns\/anno\b/u.test(one));
  return { ...it, "@context": oneOrMany([CONTEXT, ...others]) };
}

/** Section 3.1: an object with a target and without another type is an annotation. */
function withType(it: JsonObject, place: string, note: Note): JsonObject {
  const types = valuesOf(it, "type").filter((type) => typeof type === "string");
  if (types.includes("Annotation") || own(it, "target") === undefined) return it;
  const others = types.filter((type) => type.toLowerCase() !== "annotation");
  note(`${place}.type`, "readType");
  return { ...it, type: oneOrMany(["Annotation", ...others]) };
}

/** Sections 3.3.1 and 3.3.5: the times. */
function withTimes(it: JsonObject, place: string, note: Note): JsonObject {
  let value = it;
  for (const name of ["created", "modified", "generated"]) {
    const came = own(value, name);
    if (came === undefined || came === null) continue;
    const said = listOf(came).map((one) => (isObject(one) ? (own(one, "@value") ?? null) : one));
    const [first = null] = said;
    if (said.length === 1 && typeof first === "string" && first === came && utcTime(first))
      continue;
    const time = said.map((one) => timeOf(one)).find((one) => one !== null) ?? null;
    const was = typeof first === "object" ? "" : String(first);
    value = without(value, name);
    if (time === null) note(`${place}.${name}`, "notDate", { was }, true);
    else {
      note(`${place}.${name}`, "readDate", { was, now: time });
      value = { ...value, [name]: time };
    }
  }
  return value;
}

function timeOf(value: Json): string | null {
  return (typeof value === "string" ? utcTime(value) : null) ?? looseTime(value);
}

const UUID = /^[#/]?(?:urn:uuid:)?([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/iu;

/**
 * Section 3.1: replaces an id that is unique only in its own program. Equal ids give equal results,
 * so a file brings each note once.
 */
function withId(it: JsonObject, place: string, note: Note): JsonObject {
  const came = own(it, "id");
  const [first] = listOf(came);
  if (first === undefined || (isIri(first) && !isList(came))) return it;
  const was = typeof first === "object" ? JSON.stringify(first) : String(first);
  const [, uuid] = UUID.exec(was.trim()) ?? [];
  const mended = mendedIri(was);
  const target = JSON.stringify(valuesOf(it, "target").map((one) => addressOf(one)));
  note(`${place}.id`, "readId", { was });
  if (was.trim() === "") return without(it, "id");
  const id = uuid === undefined ? (mended ?? deriveId(`${was}\n${target}`)) : `urn:uuid:${uuid}`;
  return { ...it, id };
}

function addressOf(it: Json): Json {
  return isObject(it) ? (own(it, "source") ?? own(it, "id") ?? null) : it;
}

/**
 * Repairs a text that is an absolute IRI except for characters that must be escaped; null if it is
 * not one.
 */
function mendedIri(text: string): string | null {
  const trimmed = text.trim();
  const whole = /^\/\/[^/]/u.test(trimmed)
    ? `https:${trimmed}`
    : trimmed.replace(/^(?=www\.[^\s/]+\.)/iu, "https://");
  const iri = whole.replaceAll(/[\s<>"\p{Cc}]/gu, (sign) => encodeURIComponent(sign));
  return isIri(iri) ? iri : null;
}

/** Removes bodies that have only a purpose, with which some programs mark a place. */
function withoutEmptyBodies(it: JsonObject, place: string, note: Note): JsonObject {
  const bodies = valuesOf(it, "body");
  const kept = bodies.filter((body) => !isEmptyBody(body));
  if (kept.length === bodies.length) return it;
  note(`${place}.body`, "emptyBody", {}, true);
  return kept.length === 0 ? without(it, "body") : { ...it, body: oneOrMany(kept) };
}

const OF_NOTHING = new Set([
  "type",
  "@type",
  "purpose",
  "format",
  "language",
  "created",
  "modified",
]);

function isEmptyBody(body: Json): boolean {
  if (!isObject(body)) return false;
  const types = [...valuesOf(body, "type"), ...valuesOf(body, "@type")];
  const isText = types.every((type) => type === "TextualBody" || type === "oa:TextualBody");
  return isText && Object.keys(body).every((name) => OF_NOTHING.has(name));
}

/** Section 3.2: text in the place of an address becomes the text of a body. */
function mendBody(body: Json, place: string, note: Note): Json {
  if (isObject(body)) return withText(mendResource(body, place, note, mendBody), place, note);
  if (body === null || isIri(body) || isList(body)) return body;
  note(place, "readBodyText");
  return { type: "TextualBody", value: String(body), format: "text/plain" };
}

/** Section 3.2.4: a number, or text with its language in JSON-LD's form. */
function withText(it: JsonObject, place: string, note: Note): JsonObject {
  const came = own(it, "value");
  const said = isObject(came) ? own(came, "@value") : came;
  const isText = typeof said === "string" || typeof said === "number" || typeof said === "boolean";
  if (!isText || (said === came && typeof said === "string")) return it;
  note(`${place}.value`, "readText");
  return { ...it, value: String(said) };
}

/** Sections 3.2 and 4: the annotation's target. */
function mendTarget(target: Json, place: string, note: Note): Json {
  if (typeof target === "string") return mendSource(target, place, note);
  if (!isObject(target)) return target;
  const it = mendResource(target, place, note, mendTarget);
  if (isSet(it)) return it;
  if (!isSpecific(it)) {
    return changed(it, "id", (id, path) => mendSource(id, path, note), place);
  }
  if (valuesOf(it, "source").length === 0) {
    note(`${place}.source`, "noSource");
    return { ...it, source: unknownSource() };
  }
  return changed(it, "source", (source, path) => mendOrigin(source, path, note), place);
}

function mendOrigin(source: Json, place: string, note: Note): Json {
  if (!isObject(source)) return mendSource(source, place, note);
  const it = withTimes(withKeywords(source), place, note);
  if (valuesOf(it, "id").length === 0) {
    note(place, "noSource");
    return { ...it, id: unknownSource() };
  }
  return changed(it, "id", (id, path) => mendSource(id, path, note), place);
}

function mendSource(source: Json, place: string, note: Note): Json {
  if (typeof source !== "string") return source;
  // Stored as a boolean, because the type guard `isIri` would narrow a text that is not an IRI to
  // `never`.
  const isWhole: boolean = isIri(source);
  if (isWhole) return source;
  const iri = mendedIri(source);
  if (iri !== null) note(place, "readAddress", { was: source, now: iri });
  else if (source.trim() === "") note(place, "noSource");
  else note(place, "relativeSource", { was: source });
  return iri ?? unknownSource(source.trim());
}

/** What bodies and targets have in common. */
function mendResource(
  came: JsonObject,
  place: string,
  note: Note,
  mendOne: (it: Json, place: string, note: Note) => Json,
): JsonObject {
  let it = withTimes(withKeywords(came), place, note);
  it = changed(it, "items", (item, path) => mendOne(item, path, note), place);
  it = changed(it, "selector", (one, path) => mendSelector(one, path, note), place);
  return withoutEmptyQuotes(it, place, note);
}

/** Section 4.2: a selector without a type gets the type that its members belong to. */
function mendSelector(one: Json, place: string, note: Note): Json {
  if (!isObject(one)) return one;
  const it = withKeywords(one);
  if (valuesOf(it, "type").length > 0 || own(it, "id") !== undefined) return it;
  const isQuote = typeof own(it, "exact") === "string";
  const isPosition = typeof own(it, "start") === "number" && typeof own(it, "end") === "number";
  if (!isQuote && !isPosition) return it;
  note(`${place}.type`, "readSelector");
  return { ...it, type: isQuote ? "TextQuoteSelector" : "TextPositionSelector" };
}

/** Removes empty quotations, which would match at every place of a page. */
function withoutEmptyQuotes(it: JsonObject, place: string, note: Note): JsonObject {
  const selectors = valuesOf(it, "selector");
  const kept = selectors.filter((one) => !isEmptyQuote(one));
  if (kept.length === selectors.length) return it;
  note(`${place}.selector`, "emptyQuote", {}, true);
  return kept.length === 0 ? without(it, "selector") : { ...it, selector: oneOrMany(kept) };
}

function isEmptyQuote(it: Json): boolean {
  if (!isObject(it)) return false;
  return valuesOf(it, "type").includes("TextQuoteSelector") && own(it, "exact") === "";
}
