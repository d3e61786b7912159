import { firstChildOf, isText, nextSiblingOf } from "../../dom/native";
import { type Branch, Branches } from "./branches";
import type { FarTexts } from "./far-texts";
import { Guesses } from "./guesses";
import type { PageLexicon, TermFinder } from "./term-finder";

/**
 * A match on the page, kept as nodes and offsets (UTF-16 code units). Live `Range`s would slow down
 * every change of the page.
 */
export interface PlacedMatch {
  /** The number of the form. */
  readonly form: number;
  readonly startContainer: Text;
  readonly startOffset: number;
  readonly endContainer: Text;
  readonly endOffset: number;
}

/** The result of reading one text node. */
export interface NodeMatches {
  /** The matches that begin in the node, in order. */
  readonly matches: readonly PlacedMatch[];
  /**
   * The later text nodes that the last match reaches, each with the offset at which the match ends
   * there.
   */
  readonly reached: readonly Reached[];
}

/** A text node that a match reaches, and the offset at which the match ends in it. */
export interface Reached {
  readonly node: Text;
  readonly offset: number;
}
/** Shared, because with a hundred thousand matches each object counts. */
export const NONE_REACHED: readonly Reached[] = [];

const NOTHING: NodeMatches = { matches: [], reached: NONE_REACHED };

/** The state of a text node in which a term may stand. */
interface Entry {
  /** Null while the node waits to be read. */
  found: NodeMatches | null;
  /**
   * The match that begins in an earlier node (`owner`) and passes into this one, and the offset at
   * which it ends here.
   */
  passing: { readonly match: PlacedMatch; readonly owner: Text; readonly end: number } | null;
}

/** A text node in which a term may stand, or a node around such text nodes. */
export type MatchBranch = Branch<Entry>;

/** The services that an index needs to have its text nodes read. */
export interface NodeReader {
  /**
   * Reads a text node synchronously.
   *
   * @param from the offset at which a match that began in an earlier node ends, otherwise 0
   */
  readNode(node: Text, from: number): NodeMatches | null;
  /** Whether a term may stand in a text node, judged by a glance at it and at the next one. */
  mayHold(node: Text): boolean;
  /** Called when {@link MatchIndex.disturbed} has nodes that no reading is about to read. */
  onDisturbed(): void;
}

type IndexedFinder = Pick<TermFinder, "forms" | "specificities" | "colours" | "quotes" | "dark">;

/** The number of text nodes examined for a match under the pointer. */
const MAX_LOOKED_AT = 256;

/**
 * All matches of the page, by the text node in which they begin.
 *
 * For most nodes it is only known that a term may stand in them. They wait, and are read when
 * someone asks for their matches. So opening a page costs a glance at its text and a reading of the
 * visible part.
 *
 * Text far from the view is not examined node by node until it comes near ({@link approach}): see
 * `FarTexts`. (A branch takes 490 bytes. When a small heap grows by some megabytes, the browser
 * collects garbage and goes through the whole page for that: 0.3 seconds on a page of six million
 * characters.)
 */
export class MatchIndex {
  /** The far nodes, until all of them have been examined. */
  far: FarTexts | null = null;
  readonly #branches = new Branches<Entry>();
  readonly #forms: PageLexicon["forms"];
  readonly #specificities: PageLexicon["specificities"];
  readonly #colours: PageLexicon["colours"];
  readonly #guesses: Guesses;
  readonly #reader: NodeReader;
  /** Decides which of the matches that could be lit are lit: the user may want fewer. */
  wanted: (match: PlacedMatch) => boolean = () => true;
  /**
   * Text nodes to be read again: they were read while a match passed into them, and that match has
   * gone or changed.
   */
  readonly disturbed = new Set<Text>();

