/**
 * Paragraphs become blocks: what their format says of them, and else what their text tells (numbers,
 * length, punctuation, what stands around them).
 */
import type { Block, BlockRole } from "../document/block";
import type { Paragraph } from "./paragraph";
import { STRIDE, type Steps } from "./progress";
import { contentsOf } from "./plain/contents";
import { type Entry, entriesOf } from "./plain/entries";
import { type FrontPart, frontOf } from "./plain/front";
import { type Heading, headingsOf } from "./plain/headings";
import { levelsOf } from "./plain/levels";
import { isCaption, isNote } from "./plain/looks";
import type { Scheme } from "./plain/numbering";
import { SeenParagraphs } from "./seen-paragraphs";
import { joined, partOf } from "./split-paragraph";

/** Finds the roles of paragraphs, in reading order. The shares that it yields are 0, or 0.9. */
export function* structureSteps(paragraphs: readonly Paragraph[]): Steps<Block[]> {
  const seen = new SeenParagraphs();
  for (const [at, paragraph] of paragraphs.entries()) {
    if (at % STRIDE === 0) yield 0;
    seen.add(paragraph);
  }
  if (!seen.isOdd) return yield* blocksOf(paragraphs);
  const blocks = yield* blocksOf(seen.paragraphs);
  return blocks.map((it) => seen.inSource(it));
}

function* blocksOf(paragraphs: readonly Paragraph[]): Steps<Block[]> {
  const front = frontOf(paragraphs);
  const fronts = new Set(front.flatMap((it) => it.paragraphs));
  const entries = yield* entriesOf(paragraphs.filter((it) => !fronts.has(it)));
  const contents = yield* contentsOf(entries);
  const headings = yield* headingsOf(entries, contents);
  const levels = levelsOf([...entries].flatMap((it) => headings.get(it) ?? []));
  if (isMarked(entries)) keepUnmarkedSchemes(entries, headings, levels);
  const references = referencesIn(entries);
  const items = new ItemLevels();
  const blocks: Block[] = [];
  const beforeFront = front[0] && paragraphs[paragraphs.indexOf(front[0].paragraphs[0]) - 1];
  if (!beforeFront) blocks.push(...front.map(frontBlock));
  const blocksFor = (entry: Entry): Block[] => {
    const heading = headings.get(entry);
    const { given } = entry.paragraph;
    if (heading || (given && given.role !== "item")) items.end();
    if (heading) return headingBlocks(entry, heading, levels.get(heading) ?? 1);
    if (given) return [givenBlock(entry)];
    const role = contents.has(entry) ? "item" : roleOf(entry, references);
    const level = role === "item" ? items.levelOf(entry.numbering?.scheme ?? "bullet") : null;
    return [blockOf(entry.paragraph, role, level, labelOf(entry, role))];
  };
  for (const [at, entry] of entries.entries()) {
    if (at % STRIDE === 0) yield 0.9;
    blocks.push(...blocksFor(entry));
    if (entry.paragraph === beforeFront) blocks.push(...front.map(frontBlock));
  }
  return compact(blocks);
}

/** Whether the format itself marks the document's headings. */
function isMarked(entries: readonly Entry[]): boolean {
  return entries.filter((it) => it.paragraph.given?.role === "heading").length >= 3;
}

/**
 * A document that marks its headings is believed, but for 一、 and （一）: authors often mark chapters
 * and leave these. They stand below the marked heading before them, unless marked ones have them too.
 */
function keepUnmarkedSchemes(
  entries: readonly Entry[],
  headings: Map<Entry, Heading>,
  levels: Map<Heading, number>,
): void {
  const marked = new Set(
    entries.flatMap(({ paragraph, numbering }) =>
      paragraph.given?.role === "heading" && numbering ? [numbering.scheme] : [],
    ),
  );
  const kept = (["han", "han-paren"] as const).filter((it) => !marked.has(it));
  const used = kept.filter((kind) => [...headings.values()].some((it) => it.kind === kind));
  let above = 0;
  for (const entry of entries) {
    if (entry.paragraph.given?.role === "heading") above = entry.paragraph.given.level ?? 1;
    const heading = headings.get(entry);
    if (!heading) continue;
    const rank = used.findIndex((it) => it === heading.kind);
    if (rank < 0) headings.delete(entry);
    else levels.set(heading, above + rank + 1);
  }
}

