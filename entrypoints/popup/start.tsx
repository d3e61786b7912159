import { render } from "preact";
import { LocaleContext } from "@/components/locale";
import { translator } from "@/lib/i18n/translate";
import { languageOf } from "@/lib/library/language";
import { watchPublished } from "@/lib/messages/published";
import { readSettings } from "@/lib/messages/stored-settings";
import "@/components/style.css";
import { PopupApp } from "./popup-app";
import "./style.css";

/** Draws the popup, or the side panel, in the language of the settings, and again when that is changed. */
export function start(isPanel: boolean): void {
  let drawn: string | null = null;
  const draw = async (): Promise<void> => {
    const language = languageOf(await readSettings());
    if (drawn === language) return;
    drawn = language;
    document.documentElement.lang = language;
    render(
      <LocaleContext.Provider value={{ language, t: translator(language) }}>
        <PopupApp isPanel={isPanel} />
      </LocaleContext.Provider>,
      document.body,
    );
  };
  watchPublished(new AbortController().signal, () => void draw());
  void draw();
}
