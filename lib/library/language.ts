import { browser } from "wxt/browser";
import { type Language, languageFor } from "../i18n/translate";
import { watchPublished } from "../messages/published";
import { readSettings } from "../messages/stored-settings";
import type { Settings } from "../settings/settings";

/** The language of the interface: the one that was chosen, else the browser's. */
export function languageOf({ language }: Pick<Settings, "language">): Language {
  return language ?? languageFor(browser.i18n.getUILanguage());
}

/** Has a page drawn in the language of the settings, and again whenever that changes. */
export function followLanguage(draw: (language: Language) => void): void {
  let drawn: Language | null = null;
  const follow = async (): Promise<void> => {
    const language = languageOf(await readSettings());
    if (drawn === language) return;
    drawn = language;
    document.documentElement.lang = language;
    draw(language);
  };
  watchPublished(new AbortController().signal, () => void follow());
  void follow();
}
