/**
 * Describes a place in a text, and finds it again when the text has changed.
 *
 * A position is quick to check, but breaks with the first insertion above it. A quotation survives
 * that, but may occur in several places, and breaks with the first change in it. The surroundings
 * tell these places apart. So all three are stored. They are tried in the order of their cost, and
 * each note goes only as far as it must:
 *
 * 1. **As it was** ({@link Anchoring}): quotation and surroundings, at the position, at a hint, or
 *   anywhere.
 * 2. **Its words elsewhere** (`candidates`): in the folded text, where white space, width,
 *   quotation marks and digits do not matter. The surroundings are compared by edit distance.
 * 3. **Changed words** (`seeds`): one pass over the folded text, for all remaining notes, finds
 *   where any four characters of them occur. Occurrences in a row make a candidate, and only there
 *   are the words compared (approx-string-match). This pass also finds where the surroundings occur
 *   without the words. That is how a deleted 党建 is told from another 党建 elsewhere.
 *
 * `verdict` decides which candidate is believed. A note whose place is not found is a value, not an
 * error. All offsets are UTF-16 code units.
 */
import { type Candidate, changedCandidates, exactCandidates } from "./candidates";
import { FoldedText, isLeftOut } from "./folded-text";
import type { Selectors } from "./model";
import { Seeds } from "./seeds";
import type { TextSpan } from "../text/text-span";
import { type PlacedNote, type Sought, soughtOf } from "./sought";
import { SIDE_UNITS } from "./surroundings";
import { isBeyondDoubt, verdict } from "./verdict";

export type { PlacedNote } from "./sought";

/** The place of a quotation in a text (UTF-16 code units), or null if it was not found. */
export type Place =
  /**
   * The words are in the text as quoted. `moved` is true if they are not where the position says,
   * or have other surroundings.
   */
  | {
      readonly kind: "exact";
      readonly start: number;
      readonly end: number;
      readonly moved: boolean;
    }
  /** The words have changed. `similarity` is between 0 and 1, both exclusive. */
  | {
      readonly kind: "changed";
      readonly start: number;
      readonly end: number;
      readonly similarity: number;
    }
  | null;

/**
 * Describes a stretch of a text. A stretch that would cut a surrogate pair is widened, because half
 * a character cannot be quoted.
 */
export function describe(text: string, start: number, end: number): Selectors {
  const from = isInPair(text, start) ? start - 1 : start;
  const to = isInPair(text, end) ? end + 1 : end;
  const first = Math.max(0, from - SIDE_UNITS);
  const last = Math.min(text.length, to + SIDE_UNITS);
  const selectors: Selectors = {
    quote: {
      type: "TextQuoteSelector",
      exact: text.slice(from, to),
      prefix: text.slice(isInPair(text, first) ? first + 1 : first, from),
      suffix: text.slice(to, isInPair(text, last) ? last - 1 : last),
    },
    position: { type: "TextPositionSelector", start: from, end: to },
    element: null,
  };
  return { ...selectors, once: standsOnce(text, selectors) };
}

/** Whether the words occur only once in their text, by the rules of the search. */
function standsOnce(text: string, selectors: Selectors): boolean {
  const { words } = soughtOf(selectors);
  const folded = new FoldedText(text);
  while (folded.grow());
  const first = folded.text.indexOf(words);
  return words !== "" && folded.text.indexOf(words, first + 1) < 0;
}

/**
 * Finds a described stretch in a text that may have changed.
 *
 * @param hints further positions to try, in the same way as the position selector
 */
export function anchor(text: string, selectors: Selectors, hints: readonly number[] = []): Place {
  const anchoring = new Anchoring(text, [{ id: "", selectors, hints }]);
  anchoring.step(() => false);
  return anchoring.places.get("") ?? null;
}

/** The number of units of folded text searched at once: two or three milliseconds. */
const PART_UNITS = 1 << 14;

interface Pending {
  readonly note: PlacedNote;
  readonly sought: Sought;
  exact: readonly Candidate[];
}

/** Finds the places of many notes in one text, in steps with any amount of time between them. */
export class Anchoring {
  readonly #text: string;
  readonly #folded: FoldedText;
  readonly #places = new Map<string, Place>();
  readonly #work: Generator<void, void>;

  constructor(text: string, notes: readonly PlacedNote[]) {
    this.#text = text;
    this.#folded = new FoldedText(text);
    this.#work = this.#workOn(notes);
  }

  /** The results so far. A note counts as missing until it is found. */
  get places(): ReadonlyMap<string, Place> {
    return this.#places;
  }

