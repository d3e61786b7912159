/** What the user can set. Stored as one plain object; what is missing or broken in it takes its default. */
export interface Settings {
  /** Hosts (`www.example.org`, with a port if there is one) on which nothing is lit. */
  readonly offSites: readonly string[];
}

export const DEFAULT_SETTINGS: Settings = { offSites: [] };

/** Reads settings that some version of this extension has stored. */
export function parseSettings(stored: unknown): Settings {
  if (typeof stored !== "object" || stored === null) return DEFAULT_SETTINGS;
  const { offSites } = stored as Record<string, unknown>;
  return {
    offSites: Array.isArray(offSites)
      ? offSites.filter((it) => typeof it === "string")
      : DEFAULT_SETTINGS.offSites,
  };
}

/** The settings with one site switched on or off. */
export function withSite(settings: Settings, host: string, on: boolean): Settings {
  const others = settings.offSites.filter((it) => it !== host);
  return { ...settings, offSites: on ? others : [...others, host] };
}
