import type { JSX } from "preact";
import { useLocale } from "@/components/locale";
import type { TermRecord } from "@/lib/store/shapes";

/** What stands beside a term in a list: its rendering in English, or else its kind. */
export function TermWords({ term }: { term: TermRecord }): JSX.Element {
  const { t, language } = useLocale();
  return (
    <span class="about" lang={language === "en" ? "en" : undefined}>
      {language === "en" ? term.english?.text : term.kind && t(`kind_${term.kind}`)}
    </span>
  );
}
