import type { Language } from "./languages";

/** The interface's English is British, so its days come before its months. */
const LOCALES: Readonly<Record<Language, string>> = {
  en: "en-GB",
  "zh-CN": "zh-CN",
  "zh-TW": "zh-TW",
};

/** A day in the user's time zone, as the language writes it: “20 September 2026”, “2026年9月20日”. */
export function dayText(language: Language, time: Date): string {
  return time.toLocaleDateString(LOCALES[language], { dateStyle: "long" });
}

/** A day with its time: “20 September 2026 at 14:05”, “2026年9月20日 14:05”. */
export function dayAndTimeText(language: Language, time: Date): string {
  return time.toLocaleString(LOCALES[language], { dateStyle: "long", timeStyle: "short" });
}

/** The time of day: “14:05”, “下午2:05”. */
export function timeText(language: Language, time: Date): string {
  return time.toLocaleTimeString(LOCALES[language], { timeStyle: "short" });
}
