/** The original settings. Pages read what they need of them through `lib/published`. */
import { browser } from "wxt/browser";
import { type Settings, parseSettings } from "../settings/settings";
import { keepPrivate, readPrivate } from "./private-store";

/** @throws StoreError */
export async function readSettings(): Promise<Settings> {
  return parseSettings(await readPrivate("settings"));
}

/**
 * The settings for display. If the database cannot be read (on a full disk), the published settings
 * are used.
 */
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
