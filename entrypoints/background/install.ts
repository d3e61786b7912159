import { bundle } from "@/data/bundle";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { publish, readPublished } from "@/lib/messages/published";
import { parseReport } from "@/lib/report/parse-report";
import { allTerms, installedEdition } from "@/lib/store/read";
import { installBundle } from "@/lib/store/write";
import { healPublishedNotes } from "./publish-notes";

let installing: Promise<void> | null = null;

/**
 * Brings this build's report and glossary into the store and publishes their lexicon, unless they
 * are there. Safe to call at any time and from anywhere; a failure is tried again at the next call.
 *
 * @throws StoreError, GlossaryError, ReportError; the edition that was installed before stays in use
 */
export function ensureInstalled(): Promise<void> {
  installing ??= install().catch((error: unknown) => {
    installing = null;
    throw error;
  });
  return installing;
}

async function install(): Promise<void> {
  const isNew = (await installedEdition()) !== __EDITION__;
  if (isNew) {
    const report = parseReport(bundle.report.id, bundle.report.text);
    await installBundle(__EDITION__, report, parseGlossary(bundle.glossary, report));
  }
  // Also where the background died between the two, or `storage.local` was lost: published data heals itself.
  const { lexicon, edition } = await readPublished();
  if (isNew || lexicon === null || edition !== __EDITION__) {
    await publish({ lexicon: makeLexicon(await allTerms()), edition: __EDITION__ });
  }
  await healPublishedNotes();
}
