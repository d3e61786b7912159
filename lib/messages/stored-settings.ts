/** The settings where they lie: beside what else is published. Pages read what they need of them by `published`. */
import { browser } from "wxt/browser";
import { type Settings, parseSettings } from "../settings/settings";

export async function readSettings(): Promise<Settings> {
  const { settings } = await browser.storage.local.get("settings");
  return parseSettings(settings);
}

export async function storeSettings(settings: Settings): Promise<void> {
  await browser.storage.local.set({ settings });
}
