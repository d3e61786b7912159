/** The languages of the interface, in the form of `lang` attributes. */
export const LANGUAGES = ["en", "zh-CN", "zh-TW"] as const;

export type Language = (typeof LANGUAGES)[number];

/** Each language in its own name. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: "English",
  "zh-CN": "简体中文",
  "zh-TW": "繁體中文",
};
