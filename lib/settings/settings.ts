import type { Newspaper } from "../citation/source";
import { TERM_KINDS, type TermKind } from "../glossary/term";
import { LEVELS, type Level, PAGE_SETTINGS, stringsOf } from "./page-settings";
import { type Group, type Read, type Several, choice, flag, readAll } from "./setting";

/** The colours of the reader: the browser's own, or always the same. */
const THEMES = ["browser", "light", "dark"] as const;

/** The sizes of the reader's text, in CSS pixels at the browser's usual text size. */
const TEXT_SIZES = [16, 18, 20, 24, 28] as const;

/** Terms of these kinds are not lit. */
const hiddenKinds: Several<TermKind, "light"> = {
  kind: "several",
  where: "light",
  values: TERM_KINDS,
  read(given) {
    const kinds = stringsOf(given);
    return TERM_KINDS.filter((kind) => kinds.includes(kind));
  },
};

/** The settings that `settings.change` changes one by one. */
export const PREFERENCES = {
  ...PAGE_SETTINGS,
  /**
   * Whether terms that have notes are lit on pages like the document's own terms, at every level. A
   * page can then see which terms these may be.
   */
  marksNoted: flag("light", false),
  hiddenKinds,
  theme: choice("reader", THEMES, "browser"),
  textSize: choice("reader", TEXT_SIZES, 18),
  /** Whether the badge of the toolbar button shows how many terms are lit on a page. */
  badgeCount: flag("interface", true),
};

const SETTINGS = {
  ...PREFERENCES,
  /** Hosts (`www.example.org`, with a port if there is one) on which nothing is lit. */
  offSites: { read: stringsOf },
  /** The levels of single sites, by host. Such a level replaces the general one. */
  siteLevels: { read: parseSiteLevels },
  /** Folded forms that are not offered as terms of any document. */
  refusedTerms: { read: stringsOf },
  /**
   * What the user entered in an earlier version about where a report was published, by the report's
   * id. What is entered today is kept with the document.
   */
  sources: { read: parseSources },
};

/**
 * The user's settings. They are stored as one plain object. Missing and invalid ones get their
 * defaults.
 */
export type Settings = Read<typeof SETTINGS>;

export type Preferences = Read<typeof PREFERENCES>;

export const PREFERENCE_NAMES = Object.keys(PREFERENCES) as (keyof Preferences)[];

/** The preferences that a part of the interface shows, and that have controls of some kinds. */
export type PreferenceOf<W extends string, K extends string = string> = {
  [N in keyof Preferences]: (typeof PREFERENCES)[N] extends { where: W; kind: K } ? N : never;
}[keyof Preferences];

/** The preferences in the settings' form. */
export type FormName = PreferenceOf<Group>;

/** The preferences in a group of the settings' form, in their order. */
export function preferencesIn(group: Group): FormName[] {
  return PREFERENCE_NAMES.filter((name): name is FormName => PREFERENCES[name].where === group);
}

/** Whether a preference can have a value: reading a valid value returns it unchanged. */
export function isPreference(name: keyof Preferences, value: unknown): boolean {
  return (
    value !== undefined && JSON.stringify(PREFERENCES[name].read(value)) === JSON.stringify(value)
  );
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
