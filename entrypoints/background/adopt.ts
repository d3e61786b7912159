import { browser } from "wxt/browser";
import { parseAddressRules, readOriginal } from "@/lib/private/originals";
import { type Part, withPrivate } from "@/lib/private/private-store";
import { parseSettings } from "@/lib/settings/settings";
import { markOf } from "@/lib/store/reconcile";

/** The names under which earlier versions stored data that is private now. */
const EARLIER = ["settings", "safety", "met", "notes", "mark"];

/**
 * Makes sure that the private database exists. At first, it gets what earlier versions stored in
 * `storage.local`. If it was lost, and the notes perhaps with it, the published values are all that
 * is known.
 *
 * @returns whether it did not exist, so that nothing is known about what is published
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
