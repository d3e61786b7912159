import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "@/components/icon";
import { useLocale } from "@/components/locale";
import type { WrittenForm } from "@/lib/glossary/term";
import type { TermRecord } from "@/lib/store/shapes";
import type { DraftProps } from "./entry-draft";
import type { EntryFault } from "./entry-faults";
import { Removable } from "./removable";
import { TermPicker } from "./term-picker";

interface FormsProps extends DraftProps {
  readonly faults: readonly EntryFault[];
  /** The other terms of the glossary. */
  readonly others: readonly TermRecord[];
}

/** How the term is written: its form and others, each with its conditions and what is wrong with it. */
export function EntryForms({ draft, change, faults, others }: FormsProps): JSX.Element {
  const { t } = useLocale();
  const { forms } = draft;
  const [focused, setFocused] = useState<number | null>(null);
  const group = useRef<HTMLDivElement>(null);
  // At once: what is typed next is for the new form.
  useLayoutEffect(() => {
    if (focused === null) return;
    group.current?.querySelectorAll<HTMLInputElement>("input.form")[focused]?.focus();
    setFocused(null);
  }, [focused]);
  const put = (next: readonly WrittenForm[]): void =>
    change({ forms: next, form: next[0]?.form ?? "" });
  const set = (index: number, changes: Partial<WrittenForm>): void =>
    put(forms.map((it, i) => (i === index ? { ...it, ...changes } : it)));
  /** Adds forms behind one, or in its place if it is empty, and goes to the last of them. */
  const add = (index: number, texts: readonly string[]): void => {
    const more = texts.map((form) => ({ form, ambiguous: false, beside: [] }));
    const at = texts.some((it) => it !== "") && forms[index]?.form === "" ? index : index + 1;
    put([...forms.slice(0, at), ...more, ...forms.slice(index + 1)]);
    setFocused(at + more.length - 1);
  };
  const remove = (index: number): void => {
    put(forms.filter((_, i) => i !== index));
    setFocused(index - 1);
  };
  return (
    <div class="field" role="group" aria-labelledby="forms-title">
      <span id="forms-title" class="field-name">
        {t("termWritten")}
      </span>
      <div class="forms" ref={group}>
        {forms.map((it, i) => (
          <FormRow
            // oxlint-disable-next-line react/no-array-index-key -- a form has no name but its place
            key={i}
            index={i}
            form={it}
            fault={faults.find(({ form }) => form === i)}
            others={others}
            set={(changes) => set(i, changes)}
            add={(texts) => add(i, texts)}
            remove={() => remove(i)}
          />
        ))}
        <p class="row">
          <button type="button" class="button" onClick={() => add(forms.length - 1, [""])}>
            <Icon name="add" />
            {t("termFormAdd")}
          </button>
          <span class="hint">{t("termFormsHint")}</span>
        </p>
      </div>
    </div>
  );
}

function FormRow({
  index,
  form: { form, ambiguous, beside },
  fault,
  others,
  set,
  add,
  remove,
}: {
  index: number;
  form: WrittenForm;
  fault: EntryFault | undefined;
  others: readonly TermRecord[];
  set: (changes: Partial<WrittenForm>) => void;
  add: (texts: readonly string[]) => void;
  remove: () => void;
}): JSX.Element {
  const { t } = useLocale();
  const faultId = `form-fault-${index}`;
  return (
    <div class="form-row">
      <input
        type="text"
        class="form"
        lang="zh-CN"
        aria-label={index === 0 ? t("termForm") : t("termFormOther")}
        value={form}
        aria-invalid={fault !== undefined && !fault.isDoubt}
        aria-describedby={fault ? faultId : undefined}
        onInput={({ currentTarget }) => set({ form: currentTarget.value })}
        onKeyDown={(event) => index > 0 && onFormKey(event, form, add, remove)}
        onPaste={(event) => onFormPaste(event, add)}
      />
      <label class="check" title={t("termAmbiguous")}>
        <input
          type="checkbox"
          checked={ambiguous}
          onChange={({ currentTarget }) =>
            set({ ambiguous: currentTarget.checked, beside: currentTarget.checked ? beside : [] })
          }
        />
        {t("termGuess")}
      </label>
      {index > 0 && (
        <button
          type="button"
          class="icon-button"
          aria-label={t("termFormRemove", { form })}
          onClick={remove}
        >
          <Icon name="close" />
        </button>
      )}
      {fault && (
        <p id={faultId} role="alert" class={fault.isDoubt ? "field-doubt" : "field-fault"}>
          {t(fault.key, fault.params)}
        </p>
      )}
      {ambiguous && (
        <Beside
          beside={beside}
          others={others}
          onChange={(next) => set({ ambiguous: true, beside: next })}
        />
      )}
    </div>
  );
}

/** The terms beside which a form that is a guess alone is certain. */
function Beside({
  beside,
  others,
  onChange,
}: {
  beside: readonly string[];
  others: readonly TermRecord[];
  onChange: (beside: readonly string[]) => void;
}): JSX.Element {
  const { t } = useLocale();
  return (
    <div class="conditions row">
      <span class="hint">{t("termBeside")}</span>
      {beside.map((id) => {
        const name = others.find((it) => it.id === id)?.form ?? t("termGone");
        return (
          <Removable
            key={id}
            name={name}
            onRemove={() => onChange(beside.filter((it) => it !== id))}
          >
            <span lang="zh-CN">{name}</span>
          </Removable>
        );
      })}
      <TermPicker
        label={t("termBesideAdd")}
        terms={others}
        onPick={(id) => onChange([...new Set([...beside, id])])}
      />
    </div>
  );
}

/** Enter begins another form, and Backspace takes an empty one away. */
function onFormKey(
  event: KeyboardEvent,
  form: string,
  add: (texts: readonly string[]) => void,
  remove: () => void,
): void {
  if (event.isComposing) return;
  if (event.key === "Enter") add([""]);
  else if (event.key === "Backspace" && form === "") remove();
  else return;
  event.preventDefault();
}

/** Several lines are several forms: a field of one line would join them. */
function onFormPaste(event: ClipboardEvent, add: (texts: readonly string[]) => void): void {
  const lines = linesIn(event.clipboardData?.getData("text/plain") ?? "");
  if (lines.length < 2) return;
  event.preventDefault();
  add(lines);
}

function linesIn(text: string): string[] {
  return text
    .split(/[\r\n]+/u)
    .map((it) => it.trim())
    .filter((it) => it !== "");
}
