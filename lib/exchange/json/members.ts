/**
 * Checks that recur throughout the model: how many values a member has, and of what kind. Each
 * check refuses with the path.
 */
import type { Json } from "../../annotation/model";
import { utcTime } from "./date-time";
import { refuse } from "./exchange-error";
import { isObject, type JsonObject, own, valuesOf } from "./json-value";

/**
 * Refuses more than one value.
 *
 * @returns the value, or undefined if there is none
 */
export function atMostOne(it: JsonObject, name: string, place: string): Json | undefined {
  const values = valuesOf(it, name);
  if (values.length > 1) {
    refuse(`${place}.${name}`, "tooMany", { count: values.length });
  }
  return values[0];
}

/** Refuses anything but one value. */
export function exactlyOne(it: JsonObject, name: string, place: string): Json {
  const value = atMostOne(it, name, place);
  return value === undefined ? refuse(`${place}.${name}`, "missing") : value;
}

/** Refuses anything but one text. */
export function oneText(it: JsonObject, name: string, place: string): string {
  const value = exactlyOne(it, name, place);
  return typeof value === "string" ? value : refuse(`${place}.${name}`, "notText");
}

/** Refuses more than one value, or a value that is not text. */
export function atMostOneText(it: JsonObject, name: string, place: string): void {
  if (atMostOne(it, name, place) !== undefined) oneText(it, name, place);
}

/** Refuses values that are not texts. Any number of texts is accepted. */
export function texts(it: JsonObject, name: string, place: string): void {
  if (!valuesOf(it, name).every((value) => typeof value === "string")) {
    refuse(`${place}.${name}`, "notTexts");
  }
}

/** Section 3.3.1: a time of creation or change, at most one. */
export function atMostOneTime(it: JsonObject, name: string, place: string): void {
  if (atMostOne(it, name, place) !== undefined) times(it, name, place);
}

/** Refuses values that are not an xsd:dateTime with a time zone. */
export function times(it: JsonObject, name: string, place: string): void {
  for (const value of valuesOf(it, name)) {
    if (typeof value !== "string" || utcTime(value) === null) {
      refuse(`${place}.${name}`, "notTime");
    }
  }
}

/**
 * An absolute IRI. Characters that browsers leave in addresses although RFC 3987 forbids them (`|`,
 * `{`) are accepted.
 */
export function isIri(value: Json | undefined): value is string {
  return typeof value === "string" && /^[A-Za-z][A-Za-z\d+.-]*:[^\s<>"\p{Cc}]+$/u.test(value);
}

/** Refuses anything but one absolute IRI. */
export function oneIri(it: JsonObject, name: string, place: string): string {
  const value = exactlyOne(it, name, place);
  return isIri(value) ? value : refuse(`${place}.${name}`, "notIri");
}

/** Refuses more than one value, or a value that is not an absolute IRI. */
export function atMostOneIri(it: JsonObject, name: string, place: string): void {
  if (atMostOne(it, name, place) !== undefined) oneIri(it, name, place);
}

/** IRIs, or objects whose id, if they have one, is an IRI. */
export function irisOrObjects(it: JsonObject, name: string, place: string): void {
  valuesOf(it, name).forEach((value, index) => {
    const path = `${place}.${name}${valuesOf(it, name).length > 1 ? `[${index}]` : ""}`;
    if (isObject(value)) atMostOneIri(value, "id", path);
    else if (!isIri(value)) refuse(path, "notIriOrObject");
  });
}

/** Refuses values that are not absolute IRIs. Any number is accepted. */
export function iris(it: JsonObject, name: string, place: string): void {
  if (!valuesOf(it, name).every((value) => isIri(value))) {
    refuse(`${place}.${name}`, "notIris");
  }
}

/** Calls back for each value of a member, with its path. */
export function each(
  it: JsonObject,
  name: string,
  place: string,
  check: (value: Json, place: string) => void,
): void {
  const isSeveral = Array.isArray(own(it, name));
  valuesOf(it, name).forEach((value, index) => {
    check(value, `${place}.${name}${isSeveral ? `[${index}]` : ""}`);
  });
}
