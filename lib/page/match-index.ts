import { firstChildOf, isText, isVisible, nextSiblingOf } from "../dom/native";
import { textsIn } from "../dom/node-order";
import { type Branch, Branches } from "./branches";
import { isAmongTerms } from "./guesses";
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
/** Shared: with a hundred thousand matches each object counts. */
export const NONE_REACHED: readonly Reached[] = [];

const NOTHING: NodeMatches = { matches: [], reached: NONE_REACHED };

/** What is known of a text node in which a term may stand. */
interface Entry {
  /** Null while the node waits to be read. */
  found: NodeMatches | null;
  /** The match that begins in an earlier node and goes on in this one, and where it ends here. */
  passing: { readonly match: PlacedMatch; readonly owner: Text; readonly end: number } | null;
}

/** A text node in which a term may stand, or what is around such nodes. */
export type MatchBranch = Branch<Entry>;

/** What an index has its text nodes read by. */
export interface NodeReader {
  /**
   * Reads a text node at once.
   *
   * @param from where a match that began in an earlier node ends in it, else 0
   */
  readNode(node: Text, from: number): NodeMatches | null;
  /** There is something in {@link MatchIndex.disturbed} that nobody was about to read. */
  onDisturbed(): void;
}

/** How many text nodes are looked at for a certain match beside a guess, or for one under the pointer. */
const MAX_LOOKED_AT = 256;

/**
 * Every match of the page, by the text node it begins in.
 *
 * Of most nodes it is only known that a term may stand in them: they wait, and are read when somebody asks what
 * stands there. So a page that is opened costs a glance at its text and a reading of what can be seen.
 *
 * What is far from view when the page is first gone through is not even given a branch, until it comes near
 * ({@link approach}): with a branch a node costs 490 bytes, without 100. (A small heap that grows by some megabytes has the
 * browser look for what can be thrown away, and go through all of the page for that: 0.3 seconds on one of six million
 * characters, as long as everything else.)
 */
export class MatchIndex {
  readonly #far = new Set<Text>();
  readonly #branches = new Branches<Entry>();
  readonly #forms: PageLexicon["forms"];
  readonly #counts: Uint32Array;
  readonly #reader: NodeReader;
  /** Of the matches that could be lit those that are: the user may want fewer. */
  wanted: (match: PlacedMatch) => boolean = () => true;
  /** Text nodes that were read with a match reaching into them that now does so no longer, or another: to be read again. */
  readonly disturbed = new Set<Text>();

  constructor({ terms, forms }: Pick<PageLexicon, "terms" | "forms">, reader: NodeReader) {
    this.#forms = forms;
    this.#counts = new Uint32Array(terms.length);
    this.#reader = reader;
  }

  get isEmpty(): boolean {
    return this.#branches.isEmpty && this.#far.size === 0;
  }

  /** How many text nodes wait far from view. */
  get far(): number {
    return this.#far.size;
  }

  /** Forgets everything: the whole page is read anew. */
  clear(): void {
    this.#far.clear();
    this.#branches.clear();
    this.disturbed.clear();
    this.#counts.fill(0);
  }

