import { render } from "preact";
import { LocaleContext } from "@/components/locale";
import { ShortcutsProvider } from "@/components/shortcuts";
import { translator } from "@/lib/i18n/translate";
import { followLanguage } from "@/lib/library/language";
import { changeShortcuts, readShortcuts, watchShortcuts } from "@/lib/library/shortcuts";
import "@/components/style.css";
import { PopupApp } from "./popup-app";
import "./style.css";

/** Draws the popup, or the side panel. */
export function start(isPanel: boolean): void {
  followLanguage((language) =>
    render(
      <LocaleContext.Provider value={{ language, t: translator(language) }}>
        <ShortcutsProvider
          load={readShortcuts}
          watch={watchShortcuts}
          onChange={() => void changeShortcuts()}
        >
          <PopupApp isPanel={isPanel} />
        </ShortcutsProvider>
      </LocaleContext.Provider>,
      document.body,
    ),
  );
}
