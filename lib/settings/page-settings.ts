/**
 * The part of the settings that pages need. Every page reads it from storage that its own process
 * can write. So everything that is missing or invalid gets its default.
 */

import { LANGUAGES } from "../i18n/languages";

/**
 * What opens a card: the pointer resting on a term, the same with the Alt key held, or only a
 * click.
 */
export const OPENINGS = ["hover", "alt-hover", "click"] as const;

/**
 * How lit terms look: `line` below them or a `tint` behind them. With `auto`, very long pages get the
 * tint, because a line costs more there.
 */
export const STYLES = ["auto", "line", "tint"] as const;

/** Which of a term's places on a page are lit: all, or the first in each section. */
export const PLACES = ["all", "first"] as const;

/**
 * How much of a page is lit. `quiet` lights the document's own terms. `normal` also lights the
 * words of its field. `everything` also lights the phrases that every such page has.
 */
export const LEVELS = ["quiet", "normal", "everything"] as const;
export type Level = (typeof LEVELS)[number];

/** The highest specificity that is lit at a level: an index of `SPECIFICITIES`. */
export function reachOf(level: Level): 0 | 1 | 2 {
  return LEVELS.indexOf(level) as 0 | 1 | 2;
}

/** The longest delay before a card opens that the user can choose, in milliseconds. */
export const MAX_DELAY_MS = 1000;

/** Reads one setting. */
type Parse<T> = (given: unknown) => T;

/** A reader of a setting that has one of some known values. */
export const oneOf =
  <T, D extends T | null>(known: readonly T[], otherwise: D): Parse<T | D> =>
  (given) =>
    known.includes(given as T) ? (given as T) : otherwise;

/** Reads a setting that is on or off. */
export const flag =
  (otherwise: boolean): Parse<boolean> =>
  (given) =>
    typeof given === "boolean" ? given : otherwise;

const number =
  (max: number, otherwise: number): Parse<number> =>
  (given) =>
    typeof given === "number" && given >= 0 && given <= max ? given : otherwise;

/** The reader of each setting. Its type, its default and its allowed values follow from that. */
export const PAGE_SETTINGS = {
  /** Nothing is lit anywhere until this time (milliseconds since 1970); 0 if there is no pause. */
  pausedUntil: number(Number.MAX_SAFE_INTEGER, 0),
  opening: oneOf(OPENINGS, "hover"),
  /** Milliseconds that the pointer must rest before a card opens. */
  delay: number(MAX_DELAY_MS, 200),
  level: oneOf(LEVELS, "normal"),
  places: oneOf(PLACES, "all"),
  /** Whether terms whose card has been opened are no longer lit. */
  onlyUnmet: flag(false),
  style: oneOf(STYLES, "auto"),
  /** Whether a button for a note is shown beside a selection on a page. */
  noteButton: flag(true),
  /** The language of the interface; null for the browser's. */
  language: oneOf(LANGUAGES, null),
};

/**
 * The texts of a list, whatever was stored. A structured clone may have holes, and a member named
 * `constructor`.
 */
export function stringsOf(given: unknown): string[] {
  return Array.isArray(given) ? Array.from(given).filter((it) => typeof it === "string") : [];
}

/** The type that a table of settings reads. */
export type Read<Table extends Readonly<Record<string, Parse<unknown>>>> = {
  readonly [N in keyof Table]: ReturnType<Table[N]>;
};

export type PageSettings = Read<typeof PAGE_SETTINGS>;

/** @param stored any stored value, possibly with other members */
export function parsePageSettings(stored: unknown): PageSettings {
  return readAll(PAGE_SETTINGS, stored);
}

/** Reads each setting of a table from any stored value. */
export function readAll<Table extends Readonly<Record<string, Parse<unknown>>>>(
  table: Table,
  stored: unknown,
): Read<Table> {
  const given = Object(stored) as Record<string, unknown>;
  const read = Object.entries(table).map(([name, parse]) => [name, parse(given[name])] as const);
  return Object.fromEntries(read) as Read<Table>;
}
