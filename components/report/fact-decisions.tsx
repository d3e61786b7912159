import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { factKey, placeOfFact } from "@/lib/glossary/figure";
import type { FactCorrection } from "@/lib/record/record";
import type { DocumentRecords, FigureRecord, TimelineRecord } from "@/lib/store/shapes";
import { formText } from "../form-text";
import { useLocale } from "../locale";
import { placeName } from "../place-name";

/** How figures and dates that were found by rule are corrected and dropped. */
export interface DecideFacts {
  /** By `factKey`. */
  readonly corrected: Readonly<Record<string, FactCorrection>>;
  readonly onCorrect: (key: string, correction: FactCorrection | null) => Promise<void>;
  /** @param quote the words of the fact */
  readonly onDrop: (key: string, quote: string, isDropped: boolean) => Promise<void>;
}

type FactRecord = FigureRecord | TimelineRecord;

/** What the user can decide of a fact: to correct it, to show it as it was found, or to drop it. */
export function FactDecisions({
  record,
  decide: { corrected, onCorrect, onDrop },
}: {
  record: FactRecord;
  decide: DecideFacts;
}): JSX.Element {
  const { t } = useLocale();
  const [isOpen, setOpen] = useState(false);
  const key = factKey(record);
  const correction = corrected[key];
  return (
    <div class="fact-decisions">
      <div class="row">
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t("factCorrect")}
        </button>
        {correction && (
          <button type="button" onClick={() => void onCorrect(key, null)}>
            {t("factAsFound")}
          </button>
        )}
        <button type="button" onClick={() => void onDrop(key, record.quote, true)}>
          {t("factDrop")}
        </button>
        {correction && <span class="hint">{t("factCorrected")}</span>}
      </div>
      {isOpen && (
        <form
          class="row"
          onSubmit={(event) => {
            event.preventDefault();
            const changes = correctionIn(event.currentTarget, record);
            setOpen(false);
            void onCorrect(key, { ...correction, ...changes });
          }}
        >
          <Fields record={record} />
          <button type="submit">{t("noteSave")}</button>
        </form>
      )}
    </div>
  );
}

function Fields({ record }: { record: FactRecord }): JSX.Element {
  const { t } = useLocale();
  const texts = textsOf(record);
  return (
    <>
      {"value" in record ? (
        <label>
          {t("factValue")}
          <input
            name="value"
            type="number"
            step="any"
            required
            defaultValue={String(record.value)}
          />
        </label>
      ) : (
        <label>
          {t("detail_date")}
          <input
            name="date"
            pattern="\d{4}-\d{2}(-\d{2})?"
            placeholder="2026-11-30"
            defaultValue={record.date ?? ""}
          />
        </label>
      )}
      {"unit" in record && (
        <label>
          {t("factUnit")}
          <input name="unit" size={6} maxLength={100} defaultValue={texts.unit} />
        </label>
      )}
      <label class="counts">
        {t("columnCounts")}
        <input name="counts" maxLength={1000} autofocus defaultValue={texts.counts} />
      </label>
    </>
  );
}

/** A fact of a text has its texts in the language of that text, whatever the interface's is. */
function textsOf(record: FactRecord): { unit: string; counts: string } {
  return "unit" in record
    ? { unit: record.unit.zh, counts: record.counts.zh }
    : { unit: "", counts: record.what.zh };
}

/** What was changed. What was not stays as it is found, also if it is found better one day. */
function correctionIn(form: HTMLFormElement, record: FactRecord): FactCorrection {
  const before = textsOf(record);
  const [value, date] = [Number(formText(form, "value")), formText(form, "date") || null];
  const [unit, counts] = [formText(form, "unit"), formText(form, "counts")];
  return {
    ...("value" in record && value !== record.value && { value }),
    ...("date" in record && date !== record.date && { date }),
    ...(unit !== before.unit && { unit: { zh: unit, en: unit } }),
    ...(counts !== before.counts && { counts: { zh: counts, en: counts } }),
  };
}

/** The facts that were dropped, each with its place, to be brought back. */
export function DroppedFacts({
  of: {
    document: { item },
    passages,
  },
  onDrop,
}: {
  of: DocumentRecords;
  onDrop: DecideFacts["onDrop"];
}): JSX.Element | null {
  const { t } = useLocale();
  const byId = new Map(passages.map((it) => [it.id, it]));
  const dropped = item.dropped.flatMap((key) => {
    const { passage: id, start, end } = placeOfFact(key);
    const passage = byId.get(id);
    return passage ? [{ key, passage, quote: passage.text.slice(start, end) }] : [];
  });
  if (dropped.length === 0) return null;
  return (
    <details class="dropped-facts">
      <summary>
        {t("factsDropped")} <span class="count">{dropped.length}</span>
      </summary>
      <ul>
        {dropped.map(({ key, passage, quote }) => (
          <li key={key} class="row">
            <span class="verbatim" lang={item.language}>
              {quote}
            </span>
            <span class="hint">{placeName(passage, t)}</span>
            <button type="button" onClick={() => void onDrop(key, quote, false)}>
              {t("factBring")}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
