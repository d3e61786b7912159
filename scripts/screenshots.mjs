// `npm run screenshots` takes the pictures for the documents and the stores from the running
// extension: every screen in each look. `npm run screenshots -- popup` takes only those that are
// named so in the tables, `readme` and `stores` the pictures for these.
import { mkdirSync } from "node:fs";
import { restOn, waitAtRest, waitCard } from "./painted.mjs";
import { tool } from "./run.mjs";
import { bringDocuments, writeNotes, writePageNotes } from "./screens/content.mjs";
import { SCREENS_IN_READER } from "./screens/in-reader.mjs";
import { PAGES, SCREENS_ON_PAGES } from "./screens/on-pages.mjs";
import { LOOKS, Studio, saveSmall } from "./screens/studio.mjs";

const OUT = "docs/images";
const STORE = "docs/store";
/** The Chrome Web Store accepts only this size. */
const STORE_SIZE = { width: 1280, height: 800 };
const REPORT = "reader.html#/doc/fuzhou-jiguan-dangjian";

tool("wxt", "build");
mkdirSync(OUT, { recursive: true });
const [wanted = ""] = process.argv.slice(2);
if ("readme".startsWith(wanted)) await takeForReadme();
const studio = await Studio.open(OUT, PAGES);
if ("stores".startsWith(wanted)) await takeForStores();
await writeNotes(studio);
if ("stores".startsWith(wanted)) await takeNotesForStores();
await writePageNotes(studio);
await bringDocuments(studio);
for (const look of LOOKS) {
  studio.look = look;
  await studio.settings({ language: look.language });
  for (const [name, screen] of Object.entries({ ...SCREENS_ON_PAGES, ...SCREENS_IN_READER })) {
    if (name.startsWith(wanted)) await screen(studio);
  }
}
await studio.close();
console.log(`${studio.count} pictures are in ${OUT}.`);

/** Takes the one picture of the README, sharper than the others, in a browser of its own. */
async function takeForReadme() {
  const sharp = await Studio.open(OUT, PAGES, 1.5);
  const page = await sharp.lit("sample.html", { width: 900, height: 720 });
  await restOn(page, "三单制");
  await waitCard(page);
  await saveSmall(await page.screenshot(), `${OUT}/card-light.png`);
  await sharp.close();
}

async function takeForStores() {
  const page = await studio.lit("sample.html", STORE_SIZE);
  await restOn(page, "三单制");
  await waitCard(page);
  await page.screenshot({ path: `${STORE}/card.png` });
  await page.close();
  const reader = await studio.tab(`${REPORT}/text/p32`, STORE_SIZE);
  await waitAtRest(reader);
  await restOn(reader, "三单制");
  await reader.locator(".entry-panel h1").waitFor();
  await reader.screenshot({ path: `${STORE}/reader.png` });
  await reader.goto(`${studio.origin}/${REPORT}/facts`);
  await reader.locator(".facts").waitFor();
  await reader.screenshot({ path: `${STORE}/facts.png` });
  await reader.close();
}

async function takeNotesForStores() {
  const reader = await studio.tab("reader.html#/notes", STORE_SIZE);
  await reader.locator(".note").first().waitFor();
  await reader.screenshot({ path: `${STORE}/notes.png` });
  await reader.close();
}
