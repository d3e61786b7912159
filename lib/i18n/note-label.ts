import type { Language } from "./languages";

/**
 * The label of the button beside a selection. (It is separate because the catalogues are too large
 * for a page.)
 */
export const NOTE_LABELS: Readonly<Record<Language, string>> = {
  en: "Write a note on the selected text",
  "zh-CN": "为选中的文字写笔记",
  "zh-TW": "為選取的文字寫筆記",
};
