import type { JSX } from "preact";
import { useLocale } from "@/components/locale";
import {
  RENDERING_STATUSES,
  SPECIFICITIES,
  TERM_KINDS,
  type Term,
  type WrittenForm,
} from "@/lib/glossary/term";
import type { EntryFault } from "./entry-faults";

/** A term as it is written: without its occurrences, which are found. */
export type Written = Omit<Term, "occurrences">;

interface FieldsProps {
  readonly written: Written;
  readonly change: (changes: Partial<Written>) => void;
}

/** All fields of a term. */
export function EntryFields({
  written,
  fault,
  change,
}: FieldsProps & { fault: EntryFault | null }): JSX.Element {
  return (
    <>
      <Forms written={written} fault={fault} change={change} />
      <Rendering written={written} change={change} />
      <Definition written={written} change={change} />
      <Light written={written} change={change} />
    </>
  );
}

function Forms({
  written,
  fault,
  change,
}: FieldsProps & { fault: EntryFault | null }): JSX.Element {
  const { t } = useLocale();
  const { forms } = written;
  const first = forms[0] as WrittenForm;
  return (
    <>
      <label>
        {t("termForm")}
        <input
          lang="zh-CN"
          value={written.form}
          autofocus
          aria-invalid={fault !== null}
          aria-describedby={fault ? "form-fault" : undefined}
          onInput={({ currentTarget }) => change({ form: currentTarget.value })}
        />
      </label>
      {fault && (
        <p id="form-fault" role="alert" class="field-fault">
          {t(fault.key, fault.params)}
        </p>
      )}
      <label>
        {t("termForms")}
        <textarea
          lang="zh-CN"
          rows={2}
          value={forms
            .slice(1)
            .map(({ form }) => form)
            .join("\n")}
          onInput={({ currentTarget }) =>
            change({ forms: [first, ...formsIn(currentTarget.value, forms)] })
          }
        />
      </label>
      <p class="hint">{t("termFormsHint")}</p>
    </>
  );
}

/** The forms in a text of one on each line. A form that was there keeps its conditions. */
function formsIn(text: string, before: readonly WrittenForm[]): WrittenForm[] {
  return text
    .split("\n")
    .map((form) => before.find((it) => it.form === form) ?? { form, ambiguous: false, beside: [] });
}

function Rendering({ written: { pinyin, english }, change }: FieldsProps): JSX.Element {
  const { t } = useLocale();
  const { text, status } = english ?? { text: "", status: "ours" as const };
  return (
    <>
      <label>
        {t("termPinyin")}
        <input
          lang="zh-Latn"
          value={pinyin ?? ""}
          onInput={({ currentTarget }) => change({ pinyin: currentTarget.value })}
        />
      </label>
      <div class="row">
        <label>
          {t("termEnglish")}
          <input
            lang="en"
            value={text}
            onInput={({ currentTarget }) =>
              change({ english: { status, text: currentTarget.value } })
            }
          />
        </label>
        <Options
          label={t("termStatus")}
          values={RENDERING_STATUSES}
          chosen={status}
          labelOf={(it) => t(`rendering_${it}`)}
          onChoose={(it) => change({ english: { text, status: it } })}
        />
      </div>
    </>
  );
}

function Definition({ written: { definition }, change }: FieldsProps): JSX.Element {
  const { t } = useLocale();
  return (
    <>
      {(["zh", "en"] as const).map((it) => (
        <label key={it}>
          {t(it === "zh" ? "termDefinitionZh" : "termDefinitionEn")}
          <textarea
            lang={it === "zh" ? "zh-CN" : "en"}
            rows={3}
            value={definition[it] ?? ""}
            onInput={({ currentTarget }) =>
              change({ definition: { ...definition, [it]: currentTarget.value } })
            }
          />
        </label>
      ))}
    </>
  );
}

/** What decides where the term is lit. */
function Light({ written, change }: FieldsProps): JSX.Element {
  const { t } = useLocale();
  const [first, ...others] = written.forms as [WrittenForm, ...WrittenForm[]];
  return (
    <>
      <div class="row">
        <Options
          label={t("termKind")}
          values={["", ...TERM_KINDS]}
          chosen={written.kind ?? ""}
          labelOf={(it) => (it === "" ? t("termKindNone") : t(`kind_${it}`))}
          onChoose={(it) => change({ kind: it === "" ? null : it })}
        />
        <Options
          label={t("termReach")}
          values={SPECIFICITIES}
          chosen={written.specificity}
          labelOf={(it) => t(`reach_${it}`)}
          onChoose={(specificity) => change({ specificity })}
        />
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={first.ambiguous}
          onChange={({ currentTarget }) =>
            change({ forms: [{ ...first, ambiguous: currentTarget.checked }, ...others] })
          }
        />
        {t("termAmbiguous")}
      </label>
    </>
  );
}

/** A list from which one value is chosen. */
function Options<T extends string>({
  label,
  values,
  chosen,
  labelOf,
  onChoose,
}: {
  label: string;
  values: readonly T[];
  chosen: T;
  labelOf: (value: T) => string;
  onChoose: (value: T) => void;
}): JSX.Element {
  return (
    <label>
      {label}
      <select value={chosen} onChange={({ currentTarget }) => onChoose(currentTarget.value as T)}>
        {values.map((it) => (
          <option key={it} value={it}>
            {labelOf(it)}
          </option>
        ))}
      </select>
    </label>
  );
}
