import { bundle } from "@/data/bundle";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { parseLexicon } from "@/lib/glossary/lexicon-shape";
import { readOriginals } from "@/lib/private/originals";
import { readSettings } from "@/lib/private/stored-settings";
import { parseReport } from "@/lib/report/parse-report";
import { whole } from "@/lib/glossary/stored-entries";
import { derivedState } from "@/lib/store/library";
import { installedEdition } from "@/lib/store/read";
import { allTerms } from "@/lib/store/read-documents";
import { installBundle } from "@/lib/store/library";
import { watched } from "./badge";
import { makeQueue } from "./in-turn";
import { deriveLibrary, doubtLibrary } from "./library";
import { publish } from "./publish";

/**
 * One lexicon after another: if two were made at once, the one that read the settings first could
 * be published last.
 */
const inTurn = makeQueue();

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
    const report = parseReport(bundle.report.id, bundle.report.text);
    await installBundle(__EDITION__, report, parseGlossary(bundle.glossary, report));
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

/**
 * Publishes the written forms of the terms whose kinds are to be lit, unless they are already
 * published.
 *
 * @throws StoreError
 */
export function publishLexicon(): Promise<void> {
  return inTurn(publishNow);
}

async function publishNow(): Promise<void> {
  const [{ hiddenKinds }, published, installed, library] = await Promise.all([
    readSettings(),
    readOriginals(["lexicon", "edition"]),
    installedEdition(),
    derivedState(),
  ]);
  const edition = [`${installed} ${library}`, ...hiddenKinds].join(" without ");
  const isPublished =
    parseLexicon(published.get("lexicon")) !== null && published.get("edition") === edition;
  if (isPublished) return;
  const terms = whole("term", await allTerms());
  const lexicon = makeLexicon(
    terms.filter(({ kind }) => kind === null || !hiddenKinds.includes(kind)),
  );
  await publish({ lexicon, edition });
}
