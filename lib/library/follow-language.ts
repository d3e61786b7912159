import type { Language } from "../i18n/translate";
import { readSettings } from "../private/stored-settings";
import { watchChanges } from "../published/changes";
import { languageOf } from "./language";

/** Has a page drawn in the language of the settings, and again whenever that changes. */
export function followLanguage(draw: (language: Language) => void): void {
  let drawn: Language | null = null;
  const follow = async (): Promise<void> => {
    // Where they cannot be read the page says so, in the browser's language.
    const settings = await readSettings().catch(() => ({ language: null }));
    const language = languageOf(settings);
    if (drawn === language) return;
    drawn = language;
    document.documentElement.lang = language;
    draw(language);
  };
  watchChanges(new AbortController().signal, () => void follow());
  void follow();
}