  /** Of a text node, whether it waits or has been read; null if no term stands in it as far as is known. */
  stateOf(node: Text): "waiting" | "read" | null {
    if (this.#far.has(node)) return "waiting";
    const entry = this.#branches.get(node)?.text;
    if (!entry) return null;
    return entry.found ? "read" : "waiting";
  }

  /** A term may stand in a text node. */
  wait(node: Text): void {
    if (this.stateOf(node) === null) this.#add(node);
  }

  /** The same of a node that is far, in a document of which nothing else is known. */
  waitFar(node: Text): void {
    if (this.#branches.isEmpty || !this.#branches.get(node)) this.#far.add(node);
  }

  /** A text node that was far may be no longer. */
  approach(node: Text): void {
    if (this.#far.has(node)) this.#add(node);
  }

  approachAll(): void {
    for (const node of this.#far) this.#add(node);
  }

  /** The text nodes that wait. */
  *waitingIn(root: Node): Generator<Text> {
    yield* this.#far;
    for (const { node, text } of this.#branches.textsIn(root)) if (!text.found) yield node;
  }

  /** Puts what was found in a text node in the place of what was found before; null is nothing. */
  set(node: Text, found: NodeMatches | null): void {
    const known = this.#entryOf(node);
    if (!known && !found) return;
    const entry = known ?? this.#add(node);
    const now = found ?? NOTHING;
    if (entry.found && isSame(entry.found, now)) return;
    this.#forget(node, entry);
    entry.found = now;
    this.#count(now.matches, 1);
    for (const { node: next, offset } of now.reached) {
      const other = this.#entryOf(next) ?? this.#add(next);
      other.passing = { match: now.matches.at(-1) as PlacedMatch, owner: node, end: offset };
      if (other.found) this.disturbed.add(next);
    }
    this.#dropIfEmpty(node, entry);
  }

  /** Forgets a node that was removed from the page, with all in it. */
  remove(node: Node): void {
    if (this.#far.size > 0) {
      const texts = textsIn(node);
      for (let it = texts.next(); it; it = texts.next()) this.#far.delete(it);
    }
    for (const { node: text, text: entry } of this.#branches.textsIn(node)) {
      // What one reached into may have been dropped with it.
      if (this.#entryOf(text) !== entry) continue;
      this.#forget(text, entry);
      this.#branches.remove(text);
    }
  }

  /** Where reading begins in a text node that a match of an earlier one reaches into; else 0. */
  fromOf(node: Text): number {
    return this.#entryOf(node)?.passing?.end ?? 0;
  }

  /** The matches that begin in a text node, and those that go on in it. Reads it if it waits. */
  touching(node: Text): readonly PlacedMatch[] {
    const matches = this.beginningIn(node);
    const passing = this.#entryOf(node)?.passing;
    return passing ? [passing.match, ...matches] : matches;
  }

  /** The matches that begin in a text node. Reads it if it waits. */
  beginningIn(node: Text): readonly PlacedMatch[] {
    const entry = this.#entryOf(node);
    return entry ? this.#foundIn(node, entry).matches : [];
  }

  /** Whether a match stands directly in a node, or goes on there. Reads what waits directly in it. */
  owns(node: Node): boolean {
    this.#approachIn(node);
    const branch = this.#branches.get(node);
    if (!branch || branch.texts === 0) return false;
    for (let it = branch.first; it; it = it.next) {
      if (it.text && this.touching(it.node as Text).length > 0) return true;
    }
    return false;
  }

  /** What has matches directly or somewhere in it, or nodes that wait, by its node; undefined if there are none. */
  branchOf(node: Node): MatchBranch | undefined {
    return this.#branches.get(node);
  }

  /** The matches of all text nodes that have been read, whether they can be seen or not. */
  *known(root: Node): Generator<PlacedMatch> {
    for (const { text } of this.#branches.textsIn(root)) yield* text.found?.matches ?? [];
  }

  /** Of these the terms that can be seen if one goes where they are: in text that is not hidden. */
  *visible(root: Node): Generator<PlacedMatch> {
    let text: Text | null = null;
    let isSeen = true;
    for (const match of this.known(root)) {
      const { startContainer } = match;
      if (startContainer !== text) isSeen = isVisible(startContainer);
      text = startContainer;
      if (isSeen && this.isTerm(match)) yield match;
    }
  }

  isLit(match: PlacedMatch): boolean {
    return this.wanted(match) && this.isTerm(match);
  }

  /** Whether a match is taken for its term: a guess only where others stand (`guesses`). */
  isTerm(match: PlacedMatch): boolean {
    return (
      !this.isGuess(match) || isAmongTerms(match.startContainer, (root) => this.#hasCertain(root))
    );
  }

  /** Number of the term that a match stands for. */
  termOf({ form }: PlacedMatch): number {
    return this.#forms[form]?.[1] ?? 0;
  }

  /** Whether a form is lit only where certain ones stand close by. */
  isGuess({ form }: PlacedMatch): boolean {
    return this.#forms[form]?.[2] === 1;
  }

  /** How often each certain term stands in what has been read, hidden text included, by its index. */
  get certainCounts(): Readonly<Uint32Array> {
    return this.#counts;
  }

  #hasCertain(root: Node): boolean {
    let looked = 0;
    if (this.#far.size > 0) {
      const texts = textsIn(root);
      for (let i = 0, it = texts.next(); it && i < MAX_LOOKED_AT; i += 1, it = texts.next()) {
        this.approach(it);
      }
    }
    for (const { node } of this.#branches.textsIn(root)) {
      if (this.beginningIn(node).some((it) => !this.isGuess(it))) return true;
      looked += 1;
      if (looked >= MAX_LOOKED_AT) return false;
    }
    return false;
  }

  #foundIn(node: Text, entry: Entry): NodeMatches {
    if (!entry.found) {
      this.set(node, this.#reader.readNode(node, entry.passing?.end ?? 0));
      if (this.disturbed.size > 0) this.#reader.onDisturbed();
    }
    return entry.found ?? NOTHING;
  }

  /** Has the far ones directly in a node approach. */
  #approachIn(node: Node): void {
    if (this.#far.size === 0) return;
    let it = firstChildOf(node);
    for (let i = 0; it && i < MAX_LOOKED_AT; i += 1, it = nextSiblingOf(it)) {
      if (isText(it)) this.approach(it);
    }
  }

  #entryOf(node: Text): Entry | null {
    if (this.#far.has(node)) return this.#add(node);
    return this.#branches.get(node)?.text ?? null;
  }

  #add(node: Text): Entry {
    this.#far.delete(node);
    const entry: Entry = { found: null, passing: null };
    this.#branches.add(node, entry);
    return entry;
  }

  /** Takes back what an entry's own matches have brought about: it waits. */
  #forget(node: Text, entry: Entry): void {
    if (!entry.found) return;
    const { matches, reached } = entry.found;
    this.#count(matches, -1);
    entry.found = null;
    for (const { node: next } of reached) {
      const other = this.#entryOf(next);
      if (other?.passing?.owner !== node) continue;
      other.passing = null;
      if (other.found) this.disturbed.add(next);
      this.#dropIfEmpty(next, other);
    }
  }

  #count(matches: readonly PlacedMatch[], by: 1 | -1): void {
    for (const { form } of matches) {
      const [, term = 0, guess = 0] = this.#forms[form] ?? [];
      if (guess === 0) this.#counts[term] = (this.#counts[term] as number) + by;
    }
  }

  #dropIfEmpty(node: Text, { found, passing }: Entry): void {
    if (found && found.matches.length === 0 && !passing) this.#branches.remove(node);
  }
}

function isSame(before: NodeMatches, { matches, reached }: NodeMatches): boolean {
  return (
    before.matches.length === matches.length &&
    before.reached.length === reached.length &&
    before.reached.every(
      ({ node, offset }, i) => node === reached[i]?.node && offset === reached[i].offset,
    ) &&
    before.matches.every((it, i) => isSamePlace(it, matches[i] as PlacedMatch))
  );
}

const PLACE = ["form", "startContainer", "startOffset", "endContainer", "endOffset"] as const;

function isSamePlace(a: PlacedMatch, b: PlacedMatch): boolean {
  return PLACE.every((it) => a[it] === b[it]);
}
