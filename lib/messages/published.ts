/**
 * What the background publishes in `storage.local`, where content scripts read it without
 * waking anybody (a background takes 35 ms and more to wake, this one or two).
 */
import { browser } from "wxt/browser";
import { LEXICON_VERSION, type Lexicon } from "../glossary/lexicon-shape";
import type { Settings } from "../settings/settings";
import type { Mark } from "../store/reconcile";

export interface Published {
  /** Null until the bundled data has been installed for the first time. */
  readonly lexicon: Lexicon | null;
  /** What the lexicon was made from: the edition, and the kinds of terms that are lit. */
  readonly edition: string | null;
  /** What pages need to know of the settings. */
  readonly settings: PageSettings;
  readonly notes: PublishedNotes;
  /** Addresses of the terms whose card has been opened, kept while only the others are to be lit. */
  readonly met: readonly string[];
}

/** Whatever is left out has its default. */
export type PageSettings = Partial<
  Pick<
    Settings,
    | "offSites"
    | "pausedUntil"
    | "opening"
    | "delay"
    | "places"
    | "onlyUnmet"
    | "palette"
    | "underline"
    | "noteButton"
    | "language"
  >
>;

/** Which pages have notes, as signs (`pageSign`); the revision changes with every change of a note. */
export interface PublishedNotes {
  readonly revision: number;
  readonly pages: readonly string[];
  /** How far the notes have come: a third account beside those of database and journal. */
  readonly mark?: Mark | null;
  /** By which rules their addresses were looked up (`ADDRESS_RULES`), and since when (ISO 8601). */
  readonly rules?: number;
  readonly since?: string;
}

/** What has been met is read with the others, but is no news: its light goes with the next page. */
const WATCHED = ["lexicon", "edition", "settings", "notes"] as const;
const KEYS = [...WATCHED, "met"];

export async function readPublished(): Promise<Published> {
  return parse(await browser.storage.local.get(KEYS));
}

export async function publish(part: Partial<Omit<Published, "settings">>): Promise<void> {
  await browser.storage.local.set({ ...part });
}

/** Calls back with everything that is published whenever some of it changes, until `signal` ends it. */
export function watchPublished(
  signal: AbortSignal,
  onChange: (published: Published) => void,
): void {
  const read = readInto(signal, onChange);
  const listener = (changes: Record<string, unknown>): void => {
    if (WATCHED.some((key) => key in changes)) read();
  };
  browser.storage.local.onChanged.addListener(listener);
  // A page that comes back out of the cache has heard nothing while it was in there.
  addEventListener("pageshow", (event) => event.persisted && read(), { signal });
  signal.addEventListener("abort", () => {
    try {
      browser.storage.local.onChanged.removeListener(listener);
    } catch {
      // The extension was updated: its old script has no `storage` any more, and hears nothing from it.
    }
  });
}

/** The same, and once with how it stands now. */
export function followPublished(
  signal: AbortSignal,
  onChange: (published: Published) => void,
): void {
  watchPublished(signal, onChange);
  readInto(signal, onChange)();
}

function readInto(signal: AbortSignal, onChange: (published: Published) => void): () => void {
  return () => {
    readPublished().then(
      (published) => {
        if (!signal.aborted) onChange(published);
      },
      // The extension is being updated or removed: whoever watches is about to end.
      () => {},
    );
  };
}

function parse(stored: Record<string, unknown>): Published {
  const lexicon = stored["lexicon"] as Lexicon | undefined;
  const notes = stored["notes"] as PublishedNotes | undefined;
  const met = stored["met"] as string[] | undefined;
  return {
    lexicon: lexicon?.version === LEXICON_VERSION ? lexicon : null,
    edition: typeof stored["edition"] === "string" ? stored["edition"] : null,
    // Written by `storeSettings` alone, which has parsed them.
    settings: (stored["settings"] as PageSettings | undefined) ?? {},
    notes: Array.isArray(notes?.pages) ? notes : { revision: 0, pages: [] },
    met: Array.isArray(met) ? met : [],
  };
}
