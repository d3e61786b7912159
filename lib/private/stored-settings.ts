/** The settings where they lie. Pages read what they need of them by `lib/published`. */
import { browser } from "wxt/browser";
import { type Settings, parseSettings } from "../settings/settings";
import { keepPrivate, readPrivate } from "./private-store";

/** @throws StoreError */
export async function readSettings(): Promise<Settings> {
  return parseSettings(await readPrivate("settings"));
}

/** As far as something is to be shown by them: where the database cannot be read (a full disk), what pages know of them. */
export async function settingsToShowBy(): Promise<Settings> {
  try {
    return await readSettings();
  } catch {
    const { settings } = await browser.storage.local.get("settings");
    return parseSettings(settings);
  }
}

/** @throws StoreError */
export async function storeSettings(settings: Settings): Promise<void> {
  await keepPrivate("settings", settings);
}
