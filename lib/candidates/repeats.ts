/** Stretches of words that stand in the text more than once. */
import { type Token, isVerb } from "./tokens";
import { LOCALIZERS } from "./words/function-words";

const LONGEST_TOKENS = 6;
const SHORTEST_UNITS = 3;
const LONGEST_UNITS = 14;
const LONGEST_LATIN_UNITS = 50;
/** More than any text has. */
const MOST_WORDS = 2 ** 26;

/** A stretch that stands more than once. */
export interface Repeat {
  readonly stretch: string;
  readonly count: number;
  readonly words: readonly string[];
}

interface Item {
  readonly tokens: readonly Token[];
  readonly text: string;
  readonly pairs: readonly number[];
}

interface Stretch {
  count: number;
  /** Its first place: an item, and the first and the last of the words there. */
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly to: number;
}

/**
 * Counts stretches of words. A stretch is only followed as far as its neighbouring words stand together
 * more than once, and never far: the time is linear in the text.
 */
export class Repeats {
  private readonly items: Item[] = [];
  /** A number for each word, so that pairs of words are no strings of their own. */
  private readonly ids = new Map<string, number>();
  private readonly pairs = new Map<number, number>();
  private readonly stretches = new Map<string, Stretch>();

  /** Takes the words of one item of a list in. */
  add(tokens: readonly Token[], text: string): void {
    const pairs = this.pairsOf(tokens);
    this.items.push({ tokens, text, pairs });
    for (const pair of pairs) this.pairs.set(pair, (this.pairs.get(pair) ?? 0) + 1);
  }

  /** A number for each word with the next one. */
  private pairsOf(tokens: readonly Token[]): number[] {
    const ids = tokens.map(({ word }) => {
      let id = this.ids.get(word);
      if (id === undefined) {
        id = this.ids.size;
        this.ids.set(word, id);
      }
      return id;
    });
    return ids.slice(1).map((id, i) => (ids[i] as number) * MOST_WORDS + id);
  }

  /** How often each word stands. */
  words(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { word, cls } of this.items.flatMap((it) => it.tokens)) {
      if (word.length > 1 && (cls === "word" || cls === "latin" || cls === "nominal-verb")) {
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
    return counts;
  }

  private count({ tokens, text, pairs }: Item): void {
    for (let i = 0; i < tokens.length; i += 1) {
      for (let j = i; j < Math.min(tokens.length, i + LONGEST_TOKENS); j += 1) {
        const token = tokens[j] as Token;
        if (!mayStand(token) || (isVerb(token) && j === i)) break;
        if (j > i && this.pairs.get(pairs[j - 1] as number) === 1) break;
        if (!isVerb(token) && !LOCALIZERS.has(token.word)) this.note(tokens, i, j, text);
      }
    }
  }

  private note(tokens: readonly Token[], from: number, to: number, text: string): void {
    const first = tokens[from] as Token;
    const last = tokens[to] as Token;
    const units = last.end - first.start;
    const isLatin = last.cls === "latin";
    if (units < SHORTEST_UNITS || (isLatin && from === to) || isCutLatin(first, last)) return;
    if (units > (isLatin ? LONGEST_LATIN_UNITS : LONGEST_UNITS)) return;
    const stretch = text.slice(first.start, last.end);
    const known = this.stretches.get(stretch);
    if (known) known.count += 1;
    else this.stretches.set(stretch, { count: 1, tokens, from, to });
  }

  /**
   * The stretches that stand more than once, with their counts, but not those that only stand within a
   * longer one.
   */
  *found(): Generator<Repeat> {
    for (const item of this.items) this.count(item);
    const within = new Map<string, number>();
    for (const [stretch, { count, tokens, from, to }] of this.stretches) {
      if (count < 2) continue;
      const first = (tokens[from] as Token).word.length;
      const last = (tokens[to] as Token).word.length;
      for (const part of [stretch.slice(first), stretch.slice(0, -last)]) {
        const shorter = part.trim();
        within.set(shorter, Math.max(within.get(shorter) ?? 0, count));
      }
    }
    for (const [stretch, { count, tokens, from, to }] of this.stretches) {
      const isEnough = count >= (stretch.length >= 5 ? 2 : 3);
      if (!isEnough || (within.get(stretch) ?? 0) >= count) continue;
      yield { stretch, count, words: tokens.slice(from, to + 1).map((it) => it.word) };
    }
  }
}

/** 31 U.S.C., pre-, processes established: no term of an alphabetic script begins or ends so. */
function isCutLatin({ cls }: Token, last: Token): boolean {
  if (/^[-.&/]$/u.test(last.word)) return true;
  return last.cls === "latin" && (cls === "number" || /(?:\.|[a-z]{3}ed)$/u.test(last.word));
}

function mayStand({ cls }: Token): boolean {
  return (
    cls !== "function" &&
    cls !== "joiner" &&
    cls !== "measure" &&
    cls !== "count" &&
    cls !== "quotation"
  );
}
