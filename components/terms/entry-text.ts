import { type Term, definitionIn, printedPinyin } from "@/lib/glossary/term";
import type { Language, Translate } from "@/lib/i18n/translate";
import type { Passage } from "@/lib/document/passage";
import { placeName } from "../place-name";

/**
 * An entry as plain text, with the passage that is shown. The user can paste it into a letter or
 * into a glossary.
 */
export function entryText(
  term: Term,
  quoted: { readonly passage: Passage; readonly section: string | null } | null,
  { language, t }: { language: Language; t: Translate },
): string {
  const isEnglish = language === "en";
  const definition = definitionIn(term, isEnglish ? "en" : "zh");
  const reading = printedPinyin(term.pinyin);
  const lines = [headIn(isEnglish, term.form, reading, term.english?.text ?? "")];
  if (definition) {
    const based = t(term.basis === "report" ? "basisReport" : "basisBackground");
    lines.push(isEnglish ? `${definition.text} [${based}]` : `${definition.text}（${based}）`);
  }
  if (quoted) {
    const place = [quoted.section, placeName(quoted.passage, t)].filter((it) => it !== null);
    // The quotation marks are those of mainland Chinese, which every passage is in.
    const said = `“${quoted.passage.text}”`;
    lines.push(isEnglish ? `${said} (${place.join(", ")})` : `${said}（${place.join("，")}）`);
  }
  return lines.join("\n");
}

function headIn(isEnglish: boolean, form: string, reading: string, english: string): string {
  const read = reading && (isEnglish ? ` (${reading})` : `（${reading}）`);
  return form + read + (english && (isEnglish ? ` — ${english}` : `：${english}`));
}
