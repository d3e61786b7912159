import type { Entries, RelatedTerm, Trouble } from "@/lib/messages/contract";
import type { Handlers } from "@/lib/messages/serve";
import { neighboursOf } from "@/lib/glossary/relations";
import { readSettings } from "@/lib/private/stored-settings";
import { whole } from "@/lib/glossary/stored-entries";
import { withSite } from "@/lib/settings/settings";
import { StoreError } from "@/lib/store/store-error";
import { allFigures, allTerms, installedEdition, passagesAt, termsAt } from "@/lib/store/read";
import type { TermRecord } from "@/lib/store/shapes";
import { addMet, changeSettings } from "./change-settings";
import { keepDraft, listDrafts } from "./card-drafts";
import { announceCard, claimCard } from "./card-nonces";
import { ensureInstalled } from "./install";
import { noteHandlers } from "./note-handlers";
import { notesOn } from "./notes";

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
  "entries.get": async ({ terms }) => {
    try {
      await ensureInstalled();
    } catch (error) {
      // A refused edition: the one before stays in use, and reader and popup say what was wrong.
      if (error instanceof StoreError || (await installedEdition()) === null) throw error;
    }
    return entriesOf(terms);
  },
  ...noteHandlers,
  "site.switch": async ({ host, on }) => {
    await changeSettings((settings) => withSite(settings, host, on));
    return null;
  },
  "settings.get": () => readSettings(),
  "settings.change": async (changes) => {
    await changeSettings((settings) => ({ ...settings, ...changes }));
    return null;
  },
  "term.met": async ({ term }) => {
    await addMet([term]);
    return null;
  },
  "source.set": async ({ report, details }) => {
    await changeSettings((settings) => ({
      ...settings,
      sources: { ...settings.sources, [report]: details },
    }));
    return null;
  },
  "bundle.ready": async () => {
    await ensureInstalled();
    return null;
  },
};

/** What an error means to whoever asked: the store's own troubles, or a request that made no sense. */
export function troubleOf(error: unknown): Trouble {
  return error instanceof StoreError ? error.trouble : "refused";
}

/** Passages that a citation of any other names. */
const WHAT_IS_CITED = ["headline", "subtitle", "byline"];

async function entriesOf(addresses: readonly string[]): Promise<Entries> {
  const terms = whole("term", await termsAt(addresses));
  const wanted = new Map<string, Set<string>>();
  for (const { report, occurrences, sources } of terms) {
    const ids = wanted.get(report) ?? new Set(WHAT_IS_CITED);
    for (const { passage } of occurrences) ids.add(passage);
    for (const source of sources) ids.add(source);
    wanted.set(report, ids);
  }
  const passages = await Promise.all(
    [...wanted].map(async ([report, ids]) => {
      const found = await passagesAt(report, [...ids]);
      const headings = found.flatMap(({ section, subheading }) => [section, subheading]);
      const missing = new Set(headings.filter((id) => id !== null && !ids.has(id)) as string[]);
      return [...found, ...(await passagesAt(report, [...missing]))];
    }),
  );
  const [figures, all, notes] = await Promise.all([allFigures(), allTerms(), notesOn(addresses)]);
  const wholeTerms = whole("term", all);
  return {
    terms,
    passages: whole("passage", passages.flat()),
    figures: whole("figure", figures).filter(({ report, term }) =>
      terms.some((it) => it.report === report && it.id === term),
    ),
    related: Object.fromEntries(terms.map((term) => [term.address, relatedTo(term, wholeTerms)])),
    notes,
  };
}

function relatedTo(term: TermRecord, all: readonly TermRecord[]): RelatedTerm[] {
  const ownReport = all.filter(({ report }) => report === term.report);
  return neighboursOf(term, ownReport).map(({ name, term: { address, form } }) => ({
    name,
    address,
    form,
  }));
}
