import { type SourceDetails, UNKNOWN_SOURCE } from "../citation/source";
import { TERM_KINDS, type TermKind } from "../glossary/term";
import { type PageSettings, parsePageSettings } from "./page-settings";

/** What the user can set. Stored as one plain object; what is missing or broken in it takes its default. */
export interface Settings extends PageSettings {
  /** Hosts (`www.example.org`, with a port if there is one) on which nothing is lit. */
  readonly offSites: readonly string[];
  /** Terms of these kinds are not lit. */
  readonly hiddenKinds: readonly TermKind[];
  /** What the user has entered of where a report was published, by the report's id. */
  readonly sources: Readonly<Record<string, SourceDetails>>;
}

/** Those that are set one by one, by `settings.change`. */
export type Preferences = Omit<Settings, "offSites" | "sources">;

/** Reads settings that some version of this extension has stored. */
export function parseSettings(stored: unknown): Settings {
  const given = Object(stored) as Record<string, unknown>;
  return {
    ...parsePageSettings(given),
    offSites: stringsOf(given["offSites"]),
    hiddenKinds: TERM_KINDS.filter((kind) => stringsOf(given["hiddenKinds"]).includes(kind)),
    sources: parseSources(given["sources"]),
  };
}

export const DEFAULT_SETTINGS: Settings = parseSettings({});

/** The settings with one site switched on or off. */
export function withSite(settings: Settings, host: string, on: boolean): Settings {
  const others = settings.offSites.filter((it) => it !== host);
  return { ...settings, offSites: on ? others : [...others, host] };
}

function stringsOf(given: unknown): string[] {
  return Array.isArray(given) ? Array.from(given).filter((it) => typeof it === "string") : [];
}

function parseSources(stored: unknown): Settings["sources"] {
  // Of a text each character would be a member.
  const given: object = typeof stored === "object" && stored !== null ? stored : {};
  const entries = Object.entries(given).map(([report, details]: [string, unknown]) => {
    const said = Object(details) as Record<string, unknown>;
    const names = Object.keys(UNKNOWN_SOURCE) as (keyof SourceDetails)[];
    const known = names.map((name) => {
      const value = said[name];
      return [name, typeof value === "string" && value !== "" ? value : null];
    });
    return [report, Object.fromEntries(known)] as const;
  });
  return Object.fromEntries(entries);
}
