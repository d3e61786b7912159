/**
 * Edits of a text that record where each unit has gone: the ground truth for finding a place again.
 * Units are UTF-16 code units.
 */

import type { Random } from "./random";

/** A text and, for each of its units, the unit's offset in the quoted text; -1 for new units. */
export interface Tracked {
  readonly text: string;
  readonly origin: readonly number[];
}

/** A quoted stretch in a text that is being edited. */
export interface Edit {
  readonly tracked: Tracked;
  /** The quoted stretch, in the quoted text. */
  readonly start: number;
  readonly end: number;
  /** Another page. */
  readonly other: string;
  readonly random: Random;
}

export function trackedOf(text: string): Tracked {
  return { text, origin: Array.from({ length: text.length }, (_, i) => i) };
}

const below = (random: Random, limit: number): number => Math.floor(random() * limit);
const fresh = (text: string): Tracked => ({
  text,
  origin: Array.from({ length: text.length }, () => -1),
});

function cut({ text, origin }: Tracked, from: number, to: number): Tracked {
  return { text: text.slice(from, to), origin: origin.slice(from, to) };
}

function join(...parts: readonly Tracked[]): Tracked {
  return {
    text: parts.map((it) => it.text).join(""),
    origin: parts.flatMap((it) => it.origin),
  };
}

function replaced(tracked: Tracked, from: number, to: number, by: Tracked): Tracked {
  return join(cut(tracked, 0, from), by, cut(tracked, to, tracked.text.length));
}

