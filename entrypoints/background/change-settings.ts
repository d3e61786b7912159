import { publish, readPublished } from "@/lib/messages/published";
import { readSettings, storeSettings } from "@/lib/messages/stored-settings";
import { type Safety, storeSafety } from "@/lib/messages/safety";
import type { Settings } from "@/lib/settings/settings";
import { renameMenu } from "./commands";
import { makeQueue } from "./in-turn";
import { publishLexicon } from "./install";

/** One after another: of two changes at once, the one that read first would undo the other. */
const inTurn = makeQueue();

/**
 * Changes settings, with all that hangs on them, whoever asks for it.
 *
 * @throws StoreError if other terms are to be lit, and those that are cannot be read: the settings are kept by then
 */
export async function changeSettings(change: (settings: Settings) => Settings): Promise<void> {
  const areOthersLit = await inTurn(async () => {
    const before = await readSettings();
    const after = change(before);
    // Before they are kept: ended in between and asked again, it finds the same change to make.
    if (after.onlyUnmet !== before.onlyUnmet) await publish({ met: [] });
    // A title that cannot be changed is no reason not to keep them.
    if (after.language !== before.language) await renameMenu(after).catch(() => {});
    await storeSettings(after);
    return after.hiddenKinds.join() !== before.hiddenKinds.join();
  });
  // (Ended before this, the background does it at its next start.)
  if (areOthersLit) await publishLexicon();
}

/** Notes that these terms' cards have been opened. */
export function addMet(terms: readonly string[]): Promise<void> {
  return inTurn(async () => {
    const { met } = await readPublished();
    const all = [...new Set([...met, ...terms])];
    if (all.length > met.length) await publish({ met: all });
  });
}

export function changeSafety(changes: Partial<Safety>): Promise<void> {
  return inTurn(() => storeSafety(changes));
}
