import type { JSX } from "preact";
import { NO_FILTER, type NoteFilter } from "@/lib/annotation/filter-notes";
import { useLocale } from "../locale";
import { QueryField } from "../query-field";

export interface NoteFilterProps {
  readonly filter: NoteFilter;
  readonly tags: readonly string[];
  /** The terms that have notes. */
  readonly terms: readonly { readonly address: string; readonly form: string }[];
  readonly sites: readonly string[];
  readonly onChange: (filter: NoteFilter) => void;
}

/** The form that filters the list of notes. */
export function NoteFilterForm(props: NoteFilterProps): JSX.Element {
  const { filter, tags, terms, sites, onChange } = props;
  const { t } = useLocale();
  const change = (changes: Partial<NoteFilter>): void => onChange({ ...filter, ...changes });
  const isNarrow = JSON.stringify(filter) !== JSON.stringify(NO_FILTER);
  return (
    <form class="note-filter" role="search" onSubmit={(event) => event.preventDefault()}>
      <QueryField
        label={t("filterText")}
        placeholder={t("filterText")}
        value={filter.text}
        onQuery={(text) => change({ text })}
      />
      <Choice
        label={t("filterTag")}
        value={filter.tag}
        options={tags.map((tag) => [tag, tag])}
        onChange={(tag) => change({ tag })}
      />
      <Choice
        label={t("filterTerm")}
        value={filter.term}
        options={terms.map(({ address, form }) => [address, form])}
        onChange={(term) => change({ term })}
      />
      <Choice
        label={t("filterSite")}
        value={filter.site}
        options={sites.map((site) => [site, site])}
        onChange={(site) => change({ site })}
      />
      <label class={filter.from === "" ? "chip" : "chip chosen"}>
        {t("filterFrom")}{" "}
        <input
          type="date"
          value={filter.from}
          onInput={({ currentTarget }) => change({ from: currentTarget.value })}
        />
      </label>
      <label class={filter.until === "" ? "chip" : "chip chosen"}>
        {t("filterUntil")}{" "}
        <input
          type="date"
          value={filter.until}
          onInput={({ currentTarget }) => change({ until: currentTarget.value })}
        />
      </label>
      {isNarrow && (
        <button type="button" onClick={() => onChange(NO_FILTER)}>
          {t("filterClear")}
        </button>
      )}
    </form>
  );
}

/** A choice between one value and any. It is left out if there is nothing to choose from. */
function Choice({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string | null;
  options: readonly (readonly [value: string, name: string])[];
  onChange: (value: string | null) => void;
}): JSX.Element | null {
  const { t } = useLocale();
  if (options.length === 0) return null;
  return (
    <label class={value === null ? "chip" : "chip chosen"}>
      {label}{" "}
      <select
        aria-label={label}
        value={value ?? ""}
        onChange={({ currentTarget }) => onChange(currentTarget.value || null)}
      >
        <option value="">{t("filterAny")}</option>
        {options.map(([it, name]) => (
          <option key={it} value={it}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
