/**
 * The part of the settings that pages need. Every page reads it from storage that its own process
 * can write. So everything that is missing or invalid gets its default.
 */

import { LANGUAGES } from "../i18n/languages";
import { type Read, amount, choice, flag, option, readAll } from "./setting";

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

/** The delays before a card opens that are offered, in milliseconds. */
const DELAYS = [80, 200, 400] as const;

/** The longest delay before a card opens, in milliseconds. Earlier versions offered all up to it. */
const MAX_DELAY_MS = 1000;

export const PAGE_SETTINGS = {
  /** Nothing is lit anywhere until this time (milliseconds since 1970); 0 if there is no pause. */
  pausedUntil: amount("button", Number.MAX_SAFE_INTEGER, 0),
  level: choice("light", LEVELS, "normal"),
  places: choice("light", PLACES, "all"),
  style: choice("light", STYLES, "auto"),
  /** Whether terms whose card has been opened are no longer lit. */
  onlyUnmet: flag("light", false),
  opening: choice("card", OPENINGS, "hover"),
  /** Milliseconds that the pointer must rest before a card opens. */
  delay: amount("card", MAX_DELAY_MS, 200, DELAYS),
  /** Whether a button for a note is shown beside a selection on a page. */
  noteButton: flag("notes", true),
  /** The language of the interface; null for the browser's. */
  language: option("interface", LANGUAGES),
};

/**
 * The texts of a list, whatever was stored. A structured clone may have holes, and a member named
 * `constructor`.
 */
export function stringsOf(given: unknown): string[] {
  return Array.isArray(given) ? Array.from(given).filter((it) => typeof it === "string") : [];
}

export type PageSettings = Read<typeof PAGE_SETTINGS>;

/** @param stored any stored value, possibly with other members */
export function parsePageSettings(stored: unknown): PageSettings {
  return readAll(PAGE_SETTINGS, stored);
}
