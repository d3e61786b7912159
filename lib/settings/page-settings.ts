/**
 * What pages need to know of the settings. It is read in every page, from where the page's process may have written to
 * it: whatever is missing or broken takes its default.
 */

import { LANGUAGES } from "../i18n/languages";

/** What opens a card: the pointer resting on a term, the same with the Alt key held, or a click only. */
export const OPENINGS = ["hover", "alt-hover", "click"] as const;

/** The colour of the light. Each stays apart from the blue of the notes in all common forms of colour-blindness. */
export const PALETTES = ["amber", "orange", "grey"] as const;

/** Which of a term's places on a page are lit: all, or the first in each section. */
export const PLACES = ["all", "first"] as const;

/** Milliseconds before a card opens that can be chosen. */
export const MAX_DELAY_MS = 1000;

/** Reads one setting. */
type Parse<T> = (given: unknown) => T;

const oneOf =
  <T, D extends T | null>(known: readonly T[], otherwise: D): Parse<T | D> =>
  (given) =>
    known.includes(given as T) ? (given as T) : otherwise;

const flag =
  (otherwise: boolean): Parse<boolean> =>
  (given) =>
    typeof given === "boolean" ? given : otherwise;

const number =
  (max: number, otherwise: number): Parse<number> =>
  (given) =>
    typeof given === "number" && given >= 0 && given <= max ? given : otherwise;

/** Each setting by what reads it: its type, its default and what it may be follow from that. */
export const PAGE_SETTINGS = {
  /** Nothing is lit anywhere until then: milliseconds since 1970; 0 if that is not wanted. */
  pausedUntil: number(Number.MAX_SAFE_INTEGER, 0),
  opening: oneOf(OPENINGS, "hover"),
  /** Milliseconds that the pointer must rest before a card opens. */
  delay: number(MAX_DELAY_MS, 80),
  places: oneOf(PLACES, "all"),
  /** Terms whose card has been opened before are not lit any more. */
  onlyUnmet: flag(false),
  palette: oneOf(PALETTES, "amber"),
  underline: flag(false),
  /** Whether a button for a note is shown beside what is selected on a page. */
  noteButton: flag(true),
  /** Of the interface; null for the browser's. */
  language: oneOf(LANGUAGES, null),
};

/** The texts of a list, whatever was stored: a structured clone may have holes, and a member called `constructor`. */
export function stringsOf(given: unknown): string[] {
  return Array.isArray(given) ? Array.from(given).filter((it) => typeof it === "string") : [];
}

/** What a table of settings reads. */
export type Read<Table extends Readonly<Record<string, Parse<unknown>>>> = {
  readonly [N in keyof Table]: ReturnType<Table[N]>;
};

export type PageSettings = Read<typeof PAGE_SETTINGS>;

/** @param stored what was stored, or more; whatever it is */
export function parsePageSettings(stored: unknown): PageSettings {
  return readAll(PAGE_SETTINGS, stored);
}

/** Each setting of a table, whatever was stored. */
export function readAll<Table extends Readonly<Record<string, Parse<unknown>>>>(
  table: Table,
  stored: unknown,
): Read<Table> {
  const given = Object(stored) as Record<string, unknown>;
  const read = Object.entries(table).map(([name, parse]) => [name, parse(given[name])] as const);
  return Object.fromEntries(read) as Read<Table>;
}
