import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Icon } from "@/components/icon";
import { useLocale } from "@/components/locale";
import { QueryField } from "@/components/query-field";
import { groupTerms } from "@/lib/glossary/term-order";
import { hashOf } from "@/lib/route/route";
import { termFilter } from "@/lib/search/filter-terms";
import type { DocumentRecords } from "@/lib/store/shapes";
import { walkList } from "./walk-list";

/** The most entries that are listed: the filter finds the others. */
const MOST = 200;

/** The entries of a glossary beside the editor, so that one goes from one to the next. */
export function EntryList({
  of: { document, terms },
  current,
}: {
  of: DocumentRecords;
  /** The id of the term in the editor; null for a new one. */
  current: string | null;
}): JSX.Element {
  const { t, language } = useLocale();
  const [text, setText] = useState("");
  // As the list of terms has them.
  const filter = useMemo(
    () => termFilter(groupTerms(terms, "pinyin", []).flatMap((it) => it.terms)),
    [terms],
  );
  const found = useMemo(() => filter(text), [filter, text]);
  const list = useRef<HTMLUListElement>(null);
  const entries = listed(found, current);
  const stop = entries.some(({ id }) => id === current) ? current : entries[0]?.id;
  useEffect(() => {
    list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- for the keys of its links
    <nav class="entry-list" aria-label={t("viewTerms")} onKeyDown={walkList}>
      <QueryField
        label={t("termFilter")}
        placeholder={t("entryListFilter", { count: terms.length })}
        value={text}
        onQuery={setText}
      />
      <ul ref={list}>
        {entries.map(({ id, form, occurrences }) => (
          <li key={id}>
            <a
              href={hashOf({ document: document.id, view: "edit", term: id, at: null })}
              lang="zh-CN"
              tabIndex={id === stop ? 0 : -1}
              aria-current={id === current ? "page" : undefined}
            >
              <span>{form}</span>
              <span class="count">{occurrences.length.toLocaleString(language)}</span>
            </a>
          </li>
        ))}
      </ul>
      {found.length > MOST && <p class="hint">{t("entryListMore", { count: found.length })}</p>}
      <a
        href={hashOf({ document: document.id, view: "new", form: "", passage: null })}
        aria-current={current === null ? "page" : undefined}
      >
        <Icon name="add" />
        {t("termNew")}
      </a>
    </nav>
  );
}

/** As many entries as are listed: those around the current one, if it is not among the first. */
function listed<T extends { readonly id: string }>(
  found: readonly T[],
  current: string | null,
): readonly T[] {
  const at = found.findIndex(({ id }) => id === current);
  const first = at < MOST ? 0 : Math.min(at - MOST / 2, found.length - MOST);
  return found.slice(first, first + MOST);
}
