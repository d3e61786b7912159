/** A piece of a text, and where it stands in it (UTF-16 code units). */
export interface Piece {
  readonly text: string;
  readonly start: number;
  /** Whether text of the same sentence was left out before or after it. */
  readonly isCut: readonly [before: boolean, after: boolean];
}

/** The length in UTF-16 code units that a clause should not exceed: two lines of a brief card. */
const LONG = 44;

const SENTENCE = /[。！？!?；;\n]/u;
const CLAUSE = /[，,：:。！？!?；;\n]/u;

/**
 * The sentence around a stretch of a Chinese text; if it is long, only the clauses around the
 * stretch, as many as fit. Verbatim: nothing is added.
 *
 * @param start where the stretch begins, and `end` where it ends, in UTF-16 code units
 */
export function clauseAround(text: string, start: number, end: number): Piece {
  const from = lastIndex(text, start, SENTENCE);
  const to = nextIndex(text, end, SENTENCE);
  let [begin, finish] = [from, to];
  if (to - from > LONG) {
    begin = lastIndex(text, start, CLAUSE);
    finish = nextIndex(text, end, CLAUSE);
    for (let more = nextIndex(text, finish + 1, CLAUSE); more <= to && more - begin <= LONG;) {
      finish = more;
      more = nextIndex(text, finish + 1, CLAUSE);
      if (finish === more) break;
    }
  }
  const isCut = [begin > from, finish < to] as const;
  while (begin < start && /\s/u.test(text.charAt(begin))) begin += 1;
  return { text: text.slice(begin, finish), start: begin, isCut };
}

/** The offset after the last such sign before a place; 0 if there is none. */
function lastIndex(text: string, before: number, sign: RegExp): number {
  for (let at = before; at > 0; at -= 1) if (sign.test(text.charAt(at - 1))) return at;
  return 0;
}

/** The offset of the next such sign at a place or after it; the text's length if there is none. */
function nextIndex(text: string, from: number, sign: RegExp): number {
  for (let at = from; at < text.length; at += 1) if (sign.test(text.charAt(at))) return at;
  return text.length;
}

/** The first sentence of a text, by the browser's own rules for its language. */
export function firstSentence(text: string, language: string): string {
  const [first] = new Intl.Segmenter(language, { granularity: "sentence" }).segment(text);
  return first?.segment.trimEnd() ?? text;
}
