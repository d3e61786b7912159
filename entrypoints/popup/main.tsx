import { render } from "preact";
import { browser } from "wxt/browser";
import { LocaleContext } from "@/components/locale";
import { languageFor, translator } from "@/lib/i18n/translate";
import "@/components/style.css";
import { PopupApp } from "./popup-app";
import "./style.css";

const language = languageFor(browser.i18n.getUILanguage());
document.documentElement.lang = language;
render(
  <LocaleContext.Provider value={{ language, t: translator(language) }}>
    <PopupApp />
  </LocaleContext.Provider>,
  document.body,
);
