/** Checks the requirements of bodies and targets (3.2, 4). */
import type { Json } from "../../annotation/model";
import { checkSelector } from "./check-selector";
import { refuse } from "../json/exchange-error";
import { isObject, type JsonObject, own, typesOf, valuesOf } from "../json/json-value";
import * as member from "../json/members";

type Role = "body" | "target";

const SETS: ReadonlySet<Json> = new Set(["Choice", "Composite", "List", "Independents"]);

/** Whether this is a set of resources (3.2.7, 3.2.8). */
export function isSet(it: JsonObject): boolean {
  return own(it, "items") !== undefined || typesOf(it).some((type) => SETS.has(type));
}

/** Whether this is a text (3.2.4), with or without its class. */
export function isTextualBody(it: JsonObject): boolean {
  return own(it, "value") !== undefined || typesOf(it).includes("TextualBody");
}

/**
 * Members that only a specific resource has. An object with one of them and without an address of
 * its own must be a specific resource.
 */
const OF_SPECIFIC = ["selector", "state", "renderedVia", "scope", "styleClass"];

/**
 * Whether this is a specific resource (4): it refers to a source, or has members of such a
 * resource.
 */
export function isSpecific(it: JsonObject): boolean {
  if (typesOf(it).includes("SpecificResource") || own(it, "source") !== undefined) return true;
  const isElse = isSet(it) || isTextualBody(it) || own(it, "id") !== undefined;
  return !isElse && OF_SPECIFIC.some((name) => own(it, name) !== undefined);
}

/** @throws ExchangeError "model" with the path of what breaks a MUST */
export function checkResource(value: Json, place: string, role: Role): void {
  if (typeof value === "string") {
    if (!member.isIri(value)) refuse(place, "notIri");
    return;
  }
  if (!isObject(value)) refuse(place, "notIriOrObject");
  checkCommon(value, place);
  const kinds = [isSet(value), isTextualBody(value), isSpecific(value)].filter(Boolean).length;
  if (kinds > 1) {
    refuse(place, "severalKinds");
  }
  if (isSet(value)) checkSet(value, place, role);
  else if (isTextualBody(value)) checkTextualBody(value, place, role);
  else if (isSpecific(value)) checkSpecific(value, place);
  else member.oneIri(value, "id", place);
}

/** Sections 3.2.1 and 3.3: members that any resource may have. */
function checkCommon(it: JsonObject, place: string): void {
  member.atMostOneIri(it, "id", place);
  for (const name of ["type", "format", "language", "purpose", "accessibility"]) {
    member.texts(it, name, place);
  }
  member.atMostOneText(it, "processingLanguage", place);
  const direction = member.atMostOne(it, "textDirection", place);
  if (direction !== undefined && !["ltr", "rtl", "auto"].includes(direction as string)) {
    refuse(`${place}.textDirection`, "notDirection");
  }
  for (const name of ["created", "modified", "generated"]) member.atMostOneTime(it, name, place);
  checkOrigin(it, place);
}

/** Sections 3.3.6 and 3.3.7. */
export function checkOrigin(it: JsonObject, place: string): void {
  member.iris(it, "rights", place);
  member.atMostOneIri(it, "canonical", place);
  member.iris(it, "via", place);
}

/** Sections 3.2.7 and 3.2.8. */
function checkSet(it: JsonObject, place: string, role: Role): void {
  if (typesOf(it).filter((type) => SETS.has(type)).length !== 1) {
    refuse(`${place}.type`, "notOneSet");
  }
  if (valuesOf(it, "items").length === 0) refuse(`${place}.items`, "noItems");
  member.each(it, "items", place, (item, path) => checkResource(item, path, role));
}

/** Section 3.2.4. */
function checkTextualBody(it: JsonObject, place: string, role: Role): void {
  if (role === "target") refuse(place, "textAsTarget");
  member.oneText(it, "value", place);
}

/** Section 4. */
function checkSpecific(it: JsonObject, place: string): void {
  const source = member.exactlyOne(it, "source", place);
  if (isObject(source)) {
    checkCommon(source, `${place}.source`);
    member.oneIri(source, "id", `${place}.source`);
  } else {
    member.oneIri(it, "source", place);
  }
  member.each(it, "selector", place, checkSelector);
  member.each(it, "state", place, checkSelector);
  member.texts(it, "styleClass", place);
  member.irisOrObjects(it, "scope", place);
  member.irisOrObjects(it, "renderedVia", place);
}
