import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { factKey, placeOfFact } from "@/lib/glossary/figure";
import type { FactCorrection } from "@/lib/record/record";
import type { DocumentRecords, FigureRecord, TimelineRecord } from "@/lib/store/shapes";
import { formText } from "../form-text";
import { useLocale } from "../locale";
import { placeName } from "../place-name";
import { useFirstFocus } from "../use-first-focus";
import { useLostFocus } from "../use-lost-focus";

/** How figures and dates that were found by rule are corrected and dropped. */
export interface DecideFacts {
  /** By `factKey`. */
  readonly corrected: Readonly<Record<string, FactCorrection>>;
  readonly onCorrect: (key: string, correction: FactCorrection | null) => Promise<void>;
  readonly onDrop: (record: FactRecord) => Promise<void>;
  /** Brings back a fact that was dropped. */
  readonly onBring: (key: string) => Promise<void>;
  /** The fact that was dropped last: what undoes that stands in its place. */
  readonly dropped: DroppedFact | null;
  readonly onUndo: (n: number) => Promise<void>;
}

export type FactRecord = FigureRecord | TimelineRecord;

export interface DroppedFact {
  readonly record: FactRecord;
  /** The number by which that can be undone. Null until it has been dropped. */
  readonly undo: number | null;
}

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
  const opener = useRef<HTMLButtonElement>(null);
  const key = factKey(record);
  const correction = corrected[key];
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <div class="fact-decisions">
      <div class="row">
        <button ref={opener} type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t("factCorrect")}
        </button>
        {correction && (
          <button type="button" onClick={() => void onCorrect(key, null)}>
            {t("factAsFound")}
          </button>
        )}
        <button type="button" onClick={() => void onDrop(record)}>
          {t("factDrop")}
        </button>
        {correction && <span class="hint">{t("factCorrected")}</span>}
      </div>
      {isOpen && (
        <CorrectionForm
          record={record}
          onCancel={close}
          onSave={(changes) => {
            close();
            if (Object.keys(changes).length > 0) void onCorrect(key, { ...correction, ...changes });
          }}
        />
      )}
    </div>
  );
}

function CorrectionForm({
  record,
  onSave,
  onCancel,
}: {
  record: FactRecord;
  onSave: (changes: FactCorrection) => void;
  onCancel: () => void;
}): JSX.Element {
  const { t } = useLocale();
  const form = useFirstFocus<HTMLFormElement>("[name=counts]");
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- for the keys of its fields
    <form
      ref={form}
      class="row"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing) return;
        event.preventDefault();
        onCancel();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(correctionIn(event.currentTarget, record));
      }}
    >
      <Fields record={record} />
      <button type="submit">{t("noteSave")}</button>
    </form>
  );
}

/** What is said in the place of a fact that was dropped, with what undoes that. */
export function FactDropped({
  dropped: { record, undo },
  onUndo,
}: {
  dropped: DroppedFact;
  onUndo: DecideFacts["onUndo"];
}): JSX.Element {
  const { t } = useLocale();
  const button = useLostFocus<HTMLButtonElement>();
  return (
    <span class="row">
      <span role="status">{t("factWasDropped", { quote: record.quote })}</span>
      <button
        ref={button}
        type="button"
        aria-disabled={undo === null}
        onClick={() => undo !== null && void onUndo(undo)}
      >
        {t("undo")}
      </button>
    </span>
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
        <input name="counts" maxLength={1000} defaultValue={texts.counts} />
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
  onBring,
}: {
  of: DocumentRecords;
  onBring: DecideFacts["onBring"];
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
            <button type="button" onClick={() => void onBring(key)}>
              {t("factBring")}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
