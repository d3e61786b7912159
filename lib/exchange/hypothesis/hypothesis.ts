/**
 * Converts annotations of Hypothesis (https://h.readthedocs.io/en/latest/api-reference/), as its
 * API and its client's export give them, to the W3C's model. So they get the same checks as all
 * others. What the model cannot express is kept together in a member `hypothesis`.
 */
import type { Annotation, Json } from "../../annotation/model";
import { refuse } from "../json/exchange-error";
import {
  isObject,
  type JsonObject,
  listOf,
  oneOrMany,
  own,
  textOf,
  typesOf,
  valuesOf,
} from "../json/json-value";
import { isIri } from "../json/members";

/** Whether this looks like an annotation of Hypothesis: it has a `uri`, and is not JSON-LD. */
export function isHypothesis(value: Json): value is JsonObject {
  if (!isObject(value) || own(value, "@context") !== undefined) return false;
  if (own(value, "type") !== undefined || textOf(value, "uri") === undefined) return false;
  return ["text", "tags", "target", "updated", "user"].some((it) => own(value, it) !== undefined);
}

const MAPPED = new Set(["created", "updated", "text", "tags"]);

/**
 * The same annotation in the W3C's model.
 *
 * @throws ExchangeError "model" for an invalid text or invalid tags
 */
export function hypothesisToJsonLd(it: JsonObject, place: string): JsonObject {
  const id = textOf(it, "id");
  const others = Object.entries(it).filter(([name]) => !MAPPED.has(name) && name !== "target");
  const references = valuesOf(it, "references");
  return {
    type: "Annotation",
    ...(id === undefined ? {} : { id: hypothesisAddress(id) }),
    ...copied(it, "created", "created"),
    ...copied(it, "updated", "modified"),
    motivation: references.length > 0 ? "replying" : motivationOf(it),
    ...creatorOf(it),
    ...bodiesOf(it, place),
    target: targetsOf(it, place),
    hypothesis: Object.fromEntries(others),
  };
}

/**
 * The address of an annotation. Hypothesis's ids are letters and digits, but a file may contain
 * anything, and `encodeURIComponent` throws at a lone surrogate.
 */
export function hypothesisAddress(id: string): string {
  return `https://hypothes.is/a/${encodeURIComponent(id.replaceAll(/\p{Surrogate}/gu, "\ufffd"))}`;
}

function copied(it: JsonObject, from: string, to: string): JsonObject {
  const value = own(it, from);
  return value === undefined || value === null ? {} : { [to]: value };
}

function motivationOf(it: JsonObject): string {
  return textOf(it, "text") ? "commenting" : "highlighting";
}

/** `acct:name@hypothes.is`, which is an IRI by RFC 7565. */
function creatorOf(it: JsonObject): JsonObject {
  const user = textOf(it, "user");
  if (!isIri(user)) return {};
  const info = own(it, "user_info");
  const name = isObject(info) ? textOf(info, "display_name") : undefined;
  return { creator: { id: user, type: "Person", ...(name === undefined ? {} : { name }) } };
}

function bodiesOf(it: JsonObject, place: string): JsonObject {
  const value = own(it, "text") ?? "";
  if (typeof value !== "string") refuse(`${place}.text`, "notText");
  const text = { type: "TextualBody", value, format: "text/markdown", purpose: "commenting" };
  const tags = valuesOf(it, "tags").map((tag, index) =>
    typeof tag === "string"
      ? { type: "TextualBody", value: tag, purpose: "tagging" }
      : refuse(`${place}.tags[${index}]`, "notText"),
  );
  const bodies = [...(value === "" ? [] : [text]), ...tags];
  return bodies.length > 0 ? { body: oneOrMany(bodies) } : {};
}

/** The targets. The document is the target if none is given, and for a target without a source. */
function targetsOf(it: JsonObject, place: string): Json {
  const uri = textOf(it, "uri") as string;
  const targets = valuesOf(it, "target").map((target, index) => {
    if (!isObject(target)) refuse(`${place}.target[${index}]`, "notObject");
    const selectors = listOf(own(target, "selector")).map((selector) => w3cSelector(selector));
    const source = textOf(target, "source") ?? uri;
    return selectors.length > 0
      ? { ...target, type: "SpecificResource", source, selector: selectors }
      : source;
  });
  return targets.length > 0 ? targets : uri;
}

/** A range in Hypothesis is two XPaths with offsets. In the W3C's model it is two selectors. */
function w3cSelector(selector: Json): Json {
  if (!isObject(selector) || !typesOf(selector).includes("RangeSelector")) return selector;
  const { startContainer, startOffset, endContainer, endOffset, ...rest } = selector;
  if (isObject(rest["startSelector"])) return selector;
  return {
    ...rest,
    startSelector: boundary(startContainer, startOffset),
    endSelector: boundary(endContainer, endOffset),
  };
}

function boundary(container: Json | undefined, offset: Json | undefined): Json {
  // The paths begin at the body element, and write the body itself as an empty path.
  const value = container === "" || container === undefined ? "." : container;
  const at = offset ?? 0;
  return {
    type: "XPathSelector",
    value,
    refinedBy: { type: "TextPositionSelector", start: at, end: at },
  };
}

/** The title of an annotation's document according to Hypothesis; null if it has none. */
export function documentTitle({ foreign }: Pick<Annotation, "foreign">): string | null {
  const theirs = foreign?.["hypothesis"];
  const document = isObject(theirs) ? own(theirs, "document") : undefined;
  const titles = isObject(document) ? valuesOf(document, "title") : [];
  const title = titles.find((it) => typeof it === "string" && it.trim() !== "");
  return typeof title === "string" ? title.trim() : null;
}
