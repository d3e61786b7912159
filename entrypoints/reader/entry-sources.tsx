import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { PassageQuote } from "@/components/passage-quote";
import type { WrittenForm } from "@/lib/glossary/term";
import { withOccurrences } from "@/lib/store/document-records";
import type { DocumentRecords } from "@/lib/store/shapes";
import type { Written } from "./entry-fields";

/** The passages that have the term, to be ticked as the basis of its definition. */
export function EntrySources({
  of,
  written,
  change,
}: {
  of: DocumentRecords;
  written: Written;
  change: (changes: Partial<Written>) => void;
}): JSX.Element {
  const { t } = useLocale();
  const { form, forms } = written;
  const [found] = useMemo(
    () =>
      withOccurrences(
        [{ ...written, forms: [{ ...(forms[0] as WrittenForm), form }, ...forms.slice(1)] }],
        of.passages,
      ),
    [form, forms, of.passages],
  );
  const places = found?.occurrences ?? [];
  const having = of.passages.filter(({ id }) => places.some(({ passage }) => passage === id));
  return (
    <fieldset class="sources">
      <legend>{t("termSources", { count: having.length })}</legend>
      {having.length > 0 && <p class="hint">{t("termSourcesHint")}</p>}
      {having.slice(0, 50).map((it) => (
        <label key={it.id} class="check">
          <input
            type="checkbox"
            checked={written.sources.includes(it.id)}
            onChange={({ currentTarget }) =>
              change({
                sources: currentTarget.checked
                  ? [...written.sources, it.id]
                  : written.sources.filter((id) => id !== it.id),
              })
            }
          />
          <PassageQuote
            passage={it}
            marks={places.filter(({ passage }) => passage === it.id)}
            section={null}
          />
        </label>
      ))}
    </fieldset>
  );
}
