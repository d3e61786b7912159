import type { Annotation, Json } from "../../annotation/model";
import { readBodies } from "./bodies";
import { isList, isObject } from "../json/json-value";

/**
 * A note whose text and tags every encoding can express: lone surrogates become U+FFFD. The
 * imported bodies are changed in the same way, because otherwise the note would be exported as one
 * whose text has changed. The quotation stays unchanged, because the page where it is searched may
 * contain the same surrogates.
 */
export function wellFormed(annotation: Annotation): Annotation {
  const { body, tags, foreign, motivation } = annotation;
  if ([body.value, ...tags].every((text) => text.isWellFormed())) return annotation;
  const { body: came, bodyValue, ...members } = foreign ?? {};
  if (came !== undefined) {
    const bodies = mended(came);
    const shown = readBodies(bodies, motivation);
    const said = { body: { ...body, value: shown.text }, tags: shown.tags };
    return { ...annotation, ...said, foreign: { ...foreign, body: bodies } };
  }
  const value = bodyValue === undefined ? {} : { bodyValue: mended(bodyValue) };
  return {
    ...annotation,
    body: { ...body, value: body.value.toWellFormed() },
    tags: tags.map((tag) => tag.toWellFormed()),
    foreign: foreign && { ...members, ...value },
  };
}

function mended(value: Json): Json {
  if (typeof value === "string") return value.toWellFormed();
  if (isList(value)) return value.map(mended);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, mended(it)]));
}
