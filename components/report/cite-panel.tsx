import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { CITATION_FORMATS, type CitationFormat, cite } from "@/lib/citation/cite";
import type { Citable, SourceDetails } from "@/lib/citation/source";
import { CopyButton } from "../copy-button";
import type { Outcome } from "@/lib/messages/outcomes";
import { useLocale } from "../locale";
import { TroubleNotice } from "../trouble-notice";
import { useBriefly } from "../use-briefly";

export interface CitePanelProps {
  readonly citable: Citable;
  readonly source: SourceDetails;
  readonly onSource: (source: SourceDetails) => Promise<Outcome>;
}

/**
 * A citation in the chosen format, which the user can copy. The user can also enter what is not
 * known about the source.
 */
export function CitePanel({ citable, source, onSource }: CitePanelProps): JSX.Element {
  const { t } = useLocale();
  const [format, setFormat] = useState<CitationFormat>("gbt7714");
  const text = cite(format, citable, source);
  return (
    <div class="cite">
      <div class="row" role="group" aria-label={t("cite")}>
        {CITATION_FORMATS.map((it) => (
          <button type="button" key={it} aria-pressed={it === format} onClick={() => setFormat(it)}>
            {t(`citation_${it}`)}
          </button>
        ))}
      </div>
      <pre lang="zh-CN">{text}</pre>
      <div class="row">
        <CopyButton text={() => text} label={t("copy")} />
        <CopyButton text={() => location.href} label={t("copyLink")} />
      </div>
      <SourceForm source={source} onSource={onSource} />
    </div>
  );
}

function SourceForm({ source, onSource }: Omit<CitePanelProps, "citable">): JSX.Element {
  const { t } = useLocale();
  const [failure, setFailure] = useState<Outcome>(null);
  const [saved, setSaved] = useBriefly<object>();
  const save = async (form: HTMLFormElement): Promise<void> => {
    const data = new FormData(form);
    const valueOf = (name: keyof SourceDetails): string | null => {
      const value = data.get(name);
      return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
    };
    const outcome = await onSource({
      newspaper: valueOf("newspaper"),
      date: valueOf("date"),
      page: valueOf("page"),
    });
    setFailure(outcome);
    setSaved(outcome === null ? {} : null);
  };
  return (
    <form
      class="source"
      onSubmit={(event) => {
        event.preventDefault();
        void save(event.currentTarget);
      }}
    >
      <p class="hint">{t("sourceOpen")}</p>
      <div class="row">
        <label>
          {t("sourceNewspaper")}{" "}
          <input key={source.newspaper} name="newspaper" defaultValue={source.newspaper ?? ""} />
        </label>
        <label>
          {t("sourceDate")}{" "}
          <input
            key={source.date}
            name="date"
            type="date"
            max="9999-12-31"
            defaultValue={source.date ?? ""}
          />
        </label>
        <label>
          {t("sourcePage")}{" "}
          <input key={source.page} name="page" size={4} defaultValue={source.page ?? ""} />
        </label>
        <button type="submit">{t("noteSave")}</button>
        <span role="status" class="saved">
          {saved ? t("noteSaved") : ""}
        </span>
      </div>
      {failure && <TroubleNotice {...failure} />}
    </form>
  );
}
