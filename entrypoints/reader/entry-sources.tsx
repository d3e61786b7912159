import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { PassageQuote } from "@/components/passage-quote";
import type { Occurrence } from "@/lib/glossary/term";
import { type Result, search } from "@/lib/search/search";
import { makeSearchable } from "@/lib/search/searchable";
import type { DocumentRecords, PassageRecord } from "@/lib/store/shapes";
import { type DraftProps, ticking } from "./entry-draft";

/** The most passages with the term that are listed: the search finds the others. */
const MOST = 50;

interface Listed {
  readonly passage: PassageRecord;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

/**
 * Passages to be ticked as the basis of the definition: those that have the term and those that are
 * ticked; or, while something is searched for, those of the whole document that have it.
 */
export function EntrySources({
  of: { passages },
  draft,
  change,
  places,
}: DraftProps & {
  of: DocumentRecords;
  /** Where the term is in the document. */
  places: readonly Occurrence[];
}): JSX.Element {
  const { t } = useLocale();
  const [query, setQuery] = useState("");
  const isAsked = query.trim() !== "";
  const searchable = useMemo(
    () => (isAsked ? makeSearchable([], passages, []) : null),
    [isAsked, passages],
  );
  const { sources } = draft;
  const found = searchable ? foundIn(search(searchable, query)) : null;
  const having = new Set(places.map(({ passage }) => passage));
  const first = new Set([...[...having].slice(0, MOST), ...sources]);
  const listed =
    found ??
    passages
      .filter(({ id }) => first.has(id))
      .map((passage) => ({ passage, marks: places.filter((it) => it.passage === passage.id) }));
  return (
    <fieldset class="sources">
      <legend>{t("termSources", { count: having.size })}</legend>
      <p class="hint">{t("termSourcesHint")}</p>
      <input
        type="text"
        inputMode="search"
        aria-label={t("passageSearch")}
        placeholder={t("passageSearch")}
        autocomplete="off"
        value={query}
        onInput={({ currentTarget, isComposing }) => isComposing || setQuery(currentTarget.value)}
        onCompositionEnd={({ currentTarget }) => setQuery(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === "Escape" && query !== "") setQuery("");
          // Enter must not save the entry here.
          else if (event.key !== "Enter") return;
          event.preventDefault();
        }}
      />
      <p role="status" class="hint">
        {found?.length === 0 && t("searchNothing", { query })}
        {!found && having.size > MOST && t("termSourcesMore", { count: having.size - MOST })}
      </p>
      <div class="passages-to-tick">
        {listed.map(({ passage, marks }) => (
          <label key={passage.id} class="check">
            <input
              type="checkbox"
              checked={sources.includes(passage.id)}
              onChange={({ currentTarget }) =>
                change(ticking(draft, passage.id, currentTarget.checked))
              }
            />
            <PassageQuote passage={passage} marks={marks} section={null} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function foundIn(results: readonly Result<never, PassageRecord>[]): Listed[] {
  return results.flatMap((it) => (it.type === "passage" ? [it] : []));
}
