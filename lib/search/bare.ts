import { type FoldedText, foldedText } from "./hits";

/** Signs. A query may have other signs than the text, or none. */
const SIGNS = /[^\p{L}\p{N}\p{M} ]+/gu;

/** A folded text without its signs: 党建+双拥 becomes 党建双拥. */
export function bare(folded: string): string {
  return folded.replaceAll(SIGNS, "");
}

/** A text folded and without its signs, with the mapping back. */
export function bareText(source: string): FoldedText {
  const { text, map } = foldedText(source);
  const kept = Array.from(text.matchAll(/[\p{L}\p{N}\p{M} ]+/gu)).flatMap(({ 0: it, index }) =>
    Array.from({ length: it.length }, (_, i) => index + i),
  );
  return {
    source,
    text: kept.map((at) => text[at]).join(""),
    map: Uint32Array.from(kept, (at) => map[at] as number),
  };
}
