import type { Newspaper } from "../citation/source";
import { TERM_KINDS, type TermKind } from "../glossary/term";
import {
  LEVELS,
  type Level,
  PAGE_SETTINGS,
  type Read,
  flag,
  oneOf,
  readAll,
  stringsOf,
} from "./page-settings";

/** The colours of the reader: the browser's own, or always the same. */
export const THEMES = ["browser", "light", "dark"] as const;

/** The sizes of the reader's text, in CSS pixels at the browser's usual text size. */
export const TEXT_SIZES = [16, 18, 20, 24, 28] as const;

/** The settings that `settings.change` changes one by one. */
const PREFERENCES = {
  ...PAGE_SETTINGS,
  /** Terms of these kinds are not lit. */
  hiddenKinds: (given: unknown): readonly TermKind[] => {
    const kinds = stringsOf(given);
    return TERM_KINDS.filter((kind) => kinds.includes(kind));
  },
  /**
   * Whether terms that have notes are lit on pages like the document's own terms, at every level. A
   * page can then see which terms these may be.
   */
  marksNoted: flag(false),
  theme: oneOf(THEMES, "browser"),
  textSize: oneOf(TEXT_SIZES, 18),
  /** Whether the badge of the toolbar button shows how many terms are lit on a page. */
  badgeCount: flag(true),
};

const SETTINGS = {
  ...PREFERENCES,
  /** Hosts (`www.example.org`, with a port if there is one) on which nothing is lit. */
  offSites: stringsOf,
  /** The levels of single sites, by host. Such a level replaces the general one. */
  siteLevels: parseSiteLevels,
  /** Folded forms that are not offered as terms of any document. */
  refusedTerms: stringsOf,
  /**
   * What the user entered in an earlier version about where a report was published, by the report's
   * id. What is entered today is kept with the document.
   */
  sources: parseSources,
};

/**
 * The user's settings. They are stored as one plain object. Missing and invalid ones get their
 * defaults.
 */
export type Settings = Read<typeof SETTINGS>;

export type Preferences = Read<typeof PREFERENCES>;

export const PREFERENCE_NAMES = Object.keys(PREFERENCES) as (keyof Preferences)[];

/** Whether a preference can have a value: reading a valid value returns it unchanged. */
export function isPreference(name: keyof Preferences, value: unknown): boolean {
  return value !== undefined && JSON.stringify(PREFERENCES[name](value)) === JSON.stringify(value);
}

/** Reads settings stored by any version of this extension. */
export function parseSettings(stored: unknown): Settings {
  return readAll(SETTINGS, stored);
}

/** The settings of a new installation. */
export const DEFAULT_SETTINGS: Settings = parseSettings({});

/** The settings with one site switched on or off. */
export function withSite(settings: Settings, host: string, on: boolean): Settings {
  const others = settings.offSites.filter((it) => it !== host);
  return { ...settings, offSites: on ? others : [...others, host] };
}

/** The level at which the pages of a site are lit: its own, or otherwise the general one. */
export function levelOn({ siteLevels, level }: Settings, host: string): Level {
  return (Object.hasOwn(siteLevels, host) && siteLevels[host]) || level;
}

/**
 * The settings with another level for one site.
 *
 * @param level null to use the general level on the site again
 */
export function withSiteLevel(settings: Settings, host: string, level: Level | null): Settings {
  const { [host]: _, ...others } = settings.siteLevels;
  return { ...settings, siteLevels: level === null ? others : { ...others, [host]: level } };
}

function parseSiteLevels(stored: unknown): Readonly<Record<string, Level>> {
  // The entries of a string would be its characters.
  const given: object = typeof stored === "object" && stored !== null ? stored : {};
  return Object.fromEntries(Object.entries(given).filter(isSiteLevel));
}

function isSiteLevel(entry: [string, unknown]): entry is [string, Level] {
  return LEVELS.includes(entry[1] as Level);
}

function parseSources(stored: unknown): Readonly<Record<string, Newspaper>> {
  // The entries of a string would be its characters.
  const given: object = typeof stored === "object" && stored !== null ? stored : {};
  const entries = Object.entries(given).map(([report, details]: [string, unknown]) => {
    const said = Object(details) as Record<string, unknown>;
    const textOf = (name: keyof Newspaper): string | null => {
      const value = said[name];
      return typeof value === "string" && value !== "" ? value : null;
    };
    const known = { newspaper: textOf("newspaper"), date: textOf("date"), page: textOf("page") };
    return [report, known] as const;
  });
  return Object.fromEntries(entries);
}
