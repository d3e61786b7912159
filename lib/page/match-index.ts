import {
  flatParentOf,
  isElement,
  isText,
  isVisible,
  localNameOf,
  nextElementOf,
  previousElementOf,
} from "../dom/native";
import { blockAround } from "../dom/run-steps";
import type { PageLexicon } from "./term-finder";

/** A match on the page, kept as nodes and offsets: live `Range`s would slow every change of the page. */
export interface PlacedMatch {
  /** Number of the form that stands there. */
  readonly form: number;
  readonly startContainer: Text;
  readonly startOffset: number;
  readonly endContainer: Text;
  readonly endOffset: number;
}

/** What reading found in one text node. */
export interface NodeMatches {
  /** The matches that begin in it, in their order. */
  readonly matches: readonly PlacedMatch[];
  /** The text nodes behind it that the last of them reaches into, each with where it ends there. */
  readonly reached: readonly Reached[];
}

export interface Reached {
  readonly node: Text;
  readonly offset: number;
}
/** Shared, as are the other empty lists here: with a hundred thousand matches each object counts. */
export const NONE_REACHED: readonly Reached[] = [];

/** What is known of a text node with matches, or reached by one. */
interface Entry {
  readonly node: Text;
  matches: readonly PlacedMatch[];
  reached: readonly Reached[];
  /** The match that begins in an earlier node and goes on in this one, and where it ends here. */
  passing: { readonly match: PlacedMatch; readonly owner: Text; readonly end: number } | null;
  readonly branch: Branch;
}

/**
 * A node of the page with matches in it: what the page looks like if all that has none is left out.
 * Its own pointers, not the page's: the page may have changed since.
 */
export interface Branch {
  readonly node: Node;
  readonly parent: Branch | null;
  children: Set<Branch>;
  entries: Set<Entry>;
}

/** Nearly every branch has either branches or entries in it: a set for each that has none would cost more than the rest. */
const NO_BRANCHES = new Set<Branch>();
const NO_ENTRIES = new Set<Entry>();

/** Blocks that are read together with those beside them. */
const SMALL = new Set("h1 h2 h3 h4 h5 h6 li dt dd td th".split(" "));

/** How many text nodes are looked at for a certain match beside a guess. */
const MAX_LOOKED_AT = 256;

/** Every match of the page, by the text node it begins in, with a count for each term. */
export class MatchIndex {
  readonly #entries = new Map<Text, Entry>();
  readonly #branches = new Map<Node, Branch>();
  readonly #forms: PageLexicon["forms"];
  readonly #counts: Uint32Array;
  /** Of the matches that could be lit those that are: the user may want fewer. */
  wanted: (match: PlacedMatch) => boolean = () => true;
  /** Text nodes that were read with a match reaching into them that now does so no longer, or another: to be read again. */
  readonly disturbed = new Set<Text>();

  constructor({ terms, forms }: Pick<PageLexicon, "terms" | "forms">) {
    this.#forms = forms;
    this.#counts = new Uint32Array(terms.length);
  }

  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  /** Forgets everything: the whole page is read anew. */
  clear(): void {
    this.#entries.clear();
    this.#branches.clear();
    this.disturbed.clear();
    this.#counts.fill(0);
  }

  has(node: Text): boolean {
    return this.#entries.has(node);
  }

  /** Puts what was found in a text node in the place of what was found before; null is nothing. */
  set(node: Text, found: NodeMatches | null): void {
    if (!found && this.isEmpty) return;
    const before = this.#entries.get(node);
    if (before) {
      if (isSame(before, found)) return;
      this.#forget(before);
    }
    if (found) this.#add(this.#entry(node), found);
    else if (before) this.#dropIfEmpty(before);
  }

