/**
 * Export and import of annotations in the W3C's model (https://www.w3.org/TR/annotation-model/).
 *
 * An annotation that is imported and not changed is exported with the same meaning, in these normal
 * forms:
 * - Every annotation has its own `@context`. `created` and `modified` are in UTC with milliseconds.
 *   A missing `modified` becomes `created`. If both are missing, they become the time of the
 *   import.
 * - An `id` that is not a `urn:uuid:` becomes `canonical` (if there was none) and one of `via`, and
 *   a new `id` is derived from it, as 3.3.7 says for copies. A missing `id` is derived from the
 *   content.
 * - A list of one value and the value itself are the same (`id`, `motivation`, `canonical`, `via`,
 *   the times).
 *
 * {@link Annotation.foreign} holds members as they came. In it, `null` means that the member was
 * absent: `motivation` (so that none is exported) and `modified` (so that the time of an import is
 * not taken for the time of a change).
 */
import type { Annotation, Json } from "../../annotation/model";
import { mergeBodies, readBodies, writeBodies } from "./bodies";
import { checkAnnotation, CONTEXT } from "./check-annotation";
import { utcTime } from "../json/date-time";
import { deriveId } from "./derive-id";
import { refuse } from "../json/exchange-error";
import {
  isObject,
  isSame,
  type JsonObject,
  listOf,
  oneOrMany,
  own,
  stableJson,
  textOf,
  typesOf,
  valuesOf,
} from "../json/json-value";
import { mergeTarget, readTarget, writeTarget } from "./targets";

/** An annotation as JSON-LD. */
export type JsonLd = JsonObject;

/** Members that {@link Annotation} has fields for, or that are generated here. */
const KNOWN = new Set([
  "@context",
  "id",
  "type",
  "created",
  "modified",
  "motivation",
  "canonical",
  "via",
  "body",
  "bodyValue",
  "target",
]);

/** The place of an annotation in a file. */
export interface Surroundings {
  /** The JSON path. */
  readonly place?: string;
  /** Whether the collection, page or list around it has the context. */
  readonly isInside?: boolean;
}

/**
 * Reads an annotation of the W3C's model.
 *
 * @param value from `readJson`
 * @param now milliseconds since 1970
 * @returns the note, and the paths of what it keeps but does not show
 * @throws ExchangeError "model" with the path and the reason, if the annotation breaks a MUST of
 *   the model
 */
export function fromJsonLd(
  value: unknown,
  now: number,
  { place = "$", isInside = false }: Surroundings = {},
): { annotation: Annotation; leftOut: string[] } {
  if (!isObject(value)) refuse(place, "notAnnotation");
  checkAnnotation(value, place, isInside);
  const cameBody = own(value, "body");
  const cameValue = textOf(value, "bodyValue");
  const motivation = textOf(value, "motivation") ?? motivationFor(cameBody, cameValue);
  const bodies = readBodies(cameBody ?? asBody(cameValue), motivation);
  const target = readTarget(own(value, "target") as Json);
  const plain = {
    ...identityOf(value),
    ...timesOf(value, now),
    motivation,
    body: { type: "TextualBody", value: bodies.text, format: bodies.format },
    tags: bodies.tags,
    colour: target.colour,
    target: target.target,
  } as const;
  const annotation = { ...plain, foreign: foreignOf(value, { ...plain, foreign: null }) };
  const leftOut = [...unshownOf(value), ...bodies.leftOut, ...target.leftOut];
  return { annotation, leftOut };
}

/** The default motivation: commenting if there is a text, otherwise highlighting. */
function motivationFor(body: Json | undefined, bodyValue: string | undefined): string {
  return bodyValue === undefined && listOf(body).length === 0 ? "highlighting" : "commenting";
}

/** Section 3.2.5: the body that a `bodyValue` abbreviates. */
function asBody(bodyValue: string | undefined): Json | undefined {
  return bodyValue === undefined
    ? undefined
    : { type: "TextualBody", value: bodyValue, format: "text/plain" };
}

function identityOf(it: JsonObject): Pick<Annotation, "id" | "canonical" | "via"> {
  const id = textOf(it, "id");
  const canonical = textOf(it, "canonical") ?? null;
  const via = valuesOf(it, "via") as string[];
  if (id === undefined) {
    const { "@context": _, ...said } = it;
    return { id: deriveId(stableJson(said)), canonical, via };
  }
  if (/^urn:uuid:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu.test(id))
    return { id, canonical, via };
  return {
    id: deriveId(id),
    canonical: canonical ?? id,
    via: via.includes(id) ? via : [...via, id],
  };
}

