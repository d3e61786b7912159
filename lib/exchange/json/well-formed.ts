import type { Annotation } from "../../annotation/model";

/** Half of a character that takes two code units: no encoding of text has it. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * A note whose text and tags every encoding can say: lone surrogates are U+FFFD. Its quotation stays, because it
 * is looked for on a page that may hold the same.
 */
export function wellFormed(annotation: Annotation): Annotation {
  const { body, tags } = annotation;
  if (![body.value, ...tags].some((text) => text.search(LONE_SURROGATE) >= 0)) return annotation;
  return {
    ...annotation,
    body: { ...body, value: mended(body.value) },
    tags: tags.map((tag) => mended(tag)),
  };
}

function mended(text: string): string {
  return text.replaceAll(LONE_SURROGATE, "\ufffd");
}
