/**
 * Finds the passages that resemble a text.
 *
 * Chinese has no spaces between words, and a segmenter misses unknown words. So texts are compared
 * by pairs of neighbouring characters. A pair weighs more the fewer passages contain it (inverse
 * document frequency). So what is in every paragraph of such a report (机关, 党建) counts little, and a
 * name counts much. The score of a passage is the weight of the shared pairs, divided by the square
 * root of its length, so that a long passage is not near to everything.
 */
import { fullFolding } from "../glossary/written-forms";
import type { Passage } from "../document/passage";
import { fold, unfold } from "../text/fold";
import type { MarkedText } from "./marked";
import { foldedText } from "./hits";
import type { Searchable } from "./searchable";
import type { Term } from "../glossary/term";

/** A passage that resembles the text. */
export interface NearPassage<P> {
  readonly passage: P;
  readonly score: number;
  /** The whole passage, with the shared parts marked. */
  readonly line: MarkedText;
}

/** One shared pair is chance. The text must share at least this many, or all that it has. */
const MIN_PAIRS = 3;

/**
 * The passages nearest to a text, the best first. Passages that share nothing significant are left
 * out.
 */
export function nearestPassages<T extends Term, P extends Passage>(
  { passages, passageTexts }: Pick<Searchable<T, P>, "passages" | "passageTexts">,
  text: string,
  limit = 5,
): NearPassage<P>[] {
  const wanted = pairsOf(fold(text, fullFolding).text);
  const frequency = new Map<string, number>();
  const shared = passageTexts.map((folded) => {
    const pairs = new Set([...pairsOf(folded)].filter((pair) => wanted.has(pair)));
    for (const pair of pairs) frequency.set(pair, (frequency.get(pair) ?? 0) + 1);
    return pairs;
  });
  const weightOf = (pair: string): number =>
    Math.log((passages.length + 1) / (frequency.get(pair) ?? 1));
  const enough = Math.min(MIN_PAIRS, wanted.size);
  return passages
    .flatMap((passage, i) => {
      const pairs = shared[i] as Set<string>;
      const { length } = passageTexts[i] as string;
      if (pairs.size < enough || pairs.size === 0) return [];
      const weight = [...pairs].reduce((sum, pair) => sum + weightOf(pair), 0);
      return [{ passage, pairs, score: weight / Math.sqrt(length) }];
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ passage, pairs, score }) => {
      const folded = foldedText(passage.text);
      const marks = stretchesOf(folded.text, pairs).map(({ start, end }) =>
        unfold(folded, start, end),
      );
      return { passage, score, line: { text: passage.text, marks } };
    });
}

/** All pairs of neighbouring characters that are letters or digits. */
function pairsOf(folded: string): Set<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < folded.length; i += 1) {
    const pair = folded.slice(i, i + 2);
    if (/^[\p{L}\p{N}]{2}$/u.test(pair)) pairs.add(pair);
  }
  return pairs;
}

/** The stretches of a text that these pairs cover. */
function stretchesOf(text: string, pairs: ReadonlySet<string>): { start: number; end: number }[] {
  const stretches: { start: number; end: number }[] = [];
  for (let i = 0; i + 1 < text.length; i += 1) {
    if (!pairs.has(text.slice(i, i + 2))) continue;
    const last = stretches.at(-1);
    if (last && i <= last.end - 1) last.end = i + 2;
    else stretches.push({ start: i, end: i + 2 });
  }
  return stretches;
}
