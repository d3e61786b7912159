import type { Entries, RelatedTerm, Trouble } from "@/lib/messages/contract";
import type { Handlers } from "@/lib/messages/serve";
import { neighboursOf } from "@/lib/glossary/relations";
import { settingsToShowBy } from "@/lib/private/stored-settings";
import { whole } from "@/lib/glossary/stored-entries";
import { withSite } from "@/lib/settings/settings";
import { StoreError } from "@/lib/store/store-error";
import { allFigures, allPassages, allTerms, installedEdition } from "@/lib/store/read";
import type { PassageRecord, ReportRecords, TermRecord } from "@/lib/store/shapes";
import { addMet, changeSettings } from "./change-settings";
import { keepDraft, listDrafts } from "./card-drafts";
import { announceCard, claimCard } from "./card-nonces";
import { ensureInstalled } from "./install";
import { noteHandlers } from "./note-handlers";
import { lastNotesOn } from "./notes";
import { bundledRecords, orElse } from "./without-store";

/** The handlers of all requests: see `Replies` for what each one does. */
export const handlers: Handlers = {
  "card.announce": async ({ nonce }, { tab }) => {
    if (tab !== undefined) await announceCard(nonce, tab);
    return null;
  },
  "card.claim": async ({ nonce }, { tab }) => tab !== undefined && claimCard(nonce, tab),
  "drafts.list": (_, { isPrivate }) => listDrafts(isPrivate),
  "draft.keep": async ({ subject, draft }, { isPrivate }) => {
    await keepDraft(subject, draft, isPrivate);
    return null;
  },
  "entries.get": ({ terms, most }) =>
    orElse(
      async () => {
        try {
          await ensureInstalled();
        } catch (error) {
          // The new edition was refused. The previous one stays in use, and the reader and the
          // popup say what was wrong.
          if (error instanceof StoreError || (await installedEdition()) === null) throw error;
        }
        return entriesOf(terms, most, await storedRecords());
      },
      () => entriesOf(terms, most, bundledRecords()),
    ),
  ...noteHandlers,
  "site.switch": async ({ host, on }) => {
    await changeSettings((settings) => withSite(settings, host, on));
    return null;
  },
  "settings.get": () => settingsToShowBy(),
  "settings.change": async (changes) => {
    await changeSettings((settings) => ({ ...settings, ...changes }));
    return null;
  },
  "term.met": async ({ term }, { isPrivate }) => {
    // Reading in a private window leaves no traces.
    if (!isPrivate) await addMet([term]);
    return null;
  },
  "source.set": async ({ report, details }) => {
    await changeSettings((settings) => ({
      ...settings,
      sources: { ...settings.sources, [report]: details },
    }));
    return null;
  },
  "bundle.read": () => Promise.resolve(bundledRecords()),
  "bundle.ready": async () => {
    await ensureInstalled();
    return null;
  },
};

/**
 * What an error means to the sender of a request: one of the store's troubles, or an invalid
 * request.
 */
export function troubleOf(error: unknown): Trouble {
  return error instanceof StoreError ? error.trouble : "refused";
}

/** The passages that a citation of any other passage names. */
const WHAT_IS_CITED = ["headline", "subtitle", "byline"];

/** The records from which entries are made. */
type Sources = Pick<ReportRecords, "terms" | "passages" | "figures">;

async function storedRecords(): Promise<Sources> {
  const [terms, passages, figures] = await Promise.all([allTerms(), allPassages(), allFigures()]);
  return {
    terms: whole("term", terms),
    passages: whole("passage", passages),
    figures: whole("figure", figures),
  };
}

async function entriesOf(
  addresses: readonly string[],
  most: number,
  all: Sources,
): Promise<Entries> {
  const terms = addresses.flatMap((it) => all.terms.find(({ address }) => address === it) ?? []);
  return {
    terms,
    passages: passagesFor(terms, all.passages),
    figures: all.figures.filter(({ report, term }) =>
      terms.some((it) => it.report === report && it.id === term),
    ),
    related: Object.fromEntries(terms.map((term) => [term.address, relatedTo(term, all.terms)])),
    notes: await lastNotesOn(addresses, most),
  };
}

/**
 * The passages that contain the terms, those needed to cite their reports, and the headings above
 * all of these.
 */
function passagesFor(terms: readonly TermRecord[], all: readonly PassageRecord[]): PassageRecord[] {
  const wanted = new Set(
    terms.flatMap(({ report, occurrences, sources }) =>
      [...WHAT_IS_CITED, ...occurrences.map(({ passage }) => passage), ...sources].map((id) =>
        keyOf(report, id),
      ),
    ),
  );
  const found = all.filter(({ report, id }) => wanted.has(keyOf(report, id)));
  const headings = new Set(
    found.flatMap(({ report, section, subheading }) =>
      [section, subheading].flatMap((id) => (id === null ? [] : keyOf(report, id))),
    ),
  );
  return all.filter(({ report, id }) => {
    const key = keyOf(report, id);
    return wanted.has(key) || headings.has(key);
  });
}

function keyOf(report: string, id: string): string {
  return `${report} ${id}`;
}

function relatedTo(term: TermRecord, all: readonly TermRecord[]): RelatedTerm[] {
  const ownReport = all.filter(({ report }) => report === term.report);
  return neighboursOf(term, ownReport).map(({ name, term: { address, form } }) => ({
    name,
    address,
    form,
  }));
}
