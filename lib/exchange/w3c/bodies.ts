/**
 * Bodies in the form that this program shows: every text of a set or list, joined (of a choice, the
 * first one), and tags. If there is more, the original bodies are stored with the annotation. They
 * are exported again, without those that the user has changed since.
 */
import type { Annotation, Json, TextualBody } from "../../annotation/model";
import { isSet, isTextualBody } from "./check-resource";
import { htmlToText } from "./html-to-text";
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

/** The content of bodies, in the fields of {@link Annotation}. */
export interface ShownBodies {
  readonly text: string;
  readonly format: TextualBody["format"];
  readonly tags: readonly string[];
  /** The paths of the parts that are not shown. */
  readonly leftOut: readonly string[];
}

interface Part {
  readonly path: string;
  readonly shows: "text" | "tag" | "nothing";
  readonly text: string;
  readonly isMarkdown: boolean;
  readonly leftOut: readonly string[];
}

/** Members of a shown body that hold nothing beyond the shown text. */
const HELD = new Set(["type", "id", "value", "format", "purpose"]);

/**
 * @param body any value that `checkAnnotation` has accepted
 * @param motivation the annotation's motivation, which is the purpose of a body that has none
 *   (3.3.5)
 */
export function readBodies(body: Json | undefined, motivation: string): ShownBodies {
  const parts = partsOf(body, "body", motivation);
  const shown = parts.filter(({ shows }) => shows === "text");
  return {
    text: shown.map(({ text }) => text).join("\n\n"),
    // Without any text, this is the format that this program itself writes. So a note that only
    // marks a place survives export and import.
    format: shown.every(({ isMarkdown }) => isMarkdown) ? "text/markdown" : "text/plain",
    tags: parts.filter(({ shows }) => shows === "tag").map(({ text }) => text),
    leftOut: parts.flatMap(({ leftOut }) => leftOut),
  };
}

function partsOf(body: Json | undefined, path: string, motivation: string): Part[] {
  return listOf(body).flatMap((it, index) =>
    partsOfOne(it, Array.isArray(body) ? `${path}[${index}]` : path, motivation),
  );
}

function partsOfOne(it: Json, path: string, motivation: string): Part[] {
  if (!isObject(it)) return [nothing(path)];
  if (isSet(it)) {
    const parts = partsOf(own(it, "items"), `${path}.items`, motivation);
    return isChoice(it) ? preferred(parts) : parts;
  }
  return [isTextualBody(it) ? textPart(it, path, motivation) : nothing(path)];
}

function nothing(path: string): Part {
  return { path, shows: "nothing", text: "", isMarkdown: false, leftOut: [path] };
}

function isChoice(it: JsonObject): boolean {
  return typesOf(it).includes("Choice");
}

/** Of a choice, the first item that can be shown: the items are in order of preference. */
function preferred(parts: readonly Part[]): Part[] {
  const first = parts.find(({ shows }) => shows !== "nothing");
  return parts.map((part) => (part === first ? part : nothing(part.path)));
}

function textPart(it: JsonObject, path: string, motivation: string): Part {
  const purposes = valuesOf(it, "purpose");
  const isTag = purposes.length > 0 ? purposes.includes("tagging") : motivation === "tagging";
  const format = (textOf(it, "format") ?? "").toLowerCase();
  const isHtml = /^(?:text\/html|application\/xhtml\+xml)\b/u.test(format);
  const value = textOf(it, "value") ?? "";
  const unheld = Object.keys(it).filter((name) => !HELD.has(name));
  if (isHtml) unheld.push("format");
  if (purposes.some((purpose) => purpose !== "commenting" && purpose !== "tagging")) {
    unheld.push("purpose");
  }
  return {
    path,
    shows: isTag ? "tag" : "text",
    text: isHtml ? htmlToText(value) : value,
    isMarkdown: /^text\/(?:x-)?markdown\b/u.test(format),
    leftOut: unheld.map((name) => `${path}.${name}`),
  };
}

/** The bodies for a note of ours; undefined if there are none. */
export function writeBodies({ body, tags }: Pick<Annotation, "body" | "tags">): Json | undefined {
  const { value, format } = body;
  const text = { type: "TextualBody", value, format, purpose: "commenting" };
  const bodies = [
    ...(value === "" ? [] : [text]),
    ...tags.map((tag) => ({ type: "TextualBody", value: tag, purpose: "tagging" })),
  ];
  return bodies.length > 0 ? oneOrMany(bodies) : undefined;
}

/**
 * The bodies of an imported note that has been changed since: the rest of the original bodies, then
 * the note's own.
 */
export function mergeBodies(came: Json | undefined, note: Annotation): Json | undefined {
  const rest = withoutShown(came, note.motivation);
  const all = [...rest, ...listOf(writeBodies(note))];
  return all.length > 0 ? oneOrMany(all) : undefined;
}

/**
 * Removes the shown bodies. Alternatives in the same choice as a shown text are removed too,
 * because the next one would be shown instead.
 */
function withoutShown(body: Json | undefined, motivation: string): Json[] {
  return listOf(body).flatMap((it) => {
    if (partsOfOne(it, "", motivation).every(({ shows }) => shows === "nothing")) return [it];
    if (!isObject(it) || !isSet(it)) return [];
    const items = withoutShown(own(it, "items"), motivation);
    return items.length > 0 ? [{ ...it, items }] : [];
  });
}
