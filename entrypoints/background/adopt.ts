import { browser } from "wxt/browser";
import { parseAddressRules, readOriginal } from "@/lib/private/originals";
import { type Part, withPrivate } from "@/lib/private/private-store";
import { parseSettings } from "@/lib/settings/settings";
import { markOf } from "@/lib/store/reconcile";

/** Where earlier versions kept what is private now. */
const EARLIER = ["settings", "safety", "met", "notes", "mark"];

/**
 * Sees to it that there is a private database: at first with what earlier versions kept in `storage.local`. Where it
 * was lost, and the notes perhaps with it, what is published there is all that is known.
 *
 * @returns whether there was none: then nothing of what is published is known
 * @throws StoreError
 */
export async function adopt(): Promise<boolean> {
  if ((await readOriginal("key")) !== undefined) return false;
  const { settings, safety, met, notes, mark }: Record<string, unknown> =
    await browser.storage.local.get(EARLIER);
  const before = Object(notes) as { mark?: unknown };
  return withPrivate(async (database) => {
    const transaction = database.transaction(["values", "published"], "readwrite");
    // Another request may have come first.
    const isNew = (await transaction.objectStore("published").getKey("key")) === undefined;
    const put = (part: Part, name: string, value: unknown): void => {
      if (value === undefined || value === null) return;
      transaction
        .objectStore(part)
        .put(value, name)
        .catch(() => {});
    };
    if (isNew) {
      put("published", "key", crypto.randomUUID());
      put("published", "mark", markOf(mark) ?? markOf(before.mark));
      put("published", "met", met);
      put("values", "settings", parseSettings(settings));
      put("values", "safety", safety);
      put("values", "addressRules", parseAddressRules(before));
    }
    await transaction.done;
    return isNew;
  });
}
