/**
 * Paragraphs as people see them, so that their roles are found whatever nobody sees in them (⼀、总体要求 with a
 * radical, soft hyphens in 第一章). Their places count the units of all of them, one after the other: from these, a
 * block is put together again out of the paragraphs themselves.
 */
import type { Block } from "../document/block";
import type { Place } from "../document/passage";
import { type SeenText, asSeen } from "../text/as-seen";
import { firstIndex } from "../text/first-index";
import type { Paragraph } from "./paragraph";
import { joined, partOf } from "./split-paragraph";

interface Seen extends Place {
  readonly source: Paragraph;
  readonly text: SeenText;
}

export class SeenParagraphs {
  readonly paragraphs: Paragraph[] = [];
  readonly #seen: Seen[] = [];
  #isOdd = false;

  add(source: Paragraph): void {
    const seen = asSeen(source.text);
    // Of a paragraph in which nothing is seen, the block still has what is there.
    const text = seen.text.trim() === "" ? { text: source.text, map: null } : seen;
    this.#isOdd ||= text.text !== source.text;
    const start = this.#seen.at(-1)?.end ?? 0;
    const end = start + text.text.length;
    this.#seen.push({ source, text, start, end });
    this.paragraphs.push({ ...source, text: text.text, marks: [], places: [{ start, end }] });
  }

  /** A block of these paragraphs, with the text of the paragraphs from which they were made. */
  inSource(block: Block): Block {
    const [first, ...others] = block.places.map((it) => this.#partAt(it));
    if (!first) return block;
    const { text, marks, places } = joined([first, ...others]);
    return { ...block, label: this.#labelOf(block), text, marks, places };
  }

  /** A written label is the beginning of its block's text, so it is spelt as that is. */
  #labelOf({ label, text, places: [first] }: Block): string | null {
    if (label === null || !first || !text.startsWith(label)) return label;
    return this.#partAt({ start: first.start, end: first.start + label.length }).text;
  }

  #partAt({ start, end }: Place): Paragraph {
    const seen = this.#seenAt(start);
    const at = (offset: number): number =>
      offset === seen.start ? 0 : (seen.text.map?.[offset - seen.start] ?? offset - seen.start);
    return partOf(seen.source, at(start), at(end));
  }

  #seenAt(place: number): Seen {
    const behind = firstIndex(this.#seen.length, (i) => (this.#seen[i] as Seen).start > place);
    return this.#seen[behind - 1] as Seen;
  }

  /** Whether any paragraph is seen otherwise than it is written. */
  get isOdd(): boolean {
    return this.#isOdd;
  }
}
