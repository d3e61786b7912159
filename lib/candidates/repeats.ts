/** Stretches of words that stand in the text more than once. */
import { type Token, isVerb } from "./tokens";

const LONGEST_TOKENS = 6;
const SHORTEST_UNITS = 3;
const LONGEST_UNITS = 14;
const LONGEST_LATIN_UNITS = 50;

/** A stretch that stands more than once. */
export interface Repeat {
  readonly stretch: string;
  readonly count: number;
  readonly words: readonly string[];
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
  private readonly items: (readonly [tokens: readonly Token[], text: string])[] = [];
  private readonly pairs = new Map<string, number>();
  private readonly stretches = new Map<string, Stretch>();

  /** Takes the words of one item of a list in. */
  add(tokens: readonly Token[], text: string): void {
    this.items.push([tokens, text]);
    for (let i = 0; i < tokens.length; i += 1) {
      const pair = pairAt(tokens, i, text);
      this.pairs.set(pair, (this.pairs.get(pair) ?? 0) + 1);
    }
  }

  /** How often each word stands. */
  words(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { word, cls } of this.items.flatMap(([tokens]) => tokens)) {
      if (word.length > 1 && (cls === "word" || cls === "latin" || cls === "nominal-verb")) {
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
    return counts;
  }

  private count(tokens: readonly Token[], text: string): void {
    for (let i = 0; i < tokens.length; i += 1) {
      for (let j = i; j < Math.min(tokens.length, i + LONGEST_TOKENS); j += 1) {
        const token = tokens[j] as Token;
        if (!mayStand(token) || (isVerb(token) && j === i)) break;
        if (j > i && this.pairs.get(pairAt(tokens, j - 1, text)) === 1) break;
        if (!isVerb(token)) this.note(tokens, i, j, text);
      }
    }
  }

  private note(tokens: readonly Token[], from: number, to: number, text: string): void {
    const first = tokens[from] as Token;
    const last = tokens[to] as Token;
    const units = last.end - first.start;
    const isLatin = last.cls === "latin";
    if (units < SHORTEST_UNITS || (isLatin && from === to)) return;
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
    for (const [tokens, text] of this.items) this.count(tokens, text);
    const within = new Map<string, number>();
    for (const [stretch, { count, tokens, from, to }] of this.stretches) {
      if (count < 2) continue;
      const first = (tokens[from] as Token).word.length;
      const last = (tokens[to] as Token).word.length;
      for (const shorter of [stretch.slice(first), stretch.slice(0, -last)]) {
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

/** A word with the next one; the last word of an item by itself. */
function pairAt(tokens: readonly Token[], at: number, text: string): string {
  const { start, end } = tokens[at] as Token;
  return text.slice(start, (tokens[at + 1] ?? { end }).end);
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
