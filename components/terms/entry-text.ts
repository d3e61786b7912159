import { type Term, printedPinyin } from "@/lib/glossary/term";
import type { Language, Translate } from "@/lib/i18n/translate";
import type { Passage } from "@/lib/report/report";
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
  const lines = [
    `${form} (${printedPinyin(pinyin)}) — ${english.text}`,
    `${language === "en" ? definition.en : definition.zh} [${t(basis === "report" ? "basisReport" : "basisBackground")}]`,
  ];
  if (quoted) {
    const place = [quoted.section, placeName(quoted.passage, t)].filter((it) => it !== null);
    lines.push(`“${quoted.passage.text}” (${place.join(", ")})`);
  }
  return lines.join("\n");
}