  constructor(finder: IndexedFinder, reader: NodeReader) {
    this.#forms = finder.forms;
    this.#specificities = finder.specificities;
    this.#colours = finder.colours;
    this.#guesses = new Guesses(finder, (text) => {
      this.approach(text);
      return this.beginningIn(text);
    });
    this.#reader = reader;
  }

  get isEmpty(): boolean {
    return this.#branches.isEmpty && !this.far?.size;
  }

  /** Forgets everything, so that the whole page can be read anew. */
  clear(): void {
    this.far = null;
    this.#branches.clear();
    this.disturbed.clear();
  }

  /** Whether a text node waits or has been read; null if no term is known to stand in it. */
  stateOf(node: Text): "waiting" | "read" | null {
    const entry = this.#entryOf(node);
    return entry && (entry.found ? "read" : "waiting");
  }

  /** Records that a term may stand in a text node. */
  wait(node: Text): void {
    if (!this.#entryOf(node)) this.#add(node);
  }

  /** Examines the nodes around a text node if they are far. */
  approach(node: Text): void {
    if (this.far) this.#expand(this.far.takeAround(node));
  }

  approachAll(): void {
    for (const nodes of this.far?.takeAll() ?? []) this.#expand(nodes);
  }

  /** Yields the waiting text nodes, and now and then null so that the caller can check the time. */
  *waitingIn(root: Node): Generator<Text | null> {
    for (const nodes of this.far?.takeAll() ?? []) {
      this.#expand(nodes);
      yield null;
    }
    for (const { node, text } of this.#branches.textsIn(root)) if (!text.found) yield node;
  }

  /** Replaces the result for a text node. Null means that nothing was found. */
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

  /**
   * Whether the same matches were found before, and the nodes that they reach still know it. A node
   * that was removed and put back no longer does.
   */
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

  /** Forgets a node that was removed from the page, with everything in it. */
  remove(node: Node): void {
    this.far?.dropIn(node);
    for (const { node: text, text: entry } of this.#branches.textsIn(node)) {
      // The entry of a node that a match reached may already have been dropped together with that
      // match.
      if (this.#entryOf(text) !== entry) continue;
      this.#forget(text, entry);
      this.#branches.remove(text);
    }
  }

  /**
   * The offset at which reading begins: the end of the match passing into the node, otherwise 0.
   */
  fromOf(node: Text): number {
    return this.#entryOf(node)?.passing?.end ?? 0;
  }

  /**
   * The match passing into a text node, and the matches that begin in it. Reads the node if it
   * waits.
   */
  touching(node: Text): readonly PlacedMatch[] {
    const matches = this.beginningIn(node);
    const passing = this.#entryOf(node)?.passing;
    return passing ? [passing.match, ...matches] : matches;
  }

  /** The matches that begin in a text node. Reads the node if it waits. */
  beginningIn(node: Text): readonly PlacedMatch[] {
    const entry = this.#entryOf(node);
    return entry ? this.#foundIn(node, entry).matches : [];
  }

  /**
   * Whether a text node directly in this node has a match or continues one. Reads the waiting ones
   * among them.
   */
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

  /**
   * The branch of a node that has matches or waiting nodes directly or somewhere in it; undefined
   * if there are none.
   */
  branchOf(node: Node): MatchBranch | undefined {
    return this.#branches.get(node);
  }

  /** Yields the matches of all text nodes that have been read, visible or not. */
  *known(root: Node): Generator<PlacedMatch> {
    for (const { text } of this.#branches.textsIn(root)) yield* text.found?.matches ?? [];
  }

  isLit(match: PlacedMatch): boolean {
    return this.wanted(match) && this.isTerm(match);
  }

  /** Whether a match counts as its term. */
  isTerm(match: PlacedMatch): boolean {
    return this.#guesses.isTerm(match);
  }

  /** The number of the term that a match stands for. */
  termOf({ form }: PlacedMatch): number {
    return this.#forms[form]?.[1] ?? 0;
  }

  /** Whether a match stands for one of the document's own terms. */
  isOwn(match: PlacedMatch): boolean {
    return this.#specificities[this.termOf(match)] === 0;
  }

  /** The colour of the glossary that a match is from, from 0. */
  colourOf(match: PlacedMatch): number {
    return this.#colours[this.termOf(match)] ?? 0;
  }

  /** Whether a match is a guess. */
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

  /** Examines each of these nodes, which were far. */
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

  /** Undoes the effects of an entry's own matches. The node waits again. */
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
