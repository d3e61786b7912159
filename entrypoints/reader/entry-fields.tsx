import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { SPECIFICITIES, TERM_KINDS } from "@/lib/glossary/term";
import type { DocumentRecords, TermRecord } from "@/lib/store/shapes";
import { EntryDefinition } from "./entry-definition";
import type { DraftProps } from "./entry-draft";
import type { EntryFault } from "./entry-faults";
import { EntryForms } from "./entry-forms";
import { EntryReading } from "./entry-reading";
import { EntryRelations } from "./entry-relations";
import { EntryRendering } from "./entry-rendering";

/** All fields of a term. What is wrong with one is said at it. */
export function EntryFields({
  of,
  draft,
  change,
  faults,
  others,
}: DraftProps & {
  of: DocumentRecords;
  faults: readonly EntryFault[];
  /** The other terms of the glossary. */
  others: readonly TermRecord[];
}): JSX.Element {
  return (
    <>
      <EntryForms draft={draft} change={change} faults={faults} others={others} />
      <EntryReading draft={draft} change={change} />
      <EntryRendering draft={draft} change={change} />
      <EntryDefinition of={of} draft={draft} change={change} />
      <KindAndReach draft={draft} change={change} />
      <EntryRelations draft={draft} change={change} others={others} />
    </>
  );
}

function KindAndReach({ draft, change }: DraftProps): JSX.Element {
  const { t } = useLocale();
  return (
    <>
      <Options
        label={t("termKind")}
        values={["", ...TERM_KINDS]}
        chosen={draft.kind ?? ""}
        labelOf={(it) => (it === "" ? t("termKindNone") : t(`kind_${it}`))}
        onChoose={(it) => change({ kind: it === "" ? null : it })}
      />
      <Options
        label={t("termReach")}
        values={SPECIFICITIES}
        chosen={draft.specificity}
        labelOf={(it) => t(`reach_${it}`)}
        onChoose={(specificity) => change({ specificity })}
      />
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
  const id = useId();
  return (
    <div class="field">
      <label class="field-name" for={id}>
        {label}
      </label>
      <select
        id={id}
        value={chosen}
        onChange={({ currentTarget }) => onChoose(currentTarget.value as T)}
      >
        {values.map((it) => (
          <option key={it} value={it}>
            {labelOf(it)}
          </option>
        ))}
      </select>
    </div>
  );
}
