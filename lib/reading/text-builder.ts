/** The text of a document whose format has none of its own: its paragraphs, a line each. */
import type { Mark } from "../document/block";
import type { Paragraph } from "./paragraph";

export type NewParagraph = Omit<Paragraph, "places">;

export class TextBuilder {
  readonly #parts: string[] = [];
  #length = 0;

  /** Adds a paragraph without the white space around it; null if nothing else is in it. */
  add(paragraph: NewParagraph): Paragraph | null {
    const text = paragraph.text.trim();
    if (text === "") return null;
    const offset = paragraph.text.indexOf(text);
    if (this.#length > 0) {
      this.#parts.push("\n");
      this.#length += 1;
    }
    const start = this.#length;
    this.#parts.push(text);
    this.#length += text.length;
    return {
      ...paragraph,
      text,
      marks: shifted(paragraph.marks, offset, text.length),
      places: [{ start, end: this.#length }],
    };
  }

  get text(): string {
    return this.#parts.join("");
  }

  /** UTF-16 code units so far. */
  get length(): number {
    return this.#length;
  }
}

function shifted(marks: readonly Mark[], offset: number, length: number): Mark[] {
  return marks
    .map((mark) => ({
      ...mark,
      start: Math.max(0, mark.start - offset),
      end: Math.min(length, mark.end - offset),
    }))
    .filter(({ start, end }) => end > start);
}
