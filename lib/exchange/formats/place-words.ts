/**
 * Describes a place in a file for people who do not read paths: which entry, and which part of it.
 */

/** The part of a note that a message is about. Each has a word in the catalogues (`field_…`). */
export type Field =
  | "address"
  | "context"
  | "created"
  | "id"
  | "modified"
  | "motivation"
  | "quote"
  | "selector"
  | "tags"
  | "text"
  | "via";

/** A place in a file: the entry, and the part of it. */
export interface PlaceWords {
  /** Counted from 1; null if the file has only one entry, or the message is about the file. */
  readonly entry: number | null;
  /** Null for the entry as a whole, and for parts without a word. */
  readonly field: Field | null;
}

/** Members of an annotation that may be lists. Any other list is a list of annotations. */
const OF_ANNOTATION = new Set(
  "@context audience body bodyValue creator generator motivation purpose references rights scope selector source state styleClass tags target type via".split(
    " ",
  ),
);

/** Patterns match the end of the path. The first match counts. */
const FIELDS: readonly (readonly [RegExp, Field])[] = [
  [/\.created$/u, "created"],
  [/\.(?:modified|updated)$/u, "modified"],
  [/\.@context\b/u, "context"],
  [/\.(?:exact|prefix|suffix)$/u, "quote"],
  [/\.tags\b/u, "tags"],
  [/\.(?:selector|refinedBy|startSelector|endSelector|state)\b/u, "selector"],
  [/\.(?:body|bodyValue|text)\b/u, "text"],
  [/\.(?:target|source|scope|uri)\b/u, "address"],
  [/\.motivation\b/u, "motivation"],
  [/\.(?:via|canonical)\b/u, "via"],
  [/\.id$/u, "id"],
];

/**
 * @param path a JSON path from the file down (`$.rows[3].target`), or from one of its lines
 *   (`L2.created`)
 */
export function placeWords(path: string): PlaceWords {
  const line = /^L(?<line>\d+)/u.exec(path)?.groups?.["line"];
  const field = FIELDS.find(([pattern]) => pattern.test(path))?.[1] ?? null;
  return { entry: line === undefined ? entryIn(path) : Number(line), field };
}

function entryIn(path: string): number | null {
  const first = /^\$(?<names>[^[]*)\[(?<index>\d+)\]/u.exec(path)?.groups;
  if (!first) return null;
  const names = (first["names"] ?? "").split(".").filter((it) => it !== "");
  return names.some((it) => OF_ANNOTATION.has(it)) ? null : Number(first["index"]) + 1;
}
