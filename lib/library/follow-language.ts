import type { Language } from "../i18n/translate";
import { settingsToShowBy } from "../private/stored-settings";
import { watchChanges } from "../published/changes";
import { languageOf } from "./language";

/** Draws a page in the language of the settings, and again whenever that changes. */
export function followLanguage(draw: (language: Language) => void | Promise<void>): void {
  let drawn: Language | null = null;
  const follow = async (): Promise<void> => {
    const language = languageOf(await settingsToShowBy());
    if (drawn === language) return;
    drawn = language;
    document.documentElement.lang = language;
    await draw(language);
  };
  watchChanges(new AbortController().signal, () => void follow());
  void follow();
}
