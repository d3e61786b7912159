import { type Term, printedPinyin } from "@/lib/glossary/term";
import type { Language, Translate } from "@/lib/i18n/translate";
import type { Passage } from "@/lib/document/passage";
import { placeName } from "../place-name";

/**
 * An entry as plain text, with the passage that is shown. The user can paste it into a letter or
 * into a glossary.
 */
export function entryText(
  { form, pinyin, english, definition, basis }: Term,
  quoted: { readonly passage: Passage; readonly section: string | null } | null,
  { language, t }: { language: Language; t: Translate },
): string {
  const isEnglish = language === "en";
  const based = t(basis === "report" ? "basisReport" : "basisBackground");
  const reading = printedPinyin(pinyin);
  const lines = isEnglish
    ? [`${form} (${reading}) — ${english.text}`, `${definition.en} [${based}]`]
    : [`${form}（${reading}）：${english.text}`, `${definition.zh}（${based}）`];
  if (quoted) {
    const place = [quoted.section, placeName(quoted.passage, t)].filter((it) => it !== null);
    // The quotation marks are those of mainland Chinese, which every passage is in.
    const said = `“${quoted.passage.text}”`;
    lines.push(isEnglish ? `${said} (${place.join(", ")})` : `${said}（${place.join("，")}）`);
  }
  return lines.join("\n");
}
