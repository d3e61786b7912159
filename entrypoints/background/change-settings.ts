import { originalNames, readMet, readOriginal } from "@/lib/private/originals";
import { readSettings, storeSettings } from "@/lib/private/stored-settings";
import { type Safety, storeSafety } from "@/lib/private/safety";
import { levelKey, offKey } from "@/lib/published/signs";
import { parsePageSettings } from "@/lib/settings/page-settings";
import type { Settings } from "@/lib/settings/settings";
import { updateBadges } from "./badge";
import { renameMenu } from "./commands";
import { makeQueue } from "@/lib/slices/in-turn";
import { publishLexicon } from "./publish-lexicon";
import { publish, publishChange } from "./publish";

/** One change after another: if two ran at once, the one that read first would undo the other. */
const inTurn = makeQueue();

/**
 * Changes the settings, and everything that depends on them.
 *
 * @throws StoreError if other terms must be lit and cannot be read; the settings are stored by then
 */
export async function changeSettings(change: (settings: Settings) => Settings): Promise<void> {
  const areOthersLit = await inTurn(async () => {
    const before = await readSettings();
    const after = change(before);
    // Done before the settings are stored: if the background is ended in between, a repeated
    // request finds the same change to make.
    if (after.onlyUnmet !== before.onlyUnmet) await publish({ met: [] });
    // A menu title that cannot be changed must not prevent the settings from being stored.
    if (after.language !== before.language) await renameMenu(after).catch(() => {});
    await storeSettings(after);
    // Before pages hear of the change: an open popup shows what they answer.
    await updateBadges(before, after);
    await publishNow(after);
    return (
      after.hiddenKinds.join() !== before.hiddenKinds.join() ||
      after.marksNoted !== before.marksNoted
    );
  });
  // (If the background is ended before this, its next start does it.)
  if (areOthersLit) await publishLexicon();
}

/**
 * Publishes what pages need of the settings.
 *
 * @throws StoreError
 */
export function publishSettings(): Promise<void> {
  return inTurn(async () => publishNow(await readSettings()));
}

async function publishNow(settings: Settings): Promise<void> {
  const [stored, ...before] = await Promise.all([
    readOriginal("key"),
    originalNames("off "),
    originalNames("level "),
  ]);
  const key = String(stored);
  const off = settings.offSites.map((host) => [offKey(key, host), true] as const);
  const levels = Object.entries(settings.siteLevels).map(
    ([host, level]) => [levelKey(key, host), level] as const,
  );
  await publishChange({
    settings: parsePageSettings(settings),
    ...Object.fromEntries(before.flat().map((name) => [name, undefined])),
    ...Object.fromEntries([...off, ...levels]),
  });
}

/** Records that the cards of these terms have been opened. */
export function addMet(terms: readonly string[]): Promise<void> {
  return inTurn(async () => {
    const met = await readMet();
    const all = [...new Set([...met, ...terms])];
    if (all.length > met.length) await publish({ met: all });
  });
}

/**
 * Stores what the user should know about the safety of the notes, and announces the change.
 *
 * @throws StoreError
 */
export function changeSafety(changes: Partial<Safety>): Promise<void> {
  return inTurn(async () => {
    await storeSafety(changes);
    await publishChange();
  });
}
