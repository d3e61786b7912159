/**
 * What the background publishes in `storage.local`, where content scripts read it without waking anybody (a background
 * takes 35 ms and more to wake, this one or two).
 *
 * A page's process can read and write all of it. So nothing private lies there; it is a copy of an original (`lib/private`)
 * that the background puts right when it was written to; and it is parsed.
 */
import { browser } from "wxt/browser";
import { type Lexicon, parseLexicon } from "../glossary/lexicon-shape";
import { type PageSettings, parsePageSettings, stringsOf } from "../settings/page-settings";
import { offKey, sitePlace, valueAt } from "./signs";
import { watchStorage } from "./watch-storage";

/** What a document needs to know. */
export interface Published {
  /** With which signs are made (`signOf`). */
  readonly key: string;
  /** Null until the bundled data has been installed for the first time. */
  readonly lexicon: Lexicon | null;
  /** What the lexicon was made from: the edition, and the kinds of terms that are lit. */
  readonly edition: string | null;
  readonly settings: PageSettings;
  /** Whether nothing is to be lit on its site. */
  readonly isOff: boolean;
  /** Whether pages of the document's own site have notes. */
  readonly hasNotes: boolean;
  /** Addresses of the terms whose card has been opened, kept while only the others are to be lit. */
  readonly met: readonly string[];
}

/** The hosts that a document is asked about (`hostOf`). */
export interface Site {
  /** The site switch is about this one. */
  readonly host: string;
  /** That of the document itself, to which its notes belong. */
  readonly own: string;
}

const FOR_ALL = ["lexicon", "edition", "settings"];

/** Calls back with what is published for a document, now and whenever some of it changes, until `signal` ends it. */
export function followPublished(
  signal: AbortSignal,
  site: Site,
  onChange: (published: Published) => void,
): void {
  // What has been met is no news: its light goes with the next page.
  const news = new Set(["key", ...FOR_ALL]);
  const read = async (): Promise<void> => {
    try {
      const key = textOf((await browser.storage.local.get("key"))["key"]) ?? "";
      const off = offKey(key, site.host);
      const noted = sitePlace(key, site.own);
      news.add(off).add(noted.name);
      const stored: Record<string, unknown> = await browser.storage.local.get([
        ...FOR_ALL,
        "met",
        off,
        noted.name,
      ]);
      const published = {
        ...parse(stored),
        key,
        isOff: stored[off] === true,
        hasNotes: valueAt(stored, noted) === true,
      };
      if (!signal.aborted) onChange(published);
    } catch {
      // The extension is being updated or removed: whoever watches is about to end.
    }
  };
  watchStorage(signal, news, () => void read());
  void read();
}

function parse(stored: Record<string, unknown>): Omit<Published, "key" | "isOff" | "hasNotes"> {
  const { lexicon, edition, settings, met } = stored;
  return {
    lexicon: parseLexicon(lexicon),
    edition: textOf(edition),
    settings: parsePageSettings(settings),
    met: stringsOf(met),
  };
}

function textOf(given: unknown): string | null {
  return typeof given === "string" ? given : null;
}
