import { crc32 } from "@/lib/checksum/crc32";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { type Lexicon, parseLexicon } from "@/lib/glossary/lexicon-shape";
import { whole } from "@/lib/glossary/stored-entries";
import { originalNames, readOriginal, readOriginals } from "@/lib/private/originals";
import { readSettings } from "@/lib/private/stored-settings";
import type { TermAddress } from "@/lib/document/address";
import { lexiconKey } from "@/lib/published/signs";
import { derivedState } from "@/lib/store/library";
import { areNoted, installedEdition } from "@/lib/store/read";
import { allDocuments, allTerms } from "@/lib/store/read-documents";
import type { DocumentRecord, TermRecord } from "@/lib/store/shapes";
import type { Settings } from "@/lib/settings/settings";
import { makeQueue } from "@/lib/slices/in-turn";
import { publish } from "./publish";

/**
 * One lexicon after another: if two were made at once, the one that read the settings first could
 * be published last.
 */
const inTurn = makeQueue();

/**
 * Publishes the written forms of the terms that are to be lit, unless they are already published:
 * those of the glossaries that light every page, and a lexicon for each site on which others are
 * lit too. A term that has notes counts as its document's own, if the settings say so.
 *
 * @throws StoreError
 */
export function publishLexicon(): Promise<void> {
  return inTurn(publishNow);
}

async function publishNow(): Promise<void> {
  const [settings, published, installed, library] = await Promise.all([
    readSettings(),
    readOriginals(["lexicon", "edition"]),
    installedEdition(),
    derivedState(),
  ]);
  const noted = settings.marksNoted ? await notedTerms() : new Set<TermAddress>();
  const edition =
    [`${installed} ${library}`, ...settings.hiddenKinds].join(" without ") + markOf(noted);
  const isPublished =
    parseLexicon(published.get("lexicon")) !== null && published.get("edition") === edition;
  if (isPublished) return;
  const [documents, terms, key, before] = await Promise.all([
    allDocuments(),
    allTerms(),
    readOriginal("key"),
    originalNames("lexicon "),
  ]);
  const lit = documents.filter(({ item }) => item.isOn && item.role === "lit");
  const everywhere = lit.filter(({ item }) => item.sites.length === 0);
  const hosts = new Set(lit.flatMap(({ item }) => item.sites));
  const byDocument = Map.groupBy(whole("term", terms), ({ document }) => document);
  const lexiconOf = (some: readonly DocumentRecord[]): Lexicon =>
    makeLexicon(some.flatMap((it) => litTerms(it, byDocument.get(it.id) ?? [], settings, noted)));
  const ofSites = Array.from(hosts, (host) => {
    const here = lit.filter(({ item }) => item.sites.length === 0 || item.sites.includes(host));
    return [lexiconKey(String(key), host), lexiconOf(here)] as const;
  });
  await publish({
    ...Object.fromEntries(before.map((name) => [name, undefined])),
    ...Object.fromEntries(ofSites),
    lexicon: lexiconOf(everywhere),
    edition,
  });
}

/** What tells one list of noted terms from another in an edition, which pages can read. */
function markOf(noted: ReadonlySet<TermAddress>): string {
  if (noted.size === 0) return "";
  return ` noted ${noted.size} ${crc32(new TextEncoder().encode([...noted].join("\n")))}`;
}

/** The addresses of the terms that have notes. */
async function notedTerms(): Promise<Set<TermAddress>> {
  const addresses = (await allTerms()).map(({ address }) => address);
  const areThere = await areNoted(addresses.map((it) => [[it, it]]));
  return new Set(addresses.filter((_, i) => areThere[i]));
}

function litTerms(
  { item }: DocumentRecord,
  terms: readonly TermRecord[],
  { hiddenKinds }: Settings,
  noted: ReadonlySet<TermAddress>,
): (TermRecord & { readonly colour: number })[] {
  return terms
    .filter(({ kind }) => kind === null || !hiddenKinds.includes(kind))
    .map((it) => ({
      ...it,
      colour: item.colour,
      specificity: noted.has(it.address) ? "own" : it.specificity,
    }));
}