function frontBlock({ role, paragraphs }: FrontPart): Block {
  return blockOf(joined(paragraphs), role, null, null);
}

function headingBlocks(entry: Entry, { runInEnd }: Heading, level: number): Block[] {
  const { paragraph } = entry;
  const label = paragraph.label ?? entry.numbering?.label ?? null;
  if (runInEnd === null) return [blockOf(paragraph, "heading", level, label)];
  const title = partOf(paragraph, 0, runInEnd);
  const rest = partOf(paragraph, runInEnd, paragraph.text.length);
  return [
    { ...blockOf(title, "heading", level, label), isRunIn: true },
    blockOf({ ...rest, label: null }, "paragraph", null, null),
  ];
}

function givenBlock({ paragraph, numbering }: Entry): Block {
  const { given, label, text } = paragraph;
  const role = given?.role ?? "paragraph";
  const isNumbered = role === "heading" || role === "item" || role === "note";
  const written =
    isNumbered && numbering && text.startsWith(numbering.label) ? numbering.label : null;
  return {
    ...blockOf(paragraph, role, given?.level ?? null, label ?? written),
    cell: given?.cell ?? null,
  };
}

function roleOf({ paragraph, numbering }: Entry, references: ReadonlySet<string>): BlockRole {
  const { text, label } = paragraph;
  if (isCaption(text)) return "caption";
  if (isNote(text)) return "note";
  if (
    numbering?.scheme === "circled" &&
    label === null &&
    references.has(numbering.label.slice(0, 1))
  ) {
    return "note";
  }
  return numbering || label !== null ? "item" : "paragraph";
}

function labelOf({ paragraph, numbering }: Entry, role: BlockRole): string | null {
  if (paragraph.label !== null) return paragraph.label;
  if (role === "note") {
    return /^(?:\[\d{1,3}\]|［\d{1,3}］|〔\d{1,3}〕|[①-⑳])/u.exec(paragraph.text)?.[0] ?? null;
  }
  return role === "item" ? (numbering?.label ?? null) : null;
}

/** The signs ① to ⑳ that stand at the end of words: marks of notes. */
function referencesIn(entries: readonly Entry[]): Set<string> {
  const found = new Set<string>();
  for (const { rest } of entries) {
    for (const match of rest.matchAll(
      /(?<=[\p{Script=Han}”》])[①-⑳](?=[，。；、！？：\p{Script=Han}]|$)/gu,
    )) {
      found.add(match[0]);
    }
  }
  return found;
}

/** How deep an item is nested: the ways of numbering that are open since the last heading. */
class ItemLevels {
  readonly #open: Scheme[] = [];

  end(): void {
    this.#open.length = 0;
  }

  levelOf(scheme: Scheme): number {
    const at = this.#open.indexOf(scheme);
    if (at >= 0) {
      this.#open.length = at + 1;
      return at + 1;
    }
    return this.#open.push(scheme);
  }
}

/** Numbers the levels that are used from 1, without gaps. */
export function compact(blocks: readonly Block[]): Block[] {
  const used = [...new Set(blocks.flatMap((it) => (it.role === "heading" ? [it.level ?? 1] : [])))];
  used.sort((a, b) => a - b);
  if (used.every((level, at) => level === at + 1)) return [...blocks];
  return blocks.map((it) =>
    it.role === "heading" ? { ...it, level: used.indexOf(it.level ?? 1) + 1 } : it,
  );
}

function blockOf(
  { text, places, marks }: Paragraph,
  role: BlockRole,
  level: number | null,
  label: string | null,
): Block {
  return { role, level, label, text, marks, places, isRunIn: false, cell: null };
}
