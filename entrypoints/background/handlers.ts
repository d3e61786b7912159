import type { Trouble } from "@/lib/messages/contract";
import type { Handlers } from "@/lib/messages/serve";
import { settingsToShowBy } from "@/lib/private/stored-settings";
import { withSite, withSiteLevel } from "@/lib/settings/settings";
import { StoreError } from "@/lib/store/store-error";
import { installedEdition } from "@/lib/store/read";
import { addPage } from "./add-page";
import { addMet, changeSettings } from "./change-settings";
import { keepDraft, listDrafts } from "./card-drafts";
import { announceCard, claimCard } from "./card-nonces";
import { entriesOf, fromRecords, fromStore } from "./entries";
import { ensureInstalled } from "./install";
import { noteHandlers } from "./note-handlers";
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
        return entriesOf(terms, most, fromStore);
      },
      () => entriesOf(terms, most, fromRecords(bundledRecords())),
    ),
  ...noteHandlers,
  "site.switch": async ({ host, on }) => {
    await changeSettings((settings) => withSite(settings, host, on));
    return null;
  },
  "site.level": async ({ host, level }) => {
    await changeSettings((settings) => withSiteLevel(settings, host, level));
    return null;
  },
  "term.refuse": async ({ form, isRefused }) => {
    await changeSettings((settings) => ({
      ...settings,
      refusedTerms: [
        ...settings.refusedTerms.filter((it) => it !== form),
        ...(isRefused ? [form] : []),
      ],
    }));
    return null;
  },
  "page.add": ({ tab }) => addPage(tab),
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