  #add(entry: Entry, { matches, reached }: NodeMatches): void {
    entry.matches = matches;
    entry.reached = reached;
    this.#count(matches, 1);
    const match = matches.at(-1) as PlacedMatch;
    for (const { node, offset } of reached) {
      this.#entry(node).passing = { match, owner: entry.node, end: offset };
      this.disturbed.add(node);
    }
  }

  /** Forgets a node that was removed from the page, with all in it. */
  remove(node: Node): void {
    const entry = isText(node) ? this.#entries.get(node) : undefined;
    if (entry) this.#removeEntry(entry);
    const branches = [this.#branches.get(node)];
    for (let branch = branches.pop(); branch; branch = branches.pop()) {
      branches.push(...branch.children);
      for (const it of branch.entries) this.#removeEntry(it);
    }
  }

  /** Where reading begins in a text node that a match of an earlier one reaches into; else 0. */
  fromOf(node: Text): number {
    return this.#entries.get(node)?.passing?.end ?? 0;
  }

  /** The matches that begin in a text node, and those that go on in it. */
  touching(node: Text): readonly PlacedMatch[] {
    const entry = this.#entries.get(node);
    if (!entry) return [];
    return entry.passing ? [entry.passing.match, ...entry.matches] : entry.matches;
  }

  beginningIn(node: Text): readonly PlacedMatch[] {
    return this.#entries.get(node)?.matches ?? [];
  }

  /** What has matches directly or somewhere in it, by its node; undefined if there are none. */
  branchOf(node: Node): Branch | undefined {
    return this.#branches.get(node);
  }

  /** The matches that can be seen if one goes where they are: terms in text that is not hidden. */
  *visible(document: Document): Generator<PlacedMatch> {
    const branches = [this.#branches.get(document)];
    for (let branch = branches.pop(); branch; branch = branches.pop()) {
      branches.push(...branch.children);
      const { node, entries } = branch;
      if (entries.size === 0 || (isElement(node) && !isVisible(node))) continue;
      for (const { matches } of entries) yield* matches.filter((it) => this.isTerm(it));
    }
  }

  isLit(match: PlacedMatch): boolean {
    return this.wanted(match) && this.isTerm(match);
  }

  /**
   * Whether a match is taken for its term. A guess is if a certain match stands in the same block; beside a heading,
   * an item of a list or a cell, which say little by themselves, the next ones count too.
   */
  isTerm(match: PlacedMatch): boolean {
    if (!this.isGuess(match)) return true;
    const block = blockAround(match.startContainer);
    if (this.#hasCertain(block)) return true;
    if (!isElement(block) || !SMALL.has(localNameOf(block))) return false;
    return [previousElementOf(block), nextElementOf(block)].some(
      (it) => it !== null && this.#hasCertain(it),
    );
  }

  /** Whether a form is lit only where certain ones stand close by. */
  isGuess({ form }: PlacedMatch): boolean {
    return this.#forms[form]?.[2] === 1;
  }

  /** How often each certain term stands on the page, hidden text included, by its index. */
  get certainCounts(): Readonly<Uint32Array> {
    return this.#counts;
  }

  #hasCertain(node: Node): boolean {
    const branches = [this.#branches.get(node)];
    let looked = 0;
    for (let branch = branches.pop(); branch; branch = branches.pop()) {
      for (const entry of branch.entries) {
        if (entry.matches.some((it) => !this.isGuess(it))) return true;
        looked += 1;
        if (looked >= MAX_LOOKED_AT) return false;
      }
      branches.push(...branch.children);
    }
    return false;
  }

  #entry(node: Text): Entry {
    const known = this.#entries.get(node);
    if (known) return known;
    const branch = this.#branch(flatParentOf(node) ?? node);
    const entry: Entry = {
      node,
      matches: [],
      reached: NONE_REACHED,
      passing: null,
      branch,
    };
    if (branch.entries === NO_ENTRIES) branch.entries = new Set();
    branch.entries.add(entry);
    this.#entries.set(node, entry);
    return entry;
  }

  /** The branch of a node, with all above it. */
  #branch(node: Node): Branch {
    // Made from the outermost inwards: a page may be nested deeper than calls can be.
    const missing: Node[] = [];
    let above: Node | null = node;
    for (; above && !this.#branches.has(above); above = flatParentOf(above)) missing.push(above);
    let parent = above ? (this.#branches.get(above) as Branch) : null;
    for (let it = missing.pop(); it; it = missing.pop()) {
      const branch: Branch = { node: it, parent, children: NO_BRANCHES, entries: NO_ENTRIES };
      if (parent?.children === NO_BRANCHES) parent.children = new Set();
      parent?.children.add(branch);
      this.#branches.set(it, branch);
      parent = branch;
    }
    return parent as Branch;
  }

  #removeEntry(entry: Entry): void {
    this.#forget(entry);
    entry.passing = null;
    this.#dropIfEmpty(entry);
  }

  /** Takes back what an entry's own matches have brought about. */
  #forget(entry: Entry): void {
    this.#count(entry.matches, -1);
    for (const { node: next } of entry.reached) {
      const other = this.#entries.get(next);
      if (other?.passing?.owner !== entry.node) continue;
      other.passing = null;
      this.disturbed.add(next);
      this.#dropIfEmpty(other);
    }
    entry.matches = [];
    entry.reached = NONE_REACHED;
  }

  #dropIfEmpty(entry: Entry): void {
    if (entry.matches.length > 0 || entry.passing) return;
    this.#entries.delete(entry.node);
    this.#leave(entry);
  }

  #leave(entry: Entry): void {
    entry.branch.entries.delete(entry);
    let branch: Branch | null = entry.branch;
    while (branch && branch.entries.size === 0 && branch.children.size === 0) {
      const { parent }: Branch = branch;
      this.#branches.delete(branch.node);
      parent?.children.delete(branch);
      branch = parent;
    }
  }

  #count(matches: readonly PlacedMatch[], by: 1 | -1): void {
    for (const { form } of matches) {
      const [, term = 0, guess = 0] = this.#forms[form] ?? [];
      if (guess === 0) this.#counts[term] = (this.#counts[term] as number) + by;
    }
  }
}

function isSame(before: Entry, now: NodeMatches | null): boolean {
  const matches = now?.matches ?? [];
  const reached = now?.reached ?? [];
  return (
    before.matches.length === matches.length &&
    before.reached.length === reached.length &&
    before.reached.every(({ node }, i) => node === reached[i]?.node) &&
    before.matches.every((it, i) => isSamePlace(it, matches[i] as PlacedMatch))
  );
}

const PLACE = ["form", "startContainer", "startOffset", "endContainer", "endOffset"] as const;

function isSamePlace(a: PlacedMatch, b: PlacedMatch): boolean {
  return PLACE.every((it) => a[it] === b[it]);
}