  /**
   * Works until everything is done or the time is up, in pieces of a few milliseconds at most.
   *
   * @param isDue whether the time is up
   * @returns whether everything is done
   */
  step(isDue: () => boolean): boolean {
    do {
      if (this.#work.next().done) return true;
    } while (!isDue());
    return false;
  }

  *#workOn(notes: readonly PlacedNote[]): Generator<void, void> {
    const pending: Pending[] = [];
    for (const note of notes) {
      const place = placeAsItWas(this.#text, note);
      if (place || !note.selectors.quote.exact) this.#places.set(note.id, place);
      else pending.push({ note, sought: soughtOf(note.selectors), exact: [] });
      yield;
    }
    if (pending.length === 0) return;
    while (this.#folded.grow()) yield;
    const doubtful: Pending[] = [];
    for (const it of pending) {
      if (!this.#decideByWords(it)) doubtful.push(it);
      yield;
    }
    if (doubtful.length > 0) yield* this.#compare(doubtful);
  }

  /** Finds where the words occur. Returns whether that decides the place. */
  #decideByWords(pending: Pending): boolean {
    const { note, sought } = pending;
    if (!sought.words) {
      this.#places.set(note.id, null);
      return true;
    }
    const { text } = this.#folded;
    const positions = positionsOf(note);
    pending.exact = exactCandidates(
      text,
      sought,
      (start) => distanceTo(positions, this.#folded.sourceOf(start)),
      (start, end) => {
        const stretch = this.#folded.stretch(start, end);
        return !cutsCharacter(this.#text, stretch, note.selectors);
      },
    );
    const [best] = pending.exact;
    if (!best || !isBeyondDoubt(best, sought)) return false;
    this.#places.set(note.id, this.#placeOf(best, pending));
    return true;
  }

  *#compare(doubtful: readonly Pending[]): Generator<void, void> {
    const { text } = this.#folded;
    const seeds = new Seeds(doubtful.map(({ sought }) => sought.joined));
    for (let start = 0; start < text.length; start += PART_UNITS) {
      seeds.scan(text, start, start + PART_UNITS);
      yield;
    }
    for (const [i, pending] of doubtful.entries()) {
      const { sought, exact, note } = pending;
      const changed = changedCandidates(text, sought, seeds.runs[i] ?? []).filter(
        // Where the words occur as quoted, there is a candidate already.
        (it) => !exact.some((other) => other.start < it.end && it.start < other.end),
      );
      const found = verdict(text, sought, exact, changed) ?? onlyPlace(pending);
      this.#places.set(note.id, found && this.#placeOf(found, pending));
      yield;
    }
  }

  #placeOf(candidate: Candidate, { sought, note }: Pending): Place {
    const { start, end } = this.#folded.stretch(candidate.start, candidate.end);
    const { exact } = note.selectors.quote;
    if (candidate.similarity < 1) {
      return {
        kind: "changed",
        start: isInPair(this.#text, start) ? start - 1 : start,
        end: isInPair(this.#text, end) ? end + 1 : end,
        similarity: candidate.similarity,
      };
    }
    const first = start - sought.lead;
    const place = this.#text.startsWith(exact, first)
      ? { start: first, end: first + exact.length }
      : widened(this.#text, start, end, sought);
    return { kind: "exact", ...place, moved: true };
  }
}

/**
 * Words of at least this weight that occurred once then and occur once now are the same words,
 * whatever is around them. At a lower weight (12), another page of the same kind has the same words
 * once in some thousand cases (`tests/unit/anchor-edits.test.ts`).
 */
const ONCE_WEIGHT = 16;

function onlyPlace({ note, sought, exact }: Pending): Candidate | null {
  const [only, another] = exact;
  const isOnly = note.selectors.once === true && another === undefined;
  return only && isOnly && sought.weight >= ONCE_WEIGHT ? only : null;
}

/** Finds quotation and surroundings unchanged: at the position, at a hint, or anywhere. */
function placeAsItWas(text: string, note: PlacedNote): Place {
  const { position, quote } = note.selectors;
  const { exact, prefix, suffix } = quote;
  if (exact === "") return null;
  const whole = prefix + exact + suffix;
  const placeAt = (start: number): Place => ({
    kind: "exact",
    start,
    end: start + exact.length,
    moved: position !== null && position.start !== start,
  });
  const isWhole = (start: number): boolean =>
    !cutsCharacter(text, { start, end: start + exact.length }, note.selectors);
  const positions = positionsOf(note);
  const standing = positions.find(
    (it) => it >= prefix.length && text.startsWith(whole, it - prefix.length) && isWhole(it),
  );
  if (standing !== undefined) return placeAt(standing);
  let nearest: number | null = null;
  for (let at = text.indexOf(whole); at >= 0; at = text.indexOf(whole, at + 1)) {
    const start = at + prefix.length;
    if (!isWhole(start)) continue;
    const isNearer =
      nearest === null || distanceTo(positions, start) < distanceTo(positions, nearest);
    if (isNearer) nearest = start;
  }
  return nearest === null ? null : placeAt(nearest);
}

function positionsOf({ selectors: { position }, hints = [] }: PlacedNote): number[] {
  return position ? [position.start, ...hints] : [...hints];
}

/**
 * The distance from an offset to the nearest of some positions, or to the beginning if there are
 * none.
 */
function distanceTo(positions: readonly number[], at: number): number {
  if (positions.length === 0) return at;
  return Math.min(...positions.map((it) => Math.abs(it - at)));
}

/**
 * Extends a stretch by the quotation marks at its edges, if the quotation had some there and the
 * text has others.
 */
function widened(text: string, start: number, end: number, { lead, trail }: Sought): TextSpan {
  let first = start;
  for (let at = start - 1; at >= start - lead && isLeftOut(text.charCodeAt(at)); at -= 1) {
    if (!WHITE.test(text.charAt(at))) first = at;
  }
  let last = end;
  for (let at = end; at < end + trail && isLeftOut(text.charCodeAt(at)); at += 1) {
    if (!WHITE.test(text.charAt(at))) last = at + 1;
  }
  return { start: first, end: last };
}

const WHITE = /\s/u;

function isInPair(text: string, at: number): boolean {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff;
}

const COMBINING = /^\p{M}/u;

/**
 * Whether a stretch begins or ends inside a character, unlike the quotation: e does not match é
 * written with a combining accent.
 */
function cutsCharacter(text: string, { start, end }: TextSpan, { quote }: Selectors): boolean {
  if (isInPair(text, start) || isInPair(text, end)) return true;
  if (isLeftOut(text.charCodeAt(end)) || COMBINING.test(quote.suffix)) return false;
  return COMBINING.test(text.charAt(end));
}
