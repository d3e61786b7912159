import type { JSX } from "preact";
import { useId, useMemo, useState } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { printedPinyin } from "@/lib/glossary/term";
import { type Result, search } from "@/lib/search/search";
import { makeSearchable } from "@/lib/search/searchable";
import type { TermRecord } from "@/lib/store/shapes";

/** The most terms that are offered: more typing finds the others. */
const MOST = 8;

/**
 * Another term of the glossary, found by typing its characters, pinyin, initials or English (ARIA
 * Authoring Practices: combobox with a listbox).
 */
export function TermPicker({
  label,
  terms,
  onPick,
}: {
  label: string;
  /** The terms to choose from. */
  terms: readonly TermRecord[];
  onPick: (id: string) => void;
}): JSX.Element {
  const { t } = useLocale();
  const id = useId();
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const isAsked = query.trim() !== "";
  const searchable = useMemo(
    () => (isAsked ? makeSearchable(terms, [], []) : null),
    [isAsked, terms],
  );
  const found = searchable ? termsIn(search(searchable, query)).slice(0, MOST) : [];
  const current = Math.min(active, found.length - 1);
  const ask = (typed: string): void => {
    setActive(0);
    setQuery(typed);
  };
  const pick = (term: TermRecord | undefined): void => {
    if (!term) return;
    ask("");
    onPick(term.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0)
      setActive((current + step + found.length) % found.length);
    else if (event.key === "Escape" && query !== "") ask("");
    else if (event.key === "Enter") pick(found[current]);
    else return;
    // Enter must not save the entry here.
    event.preventDefault();
  };
  return (
    <span class="term-picker">
      <input
        type="text"
        role="combobox"
        aria-label={label}
        placeholder={label}
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${id}-${current}` : undefined}
        autocomplete="off"
        spellcheck={false}
        value={query}
        onInput={({ currentTarget, isComposing }) => isComposing || ask(currentTarget.value)}
        onCompositionEnd={({ currentTarget }) => ask(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span class="offered" role="listbox" id={`${id}-list`} aria-label={label}>
        {found.map((it, i) => (
          <Offered
            key={it.id}
            id={`${id}-${i}`}
            term={it}
            isCurrent={i === current}
            onPoint={() => setActive(i)}
            onPick={() => pick(it)}
          />
        ))}
      </span>
      <span role="status" class={found.length > 0 || !isAsked ? "unseen" : "hint"}>
        {isAsked &&
          (found.length > 0
            ? t("resultCount", { count: found.length })
            : t("searchNothing", { query }))}
      </span>
    </span>
  );
}

function Offered({
  id,
  term,
  isCurrent,
  onPoint,
  onPick,
}: {
  id: string;
  term: TermRecord;
  isCurrent: boolean;
  onPoint: () => void;
  onPick: () => void;
}): JSX.Element {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- Enter in the input, which keeps the focus
    <span
      role="option"
      tabIndex={-1}
      id={id}
      aria-selected={isCurrent}
      onClick={onPick}
      onMouseMove={onPoint}
    >
      <b lang="zh-CN">{term.form}</b>{" "}
      <span class="reading" lang="zh-Latn">
        {printedPinyin(term.pinyin)}
      </span>
    </span>
  );
}

function termsIn(found: readonly Result<TermRecord, never>[]): TermRecord[] {
  return found.flatMap((it) => (it.type === "term" ? [it.term] : []));
}
