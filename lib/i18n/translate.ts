import { type Catalogue, type Message, type MessageKey, en } from "./en";
import type { Language } from "./languages";
import { zhCN } from "./zh-cn";
import { zhTW } from "./zh-tw";

export type { Language, MessageKey };

const CATALOGUES: Record<Language, Catalogue> = { en, "zh-CN": zhCN, "zh-TW": zhTW };

/** The language of the interface for a browser's language (BCP 47). */
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

/** Returns the text of a message with its parameters filled in. */
export type Translate = (
  key: MessageKey,
  params?: Readonly<Record<string, string | number>>,
) => string;

/**
 * The messages of a language, with their parameters filled in: numbers in the language's format,
 * and the plural form for `count` (Unicode CLDR plural rules, through `Intl`).
 */
export function translator(language: Language): Translate {
  const catalogue = CATALOGUES[language];
  const plurals = new Intl.PluralRules(language);
  // Chinese writes 1214, and groups digits only from five on.
  const useGrouping = language === "en" ? "auto" : "min2";
  const numbers = new Intl.NumberFormat(language, { useGrouping });
  const formOf = (message: Message, count: string | number | undefined): string => {
    if (typeof message === "string") return message;
    return plurals.select(Number(count)) === "one" ? message.one : message.other;
  };
  return (key, params = {}) =>
    formOf(catalogue[key], params["count"]).replaceAll(/\{(\w+)\}/gu, (whole, name: string) => {
      const value = params[name] ?? whole;
      return typeof value === "number" ? numbers.format(value) : value;
    });
}
