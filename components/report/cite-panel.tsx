import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { CITATION_FORMATS, type CitationFormat, cite } from "@/lib/citation/cite";
import type { Citable } from "@/lib/citation/source";
import { SOURCE_KINDS, type SourceDetails } from "@/lib/document/source";
import type { Outcome } from "@/lib/messages/outcomes";
import { Choices } from "../choices";
import { CopyButton } from "../copy-button";
import { useLocale } from "../locale";
import { TroubleNotice } from "../trouble-notice";
import { useBriefly } from "../use-briefly";
import { SourceFields } from "./source-fields";

export interface CitePanelProps {
  readonly citable: Citable;
  readonly onSource: (source: SourceDetails) => Promise<Outcome>;
}

/**
 * A citation in the chosen format, which the user can copy. The user can also say what kind of
 * source it is, and enter what is not known about it. The citation follows at once.
 */
export function CitePanel({ citable, onSource }: CitePanelProps): JSX.Element {
  const { t } = useLocale();
  const [format, setFormat] = useState<CitationFormat>("gbt7714");
  const [source, setSource] = useState(citable.source);
  const [failure, setFailure] = useState<Outcome>(null);
  const [saved, setSaved] = useBriefly<object>();
  const stored = JSON.stringify(citable.source);
  // What was entered elsewhere, or was undone.
  useEffect(() => setSource(citable.source), [stored]);
  const entered = finished(source);
  const text = cite(format, { ...citable, source: entered });
  const save = async (): Promise<void> => {
    const outcome = await onSource(entered);
    setFailure(outcome);
    setSaved(outcome === null ? {} : null);
  };
  return (
    <div class="cite">
      <div class="row" role="group" aria-label={t("cite")}>
        {CITATION_FORMATS.map((it) => (
          <button type="button" key={it} aria-pressed={it === format} onClick={() => setFormat(it)}>
            {t(`citation_${it}`)}
          </button>
        ))}
      </div>
      <pre lang={citable.language}>{text}</pre>
      <div class="row">
        <CopyButton text={() => text} label={t("copy")} />
        <CopyButton text={() => location.href} label={t("copyLink")} />
      </div>
      <form
        class="citing"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p class="hint">{t("sourceHint")}</p>
        <fieldset>
          <legend class="unseen">{t("sourceKind")}</legend>
          <div class="segments">
            <Choices
              name="source-kind"
              values={SOURCE_KINDS}
              chosen={source.source}
              labelOf={(it) => t(`source_${it}`)}
              onChoose={(it) => setSource({ ...source, source: it })}
            />
          </div>
        </fieldset>
        <SourceFields source={source} change={(changes) => setSource({ ...source, ...changes })} />
        <div class="row">
          <button type="submit">{t("noteSave")}</button>
          <span role="status" class="saved">
            {saved ? t("noteSaved") : ""}
          </span>
        </div>
        {failure && <TroubleNotice {...failure} />}
      </form>
    </div>
  );
}

/** What was entered, without white space around it. A citation always has a title. */
function finished(source: Citable["source"]): Citable["source"] {
  const texts = Object.entries(source).map(([name, text]) => [name, text?.trim() || null]);
  const known = Object.fromEntries(texts) as Citable["source"];
  return { ...known, title: known.title ?? "" };
}
