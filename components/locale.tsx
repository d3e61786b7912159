import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { type Language, type Translate, translator } from "@/lib/i18n/translate";

export interface Locale {
  readonly language: Language;
  readonly t: Translate;
}

/** The language of the interface, and its translations. English by default. */
export const LocaleContext = createContext<Locale>({ language: "en", t: translator("en") });

/** The language of the interface, and its translations. */
export function useLocale(): Locale {
  return useContext(LocaleContext);
}
