import { type SourceDetails, UNKNOWN_SOURCE } from "../citation/source";

/** What the user can set. Stored as one plain object; what is missing or broken in it takes its default. */
export interface Settings {
  /** Hosts (`www.example.org`, with a port if there is one) on which nothing is lit. */
  readonly offSites: readonly string[];
  /** What the user has entered of where a report was published, by the report's id. */
  readonly sources: Readonly<Record<string, SourceDetails>>;
}

export const DEFAULT_SETTINGS: Settings = { offSites: [], sources: {} };

/** Reads settings that some version of this extension has stored. */
export function parseSettings(stored: unknown): Settings {
  if (typeof stored !== "object" || stored === null) return DEFAULT_SETTINGS;
  const { offSites, sources } = stored as Record<string, unknown>;
  return {
    offSites: Array.isArray(offSites)
      ? offSites.filter((it) => typeof it === "string")
      : DEFAULT_SETTINGS.offSites,
    sources: parseSources(sources),
  };
}

/** The settings with one site switched on or off. */
export function withSite(settings: Settings, host: string, on: boolean): Settings {
  const others = settings.offSites.filter((it) => it !== host);
  return { ...settings, offSites: on ? others : [...others, host] };
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
