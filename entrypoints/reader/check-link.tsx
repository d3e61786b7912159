import type { JSX } from "preact";
import { useLocale } from "@/components/locale";
import { type Checked, checkGlossary } from "@/lib/library/check-glossary";
import { hashOf } from "@/lib/route/route";
import type { DocumentRecords } from "@/lib/store/shapes";
import { type Asked, useAsked } from "./use-asked";

/**
 * The way to the check of a glossary, with the number of things to look at. Doubts of terms that came
 * with the program are not counted, nor are those that were set aside.
 */
export function CheckLink({ of }: { of: DocumentRecords }): JSX.Element {
  const { t } = useLocale();
  // What goes wrong is said where the link leads.
  const { answer } = useChecked(of);
  const aside = new Set(of.document.item.setAside);
  const count = answer?.doubts.filter(({ name }) => !aside.has(name)).length ?? 0;
  return (
    <a class="button" href={hashOf({ document: of.document.id, view: "check" })}>
      {count > 0 ? t("checkCount", { count }) : t("checkOpen")}
    </a>
  );
}

/** What is doubtful in a glossary, anew after each change. */
export function useChecked(of: DocumentRecords): Asked<Checked> {
  return useAsked((signal) => checkGlossary(of, signal), of);
}
