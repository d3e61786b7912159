/** Checks the requirements of an annotation (3.1, 3.2, 3.3, 4.4): each MUST of the model once. */
import type { Json } from "../../annotation/model";
import { checkOrigin, checkResource } from "./check-resource";
import { refuse } from "../json/exchange-error";
import { isList, isObject, type JsonObject, own, typesOf, valuesOf } from "../json/json-value";
import * as member from "../json/members";

/** The JSON-LD context of the model (3.1). */
export const CONTEXT = "http://www.w3.org/ns/anno.jsonld";

/**
 * @param isInside whether it is in a collection, a page or a list, which then has the context
 * @throws ExchangeError "model" with the path of what breaks a MUST
 */
export function checkAnnotation(it: JsonObject, place: string, isInside: boolean): void {
  checkContext(own(it, "@context"), place, isInside);
  member.texts(it, "type", place);
  if (!typesOf(it).includes("Annotation")) {
    refuse(`${place}.type`, "notAnnotationType");
  }
  member.atMostOneIri(it, "id", place);
  checkBodies(it, place);
  if (valuesOf(it, "target").length === 0) refuse(`${place}.target`, "noTarget");
  member.each(it, "target", place, (target, path) => checkResource(target, path, "target"));
  for (const name of ["created", "modified", "generated"]) member.atMostOneTime(it, name, place);
  member.texts(it, "motivation", place);
  checkOrigin(it, place);
  checkStylesheet(it, place);
}

/** Section 3.1. */
function checkContext(context: Json | undefined, place: string, isInside: boolean): void {
  if (context === undefined && isInside) return;
  const isThere = isList(context) ? context.includes(CONTEXT) : context === CONTEXT;
  if (!isThere) refuse(`${place}.@context`, "notContext", { context: CONTEXT });
}

/** Sections 3.2 and 3.2.5. */
function checkBodies(it: JsonObject, place: string): void {
  member.each(it, "body", place, (body, path) => checkResource(body, path, "body"));
  if (valuesOf(it, "bodyValue").length === 0) return;
  if (own(it, "body") !== undefined) {
    refuse(`${place}.bodyValue`, "bodyAndValue");
  }
  member.oneText(it, "bodyValue", place);
}

/** Section 4.4. */
function checkStylesheet(it: JsonObject, place: string): void {
  const sheet = member.atMostOne(it, "stylesheet", place);
  if (sheet === undefined || member.isIri(sheet)) return;
  const path = `${place}.stylesheet`;
  if (!isObject(sheet)) refuse(path, "notIriOrObject");
  member.atMostOneText(sheet, "value", path);
  if (valuesOf(sheet, "value").length === 0) member.oneIri(sheet, "id", path);
}