function timesOf(it: JsonObject, now: number): Pick<Annotation, "created" | "modified"> {
  const [created, modified] = ["created", "modified"].map((name) => {
    const time = textOf(it, name);
    return time === undefined ? null : utcTime(time);
  });
  const fallback = new Date(now).toISOString();
  return { created: created ?? fallback, modified: modified ?? created ?? fallback };
}

function foreignOf(it: JsonObject, plain: Annotation): Annotation["foreign"] {
  const { "@context": context, type, motivation } = it;
  const unknown = Object.entries(it).filter(([name]) => !KNOWN.has(name));
  const foreign: Record<string, Json> = Object.fromEntries(unknown);
  if (listOf(context).length > 1) foreign["@context"] = context as Json;
  if (typesOf(it).length > 1) foreign["type"] = type as Json;
  if (listOf(motivation).length === 0) foreign["motivation"] = null;
  // An export writes the first one once.
  const [first, ...rest] = listOf(motivation);
  const others = rest.filter((it) => it !== first);
  if (others.length > 0) foreign["motivation"] = [first as Json, ...others];
  if (!own(it, "created") && !own(it, "modified")) foreign["modified"] = null;
  // A `bodyValue` without a text is not kept, because an export would leave it out.
  const bodyValue = textOf(it, "bodyValue");
  if (bodyValue !== undefined) foreign["bodyValue"] = bodyValue;
  const written = { body: writeBodies(plain), target: writeTarget(plain) };
  for (const name of ["body", "target"] as const) {
    const came = own(it, name);
    if (came !== undefined && !isSame(came, written[name])) foreign[name] = came;
  }
  return Object.keys(foreign).length > 0 ? foreign : null;
}

function unshownOf(it: JsonObject): string[] {
  const several = ["type", "motivation"].filter((name) => valuesOf(it, name).length > 1);
  return [...several, ...Object.keys(it).filter((name) => !KNOWN.has(name))];
}

/**
 * The member that holds the stored record of a damaged note, as text. So a backup loses nothing of
 * it.
 */
const STORED = "urn:x-cideng:stored";

/** The note as JSON-LD, with everything that it was imported with. */
export function toJsonLd(annotation: Annotation): JsonLd {
  const { id, created, modified, canonical, via } = annotation;
  const foreign = annotation.foreign ?? {};
  const others = Object.entries(foreign).filter(([name]) => !KNOWN.has(name));
  const bodies = bodiesOf(annotation, foreign);
  return {
    "@context": own(foreign, "@context") ?? CONTEXT,
    id,
    type: own(foreign, "type") ?? "Annotation",
    created,
    modified,
    ...motivationsOf(annotation, foreign, bodies),
    ...(canonical === null ? {} : { canonical }),
    ...(via.length > 0 ? { via: oneOrMany(via) } : {}),
    ...Object.fromEntries(others),
    ...(annotation.damage && { [STORED]: annotation.damage.stored }),
    ...bodies,
    target: targetOf(annotation, foreign),
  };
}

/** Yields the notes as a list of JSON-LD, formatted for reading, one note at a time. */
export function* toJsonLdList(notes: readonly Annotation[]): Generator<string, void> {
  for (const [index, note] of notes.entries()) {
    const text = JSON.stringify(toJsonLd(note), null, 2).replaceAll("\n", "\n  ");
    yield `${index === 0 ? "[" : ","}\n  ${text}`;
  }
  yield notes.length === 0 ? "[]\n" : "\n]\n";
}

function motivationsOf(
  { motivation }: Annotation,
  foreign: JsonObject,
  bodies: JsonObject,
): JsonObject {
  const came = own(foreign, "motivation");
  const asIfNone = motivationFor(own(bodies, "body"), textOf(bodies, "bodyValue"));
  if (came === null && motivation === asIfNone) return {};
  const [, ...rest] = listOf(came);
  return { motivation: oneOrMany([motivation, ...rest.filter((it) => it !== motivation)]) };
}

function bodiesOf(annotation: Annotation, foreign: JsonObject): JsonObject {
  const came = own(foreign, "body");
  const bodyValue = textOf(foreign, "bodyValue");
  if (came !== undefined || bodyValue !== undefined) {
    const { text, tags } = readBodies(came ?? asBody(bodyValue), annotation.motivation);
    // The format is not compared: a change of colour turns the note into Markdown, but its words
    // are still those of its body.
    const isUnchanged = text === annotation.body.value && isSame(tags, annotation.tags);
    if (isUnchanged)
      return came === undefined ? { bodyValue: bodyValue as string } : { body: came };
  }
  const body = mergeBodies(came, annotation);
  return body === undefined ? {} : { body };
}

function targetOf(annotation: Annotation, foreign: JsonObject): Json {
  const came = own(foreign, "target");
  return came === undefined ? writeTarget(annotation) : mergeTarget(came, annotation);
}
