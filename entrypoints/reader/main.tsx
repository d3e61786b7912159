import { render } from "preact";
import { browser } from "wxt/browser";
import { LocaleContext } from "@/components/locale";
import { languageFor, translator } from "@/lib/i18n/translate";
import "@/components/style.css";
import { ReaderApp } from "./reader-app";
import "./style.css";
import "./print.css";

const language = languageFor(browser.i18n.getUILanguage());
document.documentElement.lang = language;
render(
  <LocaleContext.Provider value={{ language, t: translator(language) }}>
    <ReaderApp />
  </LocaleContext.Provider>,
  document.body,
);
