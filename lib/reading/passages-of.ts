/** Blocks become passages: each has an id that counts its role, and knows the headings above it. */
import type { Block, ReadDocument } from "../document/block";
import type { Passage, PassageRole } from "../document/passage";

/** The letters of ids that count one row for the document. */
const LETTERS: Readonly<Partial<Record<PassageRole, string>>> = {
  paragraph: "p",
  item: "i",
  caption: "c",
  note: "n",
  "running-head": "r",
  "page-number": "g",
};
const FRONT: readonly PassageRole[] = ["headline", "subtitle", "byline"];

/**
 * The passages of a document that was read, in reading order: headline, subtitle and byline first.
 *
 * Ids count by role: `headline`, `subtitle`, `byline` (further ones are `byline2`, `byline3`), `s1`
 * for headings of level 1, `s1.2` for deeper ones within their section (`s0.1` before the first
 * section), `p1` paragraphs, `i1` items, `c1` captions, `n1` notes, `t1.2.3` cells (table, row,
 * column), `r1` running heads, `g1` page numbers.
 */
export function passagesOf({ blocks }: Pick<ReadDocument, "blocks">): Passage[] {
  const counter = new Counter();
  const passages = blocks.map((block) => counter.passage(block));
  return passages.toSorted((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ role }: Passage): number {
  return FRONT.includes(role) ? FRONT.indexOf(role) : FRONT.length;
}

/** Roles that stand in no section. */
const OUTSIDE: ReadonlySet<PassageRole> = new Set([
  ...FRONT,
  "section",
  "caption",
  "running-head",
  "page-number",
]);

class Counter {
  readonly #counts = new Map<string, number>();
  #section: string | null = null;
  #subheading: string | null = null;

  passage(block: Block): Passage {
    const role = roleOf(block);
    const isOutside = OUTSIDE.has(role);
    const id = this.#idOf(role, block);
    const passage: Passage = {
      id,
      role,
      text: block.text,
      places: block.places,
      section: isOutside ? null : this.#section,
      subheading: isOutside || role === "subheading" ? null : this.#subheading,
      level: ["section", "subheading", "item"].includes(role) ? block.level : null,
      label: block.label,
      isRunIn: block.isRunIn,
      cell: block.cell,
    };
    if (role === "section") [this.#section, this.#subheading] = [id, null];
    if (role === "subheading") this.#subheading = id;
    return passage;
  }

  #idOf(role: PassageRole, { cell }: Block): string {
    if (role === "section") return `s${this.#next("s")}`;
    if (role === "subheading") {
      const section = this.#section ?? "s0";
      return `${section}.${this.#next(section)}`;
    }
    if (role === "cell" && cell) return this.#unique(`t${cell.table}.${cell.row}.${cell.column}`);
    const letter = LETTERS[role];
    return letter === undefined ? this.#unique(role) : `${letter}${this.#next(letter)}`;
  }

  /** The first one has the plain id. */
  #unique(id: string): string {
    const count = this.#next(`only ${id}`);
    return count === 1 ? id : id.startsWith("t") ? `${id}.${count}` : `${id}${count}`;
  }

  #next(key: string): number {
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count;
  }
}

function roleOf({ role, level }: Block): PassageRole {
  if (role === "title") return "headline";
  if (role === "heading") return level === null || level <= 1 ? "section" : "subheading";
  return role;
}
