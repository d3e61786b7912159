import { defineBackground } from "wxt/utils/define-background";
import { serve } from "@/lib/messages/serve";
import { readOriginal } from "@/lib/private/originals";
import { forgetPrivateWindows } from "@/lib/private/private-windows";
import { adopt } from "./adopt";
import { showBadge, watched } from "./badge";
import { publishSettings } from "./change-settings";
import { offerCommands } from "./commands";
import { lookAfterFiles } from "./files";
import { handlers, troubleOf } from "./handlers";
import { ensureInstalled, refreshLibrary } from "./install";
import { doubtLibrary } from "./library";
import { startNotes } from "./notes";
import { guardPublished, publish, putAllRight } from "./publish";
import { publishLexicon } from "./publish-lexicon";
import { welcomeAtInstall } from "./welcome";

export default defineBackground({
  type: "module",
  main() {
    serve(handlers, troubleOf, prepare);
    offerCommands();
    welcomeAtInstall();
    forgetPrivateWindows();
    guardPublished(prepare);
    start().catch(() => {});
  },
});

async function start(): Promise<void> {
  const isNew = await watched("store", adopt()).finally(() => void showBadge());
  await begin(isNew);
}

/**
 * Restores the private database if it is missing: the browser may delete it at any time, with
 * everything else that it stores for the extension.
 */
async function prepare(): Promise<void> {
  if (await watched("store", adopt())) begin(true).catch(() => {});
}

/**
 * Makes sure that everything is installed and published. A failure is not lost: the next request
 * reports it (`ensureInstalled`).
 *
 * @param isNew whether nothing is known about what is published
 */
async function begin(isNew: boolean): Promise<void> {
  if ((await readOriginal("settings")) === undefined) {
    await publish({ key: await readOriginal("key") });
    await publishSettings();
  }
  const installed = ensureInstalled().catch(() => {});
  await startNotes();
  await installed;
  // Comparing the two copies may have brought back records of the library.
  doubtLibrary();
  await refreshLibrary().catch(() => {});
  await lookAfterFiles().catch((error: unknown) =>
    console.warn("Delivered files were not looked after:", error),
  );
  if (!isNew) return;
  // The bundled data may have been installed before.
  await publishLexicon();
  await putAllRight();
}
