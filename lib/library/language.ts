import { browser } from "wxt/browser";
import { type Language, languageFor } from "../i18n/translate";
import type { Settings } from "../settings/settings";

/** The language of the interface: the chosen one, or else the browser's. */
export function languageOf({ language }: Pick<Settings, "language">): Language {
  return language ?? languageFor(browser.i18n.getUILanguage());
}
