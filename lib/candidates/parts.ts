/**
 * Parts of stretches of nouns, and how they stand. Whether 保税监管 in 自贸试验区保税监管试点 is a term, no single place
 * tells. What stands beside it in all its places, and what else its words stand beside, does.
 */
import { type Findings, type PartTally, SIDES, type Side } from "./findings";
import { isTail } from "./shapes";
import { FIRST_HAN, type Token, isVerb } from "./tokens";
import { LOCALIZERS } from "./words/function-words";
import { NAMED_HEADS } from "./words/heads";
import { PRAISE } from "./words/modifiers";
import { NAMED_VERBS } from "./words/verbs";

const LONGEST_TOKENS = 4;
const LONGEST_UNITS = 11;
const SHORTEST_UNITS = 3;

/** A stretch of nouns: the words from one place of an item to another. */
interface Stretch {
  readonly item: readonly Token[];
  readonly from: number;
  readonly to: number;
  readonly isAfterComma: boolean;
  readonly isBeforeComma: boolean;
}

/** How the words of a document stand beside each other in its stretches of nouns. */
export class Parts {
  readonly tallies = new Map<string, PartTally>();
  readonly words = new Map<string, number>();
  /** The different words that stand before a word, and behind it. */
  readonly preceding = new Map<string, Set<string>>();
  readonly following = new Map<string, Set<string>>();

  /** Takes the items of one clause in. */
  add(items: readonly (readonly Token[])[], text: string): void {
    items.forEach((item, at) => {
      let from = 0;
      const sides = { isAfterComma: at > 0, isBeforeComma: at < items.length - 1 };
      for (let i = 0; i <= item.length; i += 1) {
        if (i < item.length && !isBreak(item, i)) continue;
        if (i > from) this.addStretch({ item, from, to: i, ...sides }, text);
        from = i + 1;
      }
    });
  }

  private addStretch(stretch: Stretch, text: string): void {
    const { item, from, to } = stretch;
    for (let i = from; i < to; i += 1) {
      const { word, start } = item[i] as Token;
      this.words.set(word, (this.words.get(word) ?? 0) + 1);
      if (i + 1 < to) {
        const next = (item[i + 1] as Token).word;
        put(this.following, word, next);
        put(this.preceding, next, word);
      }
      let key = "";
      for (let j = i; j < Math.min(to, i + LONGEST_TOKENS); j += 1) {
        const { word: next, end } = item[j] as Token;
        if (end - start > LONGEST_UNITS) break;
        key += next;
        if (end - start >= SHORTEST_UNITS) this.tally(stretch, i, j, key, text);
      }
    }
  }

  private tally(stretch: Stretch, first: number, last: number, key: string, text: string): void {
    const { item } = stretch;
    let tally = this.tallies.get(key);
    // The edges of two sentences are two neighbours.
    const before = item[first - 1]?.word ?? `^${(tally?.count ?? 0) + 1}`;
    const after = item[last + 1]?.word ?? `$${(tally?.count ?? 0) + 1}`;
    if (tally) {
      tally.before = withWord(tally.before, before);
      tally.after = withWord(tally.after, after);
    } else {
      const form = text.slice((item[first] as Token).start, (item[last] as Token).end);
      const words = item.slice(first, last + 1);
      const [left, right] = [NONE.slice(), NONE.slice()];
      tally = { count: 0, form, words, left, right, before, after };
      this.tallies.set(key, tally);
    }
    tally.count += 1;
    count(tally.left, leftOf(stretch, first));
    count(tally.right, rightOf(stretch, last));
  }

  /** Notes the parts, without those that stand only once, within a stretch. */
  note(findings: Findings): void {
    for (const tally of this.tallies.values()) {
      const draft = isLost(tally)
        ? findings.known(tally.form)
        : findings.add(tally.form, "part", tally.count);
      if (!draft) continue;
      draft.part = tally;
      draft.words ??= tally.words.map((it) => it.word);
    }
  }

  /** How far the words of a part stand together more often than apart: the weakest pair of neighbours. */
  cohesion(words: readonly string[]): number {
    let least = Infinity;
    for (let i = 0; i + 1 < words.length; i += 1) {
      const [one = "", other = ""] = words.slice(i, i + 2);
      const pair = this.tallies.get(one + other)?.count ?? 1;
      const apart = (this.words.get(one) ?? 1) * (this.words.get(other) ?? 1);
      least = Math.min(least, Math.log2((pair * pair) / apart));
    }
    return least;
  }
}

/**
 * Whether nothing can be told of a part: it stands only once, and is one word or the beginning or the end of a longer stretch. What ends in the head of a name
 * is a name, and `names.ts` says where that begins.
 */
function isLost({ count: places, words, left, right }: PartTally): boolean {
  const first = (words[0] as Token).word;
  const last = (words.at(-1) as Token).word;
  if (NAMED_HEADS.has(last) || PRAISE.has(first) || !hasHan(last)) return true;
  if (places > 1) return false;
  return words.length === 1 || left[INSIDE] === 1 || right[INSIDE] === 1;
}

function hasHan(word: string): boolean {
  return word >= FIRST_HAN || /\p{Script=Han}/u.test(word);
}

function put(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}

function withWord(words: string | Set<string>, word: string): string | Set<string> {
  if (typeof words !== "string") return words.add(word);
  return words === word ? words : new Set([words, word]);
}

const NONE = SIDES.map(() => 0);
const INSIDE = SIDES.indexOf("inside");

function count(sides: number[], side: Side): void {
  const at = SIDES.indexOf(side);
  sides[at] = (sides[at] ?? 0) + 1;
}

const BREAKS: ReadonlySet<Token["cls"]> = new Set([
  "function",
  "joiner",
  "count",
  "quotation",
  "number",
]);

function isBreak(item: readonly Token[], at: number): boolean {
  const token = item[at] as Token;
  if (BREAKS.has(token.cls) || (LOCALIZERS.has(token.word) && at > 0)) return true;
  if (token.cls === "measure" && item[at - 1]?.cls === "number") return true;
  return isVerb(token) && !NAMED_VERBS.has(token.word);
}

function leftOf({ item, from, isAfterComma }: Stretch, at: number): Side {
  return at > from ? "inside" : sideOf(item[at - 1], isAfterComma);
}

function rightOf({ item, to, isBeforeComma }: Stretch, at: number): Side {
  const next = item[at + 1];
  if (at + 1 < to) return at + 2 === to && isTail((next as Token).word) ? "tail" : "inside";
  return next?.word === "等" ? "edge" : sideOf(next, isBeforeComma);
}

function sideOf(token: Token | undefined, hasComma: boolean): Side {
  if (!token) return hasComma ? "comma" : "edge";
  if (token.word === "的") return "de";
  if (token.cls === "joiner") return "joiner";
  return isVerb(token) ? "verb" : "function";
}
