import { firstChildOf, isText, nextSiblingOf } from "../../dom/native";
import { type Branch, Branches } from "./branches";
import type { FarTexts } from "./far-texts";
import { Guesses } from "./guesses";
import type { PageLexicon, TermFinder } from "./term-finder";

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
  /** Whether a term may stand in a text node: by a glance at it, and at the next. */
  mayHold(node: Text): boolean;
  /** There is something in {@link MatchIndex.disturbed} that nobody was about to read. */
  onDisturbed(): void;
}

/** How many text nodes are looked at for a match under the pointer. */
const MAX_LOOKED_AT = 256;

/**
 * Every match of the page, by the text node it begins in.
 *
 * Of most nodes it is only known that a term may stand in them: they wait, and are read when somebody asks what
 * stands there. So a page that is opened costs a glance at its text and a reading of what can be seen.
 *
 * What is far from view when the page is first gone through is not even looked at by itself, until it comes near
 * ({@link approach}): see `FarTexts`. (A branch costs 490 bytes. A small heap that grows by some megabytes has the browser
 * look for what can be thrown away, and go through all of the page for that: 0.3 seconds on one of six million characters.)
 */
export class MatchIndex {
  /** What is known of the nodes that are far, until all of them have been looked at. */
  far: FarTexts | null = null;
  readonly #branches = new Branches<Entry>();
  readonly #forms: PageLexicon["forms"];
  readonly #guesses: Guesses;
  readonly #reader: NodeReader;
  /** Of the matches that could be lit those that are: the user may want fewer. */
  wanted: (match: PlacedMatch) => boolean = () => true;
  /** Text nodes that were read with a match reaching into them that now does so no longer, or another: to be read again. */
  readonly disturbed = new Set<Text>();

  constructor(finder: Pick<TermFinder, "forms" | "quotes">, reader: NodeReader) {
    this.#forms = finder.forms;
    this.#guesses = new Guesses(finder, (text) => {
      this.approach(text);
      return this.beginningIn(text);
    });
    this.#reader = reader;
  }

  get isEmpty(): boolean {
    return this.#branches.isEmpty && !this.far?.size;
  }

  /** Forgets everything: the whole page is read anew. */
  clear(): void {
    this.far = null;
    this.#branches.clear();
    this.disturbed.clear();
  }

  /** Of a text node, whether it waits or has been read; null if no term stands in it as far as is known. */
  stateOf(node: Text): "waiting" | "read" | null {
    const entry = this.#entryOf(node);
    return entry && (entry.found ? "read" : "waiting");
  }

  /** A term may stand in a text node. */
  wait(node: Text): void {
    if (!this.#entryOf(node)) this.#add(node);
  }

  /** A text node may be far no longer. */
  approach(node: Text): void {
    if (this.far) this.#expand(this.far.takeAround(node));
  }

  approachAll(): void {
    for (const nodes of this.far?.takeAll() ?? []) this.#expand(nodes);
  }

  /** The text nodes that wait; now and then null, when some time has gone by without one. */
  *waitingIn(root: Node): Generator<Text | null> {
    for (const nodes of this.far?.takeAll() ?? []) {
      this.#expand(nodes);
      yield null;
    }
    for (const { node, text } of this.#branches.textsIn(root)) if (!text.found) yield node;
  }

  /** Puts what was found in a text node in the place of what was found before; null is nothing. */
  set(node: Text, found: NodeMatches | null): void {
    const known = this.#entryOf(node);
    if (!known && !found) return;
    const entry = known ?? this.#add(node);
    const now = found ?? NOTHING;
    if (entry.found && this.#isKnown(node, entry.found, now)) return;
    this.#forget(node, entry);
    entry.found = now;
    for (const { node: next, offset } of now.reached) {
      const other = this.#entryOf(next) ?? this.#add(next);
      other.passing = { match: now.matches.at(-1) as PlacedMatch, owner: node, end: offset };
      if (other.found) this.disturbed.add(next);
    }
    this.#dropIfEmpty(node, entry);
  }

  /** Whether the same was found before, and the nodes that it reaches into know of it: one that was taken out and put back does not. */
  #isKnown(node: Text, before: NodeMatches, { matches, reached }: NodeMatches): boolean {
    const isSamePlace = (it: PlacedMatch, i: number): boolean =>
      PLACE.every((key) => it[key] === matches[i]?.[key]);
    const knows = (it: Reached): boolean => {
      const passing = this.#entryOf(it.node)?.passing;
      return passing?.owner === node && passing.end === it.offset;
    };
    return (
      before.matches.length === matches.length &&
      before.reached.length === reached.length &&
      before.matches.every(isSamePlace) &&
      reached.every(knows)
    );
  }

  /** Forgets a node that was removed from the page, with all in it. */
  remove(node: Node): void {
    this.far?.dropIn(node);
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
    let child = firstChildOf(node);
    for (let i = 0; this.far && child && i < MAX_LOOKED_AT; i += 1) {
      if (isText(child)) this.approach(child);
      child = nextSiblingOf(child);
    }
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

  isLit(match: PlacedMatch): boolean {
    return this.wanted(match) && this.isTerm(match);
  }

  /** Whether a match is taken for its term. */
  isTerm(match: PlacedMatch): boolean {
    return this.#guesses.isTerm(match);
  }

  /** Number of the term that a match stands for. */
  termOf({ form }: PlacedMatch): number {
    return this.#forms[form]?.[1] ?? 0;
  }

  /** Whether a match counts only where what it needs stands beside it. */
  isGuess(match: PlacedMatch): boolean {
    return this.#guesses.isGuess(match);
  }

  #foundIn(node: Text, entry: Entry): NodeMatches {
    if (!entry.found) {
      this.set(node, this.#reader.readNode(node, entry.passing?.end ?? 0));
      if (this.disturbed.size > 0) this.#reader.onDisturbed();
    }
    return entry.found ?? NOTHING;
  }

  /** Looks at each of these nodes, which were far. */
  #expand(nodes: readonly Text[]): void {
    for (const it of nodes) if (this.#reader.mayHold(it)) this.wait(it);
    if (this.far?.isOver) this.far = null;
  }

  #entryOf(node: Text): Entry | null {
    return this.#branches.get(node)?.text ?? null;
  }

  #add(node: Text): Entry {
    const entry: Entry = { found: null, passing: null };
    this.#branches.add(node, entry);
    return entry;
  }

  /** Takes back what an entry's own matches have brought about: it waits. */
  #forget(node: Text, entry: Entry): void {
    if (!entry.found) return;
    const { reached } = entry.found;
    entry.found = null;
    for (const { node: next } of reached) {
      const other = this.#entryOf(next);
      if (other?.passing?.owner !== node) continue;
      other.passing = null;
      if (other.found) this.disturbed.add(next);
      this.#dropIfEmpty(next, other);
    }
  }

  #dropIfEmpty(node: Text, { found, passing }: Entry): void {
    if (found && found.matches.length === 0 && !passing) this.#branches.remove(node);
  }
}

const PLACE = ["form", "startContainer", "startOffset", "endContainer", "endOffset"] as const;
