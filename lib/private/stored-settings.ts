/** The settings where they lie. Pages read what they need of them by `lib/published`. */
import { type Settings, parseSettings } from "../settings/settings";
import { keepPrivate, readPrivate } from "./private-store";

/** @throws StoreError */
export async function readSettings(): Promise<Settings> {
  return parseSettings(await readPrivate("settings"));
}

/** @throws StoreError */
export async function storeSettings(settings: Settings): Promise<void> {
  await keepPrivate("settings", settings);
}
