/** The text within a block of HTML. */
import type { Mark } from "../../document/block";

export interface Inline {
  text: string;
  readonly marks: Mark[];
}

/** White space of HTML, which collapses. A no-break space and an ideographic one do not. */
const SPACE = /[\t\n\f\r ]+/gu;
const STRONG = new Set(["b", "strong"]);
const EMPHASIS = new Set(["i", "em"]);

/** Text of one block, as it is put together. */
export class InlineText {
  #text = "";
  readonly #marks: Mark[] = [];
  #strong = 0;
  #emphasis = 0;

  /** Adds text; white space collapses unless it is preformatted. */
  add(text: string, isPreformatted: boolean): void {
    const own = isPreformatted ? text : text.replaceAll(SPACE, " ");
    const start = this.#text.length;
    const isDouble = !isPreformatted && own.startsWith(" ") && /(?:^|[ \n])$/u.test(this.#text);
    this.#text += isDouble ? own.slice(1) : own;
    if (this.#strong > 0) this.#mark("strong", start);
    if (this.#emphasis > 0) this.#mark("emphasis", start);
  }

  /** A line break within the block. */
  break(): void {
    this.#text = `${this.#text.replace(/ $/u, "")}\n`;
  }

  enter(name: string): void {
    if (STRONG.has(name)) this.#strong += 1;
    if (EMPHASIS.has(name)) this.#emphasis += 1;
  }

  leave(name: string): void {
    if (STRONG.has(name)) this.#strong -= 1;
    if (EMPHASIS.has(name)) this.#emphasis -= 1;
  }

  get isEmpty(): boolean {
    return this.#text.trim() === "";
  }

  /** The text so far; it begins anew after that. */
  take(): Inline & { readonly isStrong: boolean } {
    const text = this.#text;
    const marks = this.#marks.splice(0);
    this.#text = "";
    const strong = marks
      .filter((it) => it.kind === "strong")
      .reduce((sum, it) => sum + text.slice(it.start, it.end).trim().length, 0);
    return { text, marks, isStrong: strong > 0 && strong >= text.trim().length };
  }

  #mark(kind: Mark["kind"], start: number): void {
    const end = this.#text.length;
    if (end === start) return;
    const at = this.#marks.findLastIndex((it) => it.kind === kind);
    const last = this.#marks[at];
    if (last?.end === start) this.#marks[at] = { ...last, end };
    else this.#marks.push({ kind, start, end });
  }
}