/** The replacement is at the place of the replaced text. */
function insteadOf(tracked: Tracked, from: number, to: number, text: string): Tracked {
  const origin = Array.from(
    { length: text.length },
    (_, i) => tracked.origin[Math.min(from + i, to - 1)] ?? -1,
  );
  return { text, origin };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Paragraphs, with the line feeds after them. */
function paragraphsOf({ text }: Tracked): Span[] {
  return [...text.matchAll(/[^\n]+\n*/gu)].map(({ 0: it, index }) => ({
    from: index,
    to: index + it.length,
  }));
}

function sentencesOf(text: string): Span[] {
  return [...text.matchAll(/[^。！？；.!?;\n]+[。！？；.!?;\n]*/gu)].map(({ 0: it, index }) => ({
    from: index,
    to: index + it.length,
  }));
}

/** Where the quoted stretch, or the first remaining part of it, is; null if nothing is left. */
function quoted({ tracked, start, end }: Edit): Span | null {
  const isQuoted = (at: number): boolean => {
    const origin = tracked.origin[at] as number;
    return origin >= start && origin < end;
  };
  let from = 0;
  while (from < tracked.origin.length && !isQuoted(from)) from += 1;
  let to = from;
  while (to < tracked.origin.length && isQuoted(to)) to += 1;
  return from < to ? { from, to } : null;
}

/** The paragraph with the quotation in half of the cases, otherwise any. */
function someParagraph(edit: Edit): Span | null {
  const paragraphs = paragraphsOf(edit.tracked);
  const stretch = quoted(edit);
  const own = stretch && paragraphs.find((it) => it.to > stretch.from);
  if (own && edit.random() < 0.5) return own;
  return paragraphs[below(edit.random, paragraphs.length)] ?? null;
}

function someBoundary({ tracked, random }: Edit): number {
  const paragraphs = paragraphsOf(tracked);
  return paragraphs[below(random, paragraphs.length)]?.from ?? 0;
}

function someOf(random: Random, text: string, length: number): string {
  const at = below(random, Math.max(1, text.length - length));
  return text.slice(at, at + length);
}

function typo({ tracked, random, other }: Edit, at: number): Tracked {
  const kind = below(random, 3);
  const by = someOf(random, other.replaceAll(/\s+/gu, ""), 1);
  if (kind === 0) return replaced(tracked, at, at + 1, insteadOf(tracked, at, at + 1, by));
  if (kind === 1) return replaced(tracked, at, at + 1, fresh(""));
  return replaced(tracked, at, at, insteadOf(tracked, at, at + 1, by));
}

function withWordsReplaced(edit: Edit, share: number): Tracked {
  const stretch = quoted(edit);
  if (!stretch) return edit.tracked;
  const words = edit.other.replaceAll(/\s+/gu, " ");
  const old = cut(edit.tracked, stretch.from, stretch.to);
  const parts: Tracked[] = [];
  for (let from = 0; from < old.text.length; from += 2) {
    const to = Math.min(from + 2, old.text.length);
    const by = someOf(edit.random, words, 1 + below(edit.random, 3));
    parts.push(edit.random() < share ? insteadOf(old, from, to, by) : cut(old, from, to));
  }
  return replaced(edit.tracked, stretch.from, stretch.to, join(...parts));
}

function mapped({ tracked }: Edit, change: (unit: string, at: number) => string): Tracked {
  const parts: string[] = [];
  const origin: number[] = [];
  for (let at = 0; at < tracked.text.length; at += 1) {
    const to = change(tracked.text[at] as string, at);
    parts.push(to);
    for (let i = 0; i < to.length; i += 1) origin.push(tracked.origin[at] as number);
  }
  return { text: parts.join(""), origin };
}

const WIDTHS = new Map(
  [",，", ":：", ";；", "(（", ")）", "!！", "?？", "“「", "”」", '"＂', "%％", "+＋"].flatMap(
    ([narrow, wide]) => [
      [narrow, wide],
      [wide, narrow],
    ],
  ) as [string, string][],
);
const NUMERALS = "〇一二三四五六七八九";

/** Single edits, by name. */
export const EDITS: Record<string, (edit: Edit) => Tracked> = {
  "paragraph inserted": (edit) => {
    const at = someBoundary(edit);
    const sentences = sentencesOf(edit.other);
    const { from, to } = sentences[below(edit.random, sentences.length)] ?? { from: 0, to: 0 };
    return replaced(edit.tracked, at, at, fresh(`${edit.other.slice(from, to + 100)}\n\n`));
  },
  "paragraph deleted": (edit) => {
    const paragraph = someParagraph(edit);
    return paragraph
      ? replaced(edit.tracked, paragraph.from, paragraph.to, fresh(""))
      : edit.tracked;
  },
  "paragraph moved": (edit) => {
    const paragraph = someParagraph(edit);
    if (!paragraph) return edit.tracked;
    const moving = cut(edit.tracked, paragraph.from, paragraph.to);
    const rest = replaced(edit.tracked, paragraph.from, paragraph.to, fresh(""));
    const at = someBoundary({ ...edit, tracked: rest });
    return replaced(rest, at, at, moving);
  },
  "sentences swapped": (edit) => {
    const paragraph = someParagraph(edit);
    if (!paragraph) return edit.tracked;
    const part = cut(edit.tracked, paragraph.from, paragraph.to);
    const sentences = sentencesOf(part.text);
    if (sentences.length < 2) return edit.tracked;
    const first = below(edit.random, sentences.length - 1);
    const [one, two] = [sentences[first] as Span, sentences[first + 1] as Span];
    const swapped = join(cut(part, two.from, two.to), cut(part, one.from, one.to));
    const at = paragraph.from + one.from;
    return replaced(edit.tracked, at, paragraph.from + two.to, swapped);
  },
  "typo in the quote": (edit) => {
    const stretch = quoted(edit);
    if (!stretch) return edit.tracked;
    return typo(edit, stretch.from + below(edit.random, stretch.to - stretch.from));
  },
  "typo beside the quote": (edit) => {
    const stretch = quoted(edit);
    if (!stretch) return edit.tracked;
    const away = 1 + below(edit.random, 32);
    const at = edit.random() < 0.5 ? stretch.from - away : stretch.to - 1 + away;
    return at < 0 || at >= edit.tracked.text.length ? edit.tracked : typo(edit, at);
  },
  "10 % of the words replaced": (edit) => withWordsReplaced(edit, 0.1),
  "30 % of the words replaced": (edit) => withWordsReplaced(edit, 0.3),
  "quote deleted": (edit) => {
    const stretch = quoted(edit);
    return stretch ? replaced(edit.tracked, stretch.from, stretch.to, fresh("")) : edit.tracked;
  },
  "half the quote deleted": (edit) => {
    const stretch = quoted(edit);
    if (!stretch) return edit.tracked;
    // The greater half stays: with a smaller one, nobody could say that the quotation is still
    // there.
    const half = Math.floor((stretch.to - stretch.from) / 2);
    const [from, to] =
      edit.random() < 0.5 ? [stretch.from, stretch.from + half] : [stretch.to - half, stretch.to];
    return replaced(edit.tracked, from, to, fresh(""));
  },
  "clause inserted in the quote": (edit) => {
    const stretch = quoted(edit);
    if (!stretch) return edit.tracked;
    const length = stretch.to - stretch.from;
    const at = stretch.from + below(edit.random, length);
    const clause = someOf(edit.random, edit.other, 1 + below(edit.random, Math.ceil(length / 2)));
    return replaced(edit.tracked, at, at, fresh(clause));
  },
  "paragraph duplicated": (edit) => {
    const paragraph = someParagraph(edit);
    if (!paragraph) return edit.tracked;
    const copy = cut(edit.tracked, paragraph.from, paragraph.to);
    const at = edit.random() < 0.5 ? paragraph.to : someBoundary(edit);
    return replaced(edit.tracked, at, at, copy);
  },
  "white space reflowed": (edit) =>
    mapped(edit, (unit) => {
      if (/\s/u.test(unit)) return unit === "\n" ? "\n    " : "\n  ";
      return edit.random() < 0.05 && unit > "\u3000" ? `${unit}\n  ` : unit;
    }),
  "punctuation of other width": (edit) => mapped(edit, (unit) => WIDTHS.get(unit) ?? unit),
  "other digits": (edit) => {
    const isWide = edit.random() < 0.5;
    return mapped(edit, (unit) => {
      if (!/\d/u.test(unit)) return unit;
      return isWide
        ? String.fromCharCode(unit.charCodeAt(0) + 0xfee0)
        : (NUMERALS[Number(unit)] as string);
    });
  },
  "another page appended": (edit) => {
    const page = fresh(`\n${edit.other}\n`);
    return edit.random() < 0.5 ? join(page, edit.tracked) : join(edit.tracked, page);
  },
};

/** Kinds that are more than single edits. */
export const HARDER: Record<string, (edit: Edit) => Tracked> = {
  "several of these": (edit) => {
    const kinds = Object.values(EDITS);
    let { tracked } = edit;
    for (let count = 2 + below(edit.random, 3); count > 0; count -= 1) {
      const kind = kinds[below(edit.random, kinds.length)] as (edit: Edit) => Tracked;
      tracked = kind({ ...edit, tracked });
    }
    return tracked;
  },
  "another page instead": (edit) => fresh(edit.other),
};
