import { publish, readPublished } from "@/lib/messages/published";
import { readSettings, storeSettings } from "@/lib/messages/stored-settings";
import type { Settings } from "@/lib/settings/settings";

let last: Promise<void> = Promise.resolve();

/** One after another: of two changes at once, the one that read first would undo the other. */
function inTurn(change: () => Promise<void>): Promise<void> {
  last = last.then(change, change);
  return last;
}

export function changeSettings(change: (settings: Settings) => Settings): Promise<void> {
  return inTurn(async () => storeSettings(change(await readSettings())));
}

/** Notes that a term's card has been opened. */
export function addMet(term: string): Promise<void> {
  return inTurn(async () => {
    const { met } = await readPublished();
    if (!met.includes(term)) await publish({ met: [...met, term] });
  });
}

/** Begun anew, it begins with everything unmet. */
export function clearMet(): Promise<void> {
  return inTurn(() => publish({ met: [] }));
}
