import { bundle } from "@/data/bundle";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { parseLexicon } from "@/lib/glossary/lexicon-shape";
import { readOriginals } from "@/lib/private/originals";
import { readSettings } from "@/lib/private/stored-settings";
import { parseReport } from "@/lib/report/parse-report";
import { whole } from "@/lib/glossary/stored-entries";
import { installedEdition } from "@/lib/store/read";
import { allTerms } from "@/lib/store/read-documents";
import { installBundle } from "@/lib/store/write";
import { watched } from "./badge";
import { makeQueue } from "./in-turn";
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
  }
  // The background may have been ended between the two steps.
  await publishLexicon();
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
  const [{ hiddenKinds }, published, installed] = await Promise.all([
    readSettings(),
    readOriginals(["lexicon", "edition"]),
    installedEdition(),
  ]);
  const edition = [installed, ...hiddenKinds].join(" without ");
  const isPublished =
    parseLexicon(published.get("lexicon")) !== null && published.get("edition") === edition;
  if (isPublished) return;
  const terms = whole("term", await allTerms());
  const lexicon = makeLexicon(terms.filter(({ kind }) => !hiddenKinds.includes(kind)));
  await publish({ lexicon, edition });
}
