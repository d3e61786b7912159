import { type SourceDetails, UNKNOWN_SOURCE } from "../citation/source";
import { TERM_KINDS, type TermKind } from "../glossary/term";

/** What opens a card: the pointer resting on a term, the same with the Alt key held, or a click only. */
export const OPENINGS = ["hover", "alt-hover", "click"] as const;
export type Opening = (typeof OPENINGS)[number];

/** The colour of the light. Each stays apart from the blue of the notes in all common forms of colour-blindness. */
export const PALETTES = ["amber", "orange", "grey"] as const;
export type Palette = (typeof PALETTES)[number];

/** Which of a term's places on a page are lit: all, or the first in each section. */
export const PLACES = ["all", "first"] as const;
export type Places = (typeof PLACES)[number];

export const LANGUAGES = ["en", "zh-CN", "zh-TW"] as const;

/** Milliseconds before a card opens that can be chosen. */
export const MAX_DELAY_MS = 1000;

/** What the user can set. Stored as one plain object; what is missing or broken in it takes its default. */
export interface Settings {
  /** Hosts (`www.example.org`, with a port if there is one) on which nothing is lit. */
  readonly offSites: readonly string[];
  /** Nothing is lit anywhere until then: milliseconds since 1970; 0 if that is not wanted. */
  readonly pausedUntil: number;
  readonly opening: Opening;
  /** Milliseconds that the pointer must rest before a card opens. */
  readonly delay: number;
  readonly places: Places;
  /** Terms whose card has been opened before are not lit any more. */
  readonly onlyUnmet: boolean;
  /** Terms of these kinds are not lit. */
  readonly hiddenKinds: readonly TermKind[];
  readonly palette: Palette;
  readonly underline: boolean;
  /** Whether a button for a note is shown beside what is selected on a page. */
  readonly noteButton: boolean;
  /** Of the interface; null for the browser's. */
  readonly language: (typeof LANGUAGES)[number] | null;
  /** What the user has entered of where a report was published, by the report's id. */
  readonly sources: Readonly<Record<string, SourceDetails>>;
}

export const DEFAULT_SETTINGS: Settings = {
  offSites: [],
  pausedUntil: 0,
  opening: "hover",
  delay: 80,
  places: "all",
  onlyUnmet: false,
  hiddenKinds: [],
  palette: "amber",
  underline: false,
  noteButton: true,
  language: null,
  sources: {},
};

/** Those that are set one by one, by `settings.change`. */
export type Preferences = Pick<
  Settings,
  | "pausedUntil"
  | "opening"
  | "delay"
  | "places"
  | "onlyUnmet"
  | "hiddenKinds"
  | "palette"
  | "underline"
  | "noteButton"
  | "language"
>;

/** Reads settings that some version of this extension has stored. */
export function parseSettings(stored: unknown): Settings {
  if (typeof stored !== "object" || stored === null) return DEFAULT_SETTINGS;
  const given = stored as Record<string, unknown>;
  return {
    offSites: stringsOf(given["offSites"]),
    pausedUntil: numberOf(given["pausedUntil"], 0, Number.MAX_SAFE_INTEGER, 0),
    opening: oneOf(OPENINGS, given["opening"]) ?? DEFAULT_SETTINGS.opening,
    delay: numberOf(given["delay"], 0, MAX_DELAY_MS, DEFAULT_SETTINGS.delay),
    places: oneOf(PLACES, given["places"]) ?? DEFAULT_SETTINGS.places,
    onlyUnmet: given["onlyUnmet"] === true,
    hiddenKinds: TERM_KINDS.filter((kind) => stringsOf(given["hiddenKinds"]).includes(kind)),
    palette: oneOf(PALETTES, given["palette"]) ?? DEFAULT_SETTINGS.palette,
    underline: given["underline"] === true,
    noteButton: given["noteButton"] !== false,
    language: oneOf(LANGUAGES, given["language"]) ?? null,
    sources: parseSources(given["sources"]),
  };
}

/** The settings with one site switched on or off. */
export function withSite(settings: Settings, host: string, on: boolean): Settings {
  const others = settings.offSites.filter((it) => it !== host);
  return { ...settings, offSites: on ? others : [...others, host] };
}

function oneOf<T extends string>(known: readonly T[], given: unknown): T | undefined {
  return known.find((it) => it === given);
}

function stringsOf(given: unknown): string[] {
  return Array.isArray(given) ? given.filter((it) => typeof it === "string") : [];
}

function numberOf(given: unknown, min: number, max: number, otherwise: number): number {
  return typeof given === "number" && given >= min && given <= max ? given : otherwise;
}

function parseSources(stored: unknown): Settings["sources"] {
  if (typeof stored !== "object" || stored === null) return DEFAULT_SETTINGS.sources;
  const entries = Object.entries(stored).map(([report, details]: [string, unknown]) => {
    const given = typeof details === "object" && details !== null ? details : {};
    const names = Object.keys(UNKNOWN_SOURCE) as (keyof SourceDetails)[];
    const known = names.map((name) => {
      const value = (given as Record<string, unknown>)[name];
      return [name, typeof value === "string" && value !== "" ? value : null];
    });
    return [report, Object.fromEntries(known)] as const;
  });
  return Object.fromEntries(entries);
}
