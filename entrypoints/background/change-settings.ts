import { publish, readPublished } from "@/lib/messages/published";
import { readSettings, storeSettings } from "@/lib/messages/stored-settings";
import { type Safety, storeSafety } from "@/lib/messages/safety";
import type { Settings } from "@/lib/settings/settings";
import { makeQueue } from "./in-turn";

/** One after another: of two changes at once, the one that read first would undo the other. */
const inTurn = makeQueue();

export function changeSettings(change: (settings: Settings) => Settings): Promise<void> {
  return inTurn(async () => storeSettings(change(await readSettings())));
}

/** Notes that these terms' cards have been opened. */
export function addMet(terms: readonly string[]): Promise<void> {
  return inTurn(async () => {
    const { met } = await readPublished();
    const all = [...new Set([...met, ...terms])];
    if (all.length > met.length) await publish({ met: all });
  });
}

/** Begun anew, it begins with everything unmet. */
export function clearMet(): Promise<void> {
  return inTurn(() => publish({ met: [] }));
}

export function changeSafety(changes: Partial<Safety>): Promise<void> {
  return inTurn(() => storeSafety(changes));
}
