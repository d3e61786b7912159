import type { JSX } from "preact";
import { TERM_SETS, type TermSet } from "@/lib/glossary/term-sets";
import { useLocale } from "../locale";
import { QueryField } from "../query-field";

export interface TermFilterProps {
  readonly text: string;
  readonly set: TermSet;
  /** The terms of each set. */
  readonly sets: Readonly<Record<TermSet, readonly unknown[]>>;
  readonly onText: (text: string) => void;
  readonly onSet: (set: TermSet) => void;
}

/** What an index of terms shows: those that match a text, of one set. Empty sets are left out. */
export function TermFilter({ text, set, sets, onText, onSet }: TermFilterProps): JSX.Element {
  const { t, language } = useLocale();
  return (
    <div class="term-filter" role="search" aria-label={t("termFilter")}>
      <QueryField
        label={t("termFilter")}
        placeholder={t("termFilterHint")}
        value={text}
        onQuery={onText}
      />
      <div class="row chips" role="group" aria-label={t("viewTerms")}>
        {TERM_SETS.filter((it) => it === "all" || it === set || sets[it].length > 0).map((it) => (
          <button key={it} type="button" aria-pressed={it === set} onClick={() => onSet(it)}>
            {t(`termSet_${it}`)}
            {it !== "all" && <span class="count">{sets[it].length.toLocaleString(language)}</span>}
          </button>
        ))}
      </div>
    </div>
  );
}
