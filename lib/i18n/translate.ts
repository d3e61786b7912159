import { type Catalogue, type MessageKey, en } from "./en";
import { zhCN } from "./zh-cn";
import { zhTW } from "./zh-tw";

export type { MessageKey };

/** The languages of the interface, as `lang` attributes have them. */
export type Language = "en" | "zh-CN" | "zh-TW";

const CATALOGUES: Record<Language, Catalogue> = { en, "zh-CN": zhCN, "zh-TW": zhTW };

/** The language of the interface for a browser that speaks this one (BCP 47). */
export function languageFor(browserLanguage: string): Language {
  const { language, maximizedScript } = parse(browserLanguage);
  if (language !== "zh") return "en";
  return maximizedScript === "Hant" ? "zh-TW" : "zh-CN";
}

function parse(tag: string): { language: string; maximizedScript: string | undefined } {
  try {
    const locale = new Intl.Locale(tag.replaceAll("_", "-")).maximize();
    return { language: locale.language, maximizedScript: locale.script };
  } catch {
    return { language: "en", maximizedScript: undefined };
  }
}

export type Translate = (
  key: MessageKey,
  params?: Readonly<Record<string, string | number>>,
) => string;

/** The messages of a language, their parameters filled in. */
export function translator(language: Language): Translate {
  const catalogue = CATALOGUES[language];
  return (key, params = {}) =>
    catalogue[key].replaceAll(/\{(\w+)\}/gu, (whole, name: string) =>
      String(params[name] ?? whole),
    );
}
