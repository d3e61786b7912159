import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Annotation } from "@/lib/annotation/model";
import { EXPORT_FORMATS, type FileFormat, lossFormat } from "@/lib/exchange/formats/file-formats";
import { lossesOf } from "@/lib/exchange/formats/losses";
import { listText } from "@/lib/i18n/lists";
import { useLocale } from "../locale";

export interface ExportFormProps {
  readonly notes: readonly Annotation[];
  readonly onExport: (format: FileFormat) => void;
}

/** Exports notes in one of the formats. Before that, it says what the format cannot hold. */
export function ExportForm({ notes, onExport }: ExportFormProps): JSX.Element {
  const { t, language } = useLocale();
  const [format, setFormat] = useState<FileFormat>("w3c");
  const losses = useMemo(() => lossesOf(lossFormat(format), notes), [format, notes]);
  return (
    <form
      class="export-form"
      onSubmit={(event) => {
        event.preventDefault();
        onExport(format);
      }}
    >
      <label>
        {t("exportAs")}{" "}
        <select
          value={format}
          onChange={({ currentTarget }) => setFormat(currentTarget.value as FileFormat)}
        >
          {EXPORT_FORMATS.map((it) => (
            <option key={it} value={it}>
              {t(`format_${it}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" disabled={notes.length === 0}>
        {t("exportDo", { count: notes.length })}
      </button>
      <span class="hint" role="status">
        {losses.length === 0
          ? t("lossNone")
          : t("lossSome", {
              what: listText(
                language,
                losses.map(({ what, count }) => t(`loss_${what}`, { count })),
              ),
            })}
      </span>
    </form>
  );
}
