/**
 * What the background publishes in `storage.local`. Content scripts read it there without waking
 * the background (which takes 35 ms and more; reading takes one or two).
 *
 * A page's process can read and write all of it. So it holds nothing private, it is a copy of an
 * original (`lib/private`) that the background restores after any other write, and readers parse
 * it.
 */
import { browser } from "wxt/browser";
import { type Lexicon, parseLexicon } from "../glossary/lexicon-shape";
import {
  LEVELS,
  type Level,
  type PageSettings,
  parsePageSettings,
  stringsOf,
} from "../settings/page-settings";
import { levelKey, lexiconKey, offKey, sitePlace, valueAt } from "./signs";
import { watchStorage } from "./watch-storage";

/** What a document needs to know. */
export interface Published {
  /** The key with which signs are made (`signOf`). */
  readonly key: string;
  /** Null until the bundled data has been installed for the first time. */
  readonly lexicon: Lexicon | null;
  /** What the lexicon was made from: the edition, and the kinds of terms that are lit. */
  readonly edition: string | null;
  /** The settings, with the site's own level if it has one. */
  readonly settings: PageSettings;
  /** Whether nothing may be lit on the document's site. */
  readonly isOff: boolean;
  /** Whether pages of the document's own site have notes. */
  readonly hasNotes: boolean;
  /**
   * The addresses of the terms whose card has been opened. They are published only while the
   * settings light only the other terms.
   */
  readonly met: readonly string[];
}

/** The hosts for which a document reads published values (`hostOf`). */
export interface Site {
  /** The host that the site switch applies to. */
  readonly host: string;
  /** The host of the document itself, to which its notes belong. */
  readonly own: string;
}

const FOR_ALL = ["lexicon", "edition", "settings"];

/**
 * Calls back with the values published for a document, now and whenever one of them changes, until
 * `signal` ends it.
 */
export function followPublished(
  signal: AbortSignal,
  site: Site,
  onChange: (published: Published) => void,
): void {
  // `met` is not watched: a term that has been met loses its light only on the next page.
  const news = new Set(["key", ...FOR_ALL]);
  const read = async (): Promise<void> => {
    try {
      const key = textOf((await browser.storage.local.get("key"))["key"]) ?? "";
      const off = offKey(key, site.host);
      const level = levelKey(key, site.host);
      const own = lexiconKey(key, site.host);
      const noted = sitePlace(key, site.own);
      news.add(off).add(level).add(own).add(noted.name);
      const stored: Record<string, unknown> = await browser.storage.local.get([
        ...FOR_ALL,
        "met",
        off,
        level,
        own,
        noted.name,
      ]);
      const published = {
        ...parse(stored, stored[level], stored[own]),
        key,
        isOff: stored[off] === true,
        hasNotes: valueAt(stored, noted) === true,
      };
      if (!signal.aborted) onChange(published);
    } catch {
      // The extension is being updated or removed, so this document's script is about to end.
    }
  };
  watchStorage(signal, news, () => void read());
  void read();
}

function parse(
  stored: Record<string, unknown>,
  siteLevel: unknown,
  siteLexicon: unknown,
): Omit<Published, "key" | "isOff" | "hasNotes"> {
  const { lexicon, edition, settings, met } = stored;
  const general = parsePageSettings(settings);
  return {
    lexicon: parseLexicon(siteLexicon ?? lexicon),
    edition: textOf(edition),
    settings: LEVELS.includes(siteLevel as Level)
      ? { ...general, level: siteLevel as Level }
      : general,
    met: stringsOf(met),
  };
}

function textOf(given: unknown): string | null {
  return typeof given === "string" ? given : null;
}
