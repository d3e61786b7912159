import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { type Checked, checkGlossary } from "@/lib/library/check-glossary";
import { hashOf } from "@/lib/route/route";
import type { DocumentRecords } from "@/lib/store/shapes";

/**
 * The way to the check of a glossary, with the number of things to look at. Doubts of terms that came
 * with the program are not counted.
 */
export function CheckLink({ of }: { of: DocumentRecords }): JSX.Element {
  const { t } = useLocale();
  const checked = useChecked(of);
  const count = checked?.doubts.length ?? 0;
  return (
    <a class="button" href={hashOf({ document: of.document.id, view: "check" })}>
      {count > 0 ? t("checkCount", { count }) : t("checkOpen")}
    </a>
  );
}

/** What is doubtful in a glossary, anew after each change; null until it is known. */
export function useChecked(of: DocumentRecords): Checked | null {
  const [checked, setChecked] = useState<Checked | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    checkGlossary(of, controller.signal).then(
      (found) => controller.signal.aborted || setChecked(found),
      // The view itself reports errors of the store.
      () => {},
    );
    return () => controller.abort();
  }, [of]);
  return checked;
}
