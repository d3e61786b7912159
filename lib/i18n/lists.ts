import type { Language } from "./languages";

/** Things in a row, as the language writes them: “a, b and c”, “甲、乙和丙”. */
export function listText(language: Language, things: readonly string[]): string {
  const locale = language === "en" ? "en-GB" : language;
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(things);
}
