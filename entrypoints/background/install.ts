import { installedEdition } from "@/lib/store/read";
import { installBundle } from "@/lib/store/library";
import { watched } from "./badge";
import { bundledGlossary, bundledReport } from "./bundled";
import { deriveLibrary, doubtLibrary } from "./library";
import { publishLexicon } from "./publish-lexicon";

let installing: Promise<void> | null = null;

/**
 * Installs this build's report and glossary in the store and publishes their lexicon, unless that
 * has been done. It can be called at any time and from anywhere. After a failure, the next call
 * tries again.
 *
 * @throws StoreError, GlossaryError, ReportError; the previous edition stays in use then
 */
export function ensureInstalled(): Promise<void> {
  return watched("report", ensureNow());
}

async function ensureNow(): Promise<void> {
  if (installing) {
    await installing;
    // The database may have been deleted since.
    if ((await installedEdition()) === __EDITION__) return;
    installing = null;
  }
  installing ??= install().catch((error: unknown) => {
    installing = null;
    throw error;
  });
  await installing;
}

async function install(): Promise<void> {
  if ((await installedEdition()) !== __EDITION__) {
    await installBundle(__EDITION__, bundledReport(), bundledGlossary());
    doubtLibrary();
  }
  // The background may have been ended between the steps.
  await deriveLibrary();
  await publishLexicon();
}

/**
 * Derives and publishes what has changed in the library.
 *
 * @throws StoreError
 */
export async function refreshLibrary(): Promise<void> {
  if (await deriveLibrary()) await publishLexicon();
}
