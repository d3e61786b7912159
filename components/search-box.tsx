import type { JSX, RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Annotation } from "@/lib/annotation/model";
import type { TermAddress } from "@/lib/document/address";
import { type Result, search } from "@/lib/search/search";
import type { Searchable } from "@/lib/search/searchable";
import type { FigureRecord, PassageRecord, TermRecord } from "@/lib/store/shapes";
import { Boundary } from "./boundary";
import { Icon } from "./icon";
import { IconButton } from "./icon-button";
import { useLocale } from "./locale";
import { Marked } from "./marked";
import { placeName } from "./place-name";
import { SourceIfSeveral } from "./sources";

/** The thing that the user has chosen to open. */
export type SearchChoice =
  | { readonly type: "term"; readonly address: TermAddress }
  | {
      readonly type: "passage";
      readonly passage: PassageRecord;
      /** The stretches that match the search, in UTF-16 code units. */
      readonly marks: readonly { readonly start: number; readonly end: number }[];
    }
  | { readonly type: "figure"; readonly figure: FigureRecord }
  | { readonly type: "note"; readonly annotation: Annotation };

type Found = Result<TermRecord, PassageRecord, FigureRecord>;

export interface SearchBoxProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Null while the store is being read. */
  readonly searchable: Searchable<TermRecord, PassageRecord, FigureRecord> | null;
  readonly onChoose: (choice: SearchChoice) => void;
  readonly takesFocus?: boolean;
}

/**
 * A search for terms, passages, figures and notes (ARIA Authoring Practices: combobox with a
 * listbox).
 */
export function SearchBox({
  query,
  onQuery,
  searchable,
  onChoose,
  takesFocus = true,
}: SearchBoxProps): JSX.Element {
  const { t } = useLocale();
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const results = searchable ? search(searchable, query) : [];
  const current = Math.min(active, results.length - 1);

  useLayoutEffect(() => {
    if (!takesFocus) return;
    input.current?.focus();
  }, []);
  useEffect(() => {
    // The control that has set the query may be gone now. The keyboard focus is then lost.
    if (takesFocus && document.activeElement === document.body) input.current?.focus();
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [current, query]);

  const choose = (found: Found): void => onChoose(choiceOf(found));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const next = stepTo(event.key, current, results.length);
    if (event.key === "Escape" && query !== "") onQuery("");
    else if (event.key === "Enter" && results.length > 0) choose(results[current] as Found);
    else if (next !== null) setActive(next);
    else return;
    event.preventDefault();
  };
  const take = (text: string): void => {
    setActive(0);
    onQuery(text);
  };

  return (
    <search class="search">
      <Field
        input={input}
        query={query}
        active={results.length > 0 ? current : null}
        onTake={take}
        onKeyDown={onKeyDown}
      />
      <div class="results" id="results" role="listbox" aria-label={t("searchLabel")} ref={list}>
        <Groups {...{ results, current }} onPoint={setActive} onChoose={choose} />
      </div>
      <p class={results.length > 0 ? "unseen" : "hint"} role="status">
        {searchable &&
          query.trim() !== "" &&
          (results.length > 0
            ? t("resultCount", { count: results.length })
            : t("searchNothing", { query }))}
      </p>
      {results.length > 0 && <Legend count={results.length} />}
    </search>
  );
}

interface FieldProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly query: string;
  /** The number of the result that Enter opens; null if there are no results. */
  readonly active: number | null;
  readonly onTake: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The text field, with a button that clears it. */
function Field({ input, query, active, onTake, onKeyDown }: FieldProps): JSX.Element {
  const { t } = useLocale();
  return (
    <div class="search-field">
      <Icon name="search" />
      <input
        ref={input}
        type="text"
        inputMode="search"
        role="combobox"
        aria-expanded={active !== null}
        aria-controls="results"
        aria-autocomplete="list"
        aria-activedescendant={active === null ? undefined : `result-${active}`}
        aria-label={t("searchLabel")}
        placeholder={t("searchPlaceholder")}
        autocomplete="off"
        spellcheck={false}
        value={query}
        // Text that an input method is composing is in the field, but is not a query yet.
        onInput={({ currentTarget, isComposing }) => isComposing || onTake(currentTarget.value)}
        onCompositionEnd={({ currentTarget }) => onTake(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {query !== "" && (
        <IconButton
          icon="close"
          class="clear"
          label={t("searchClear")}
          onClick={() => {
            onTake("");
            input.current?.focus();
          }}
        />
      )}
    </div>
  );
}

/** The keys, and the number of results, for the eye. Assistive technology is told both otherwise. */
function Legend({ count }: { count: number }): JSX.Element {
  const { t } = useLocale();
  return (
    <div class="search-foot" aria-hidden="true">
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> {t("keyMove")} <kbd>↵</kbd> {t("searchOpens")}
      </span>
      <span>{t("resultCount", { count })}</span>
    </div>
  );
}

/** The number of results that Page Up and Page Down skip. */
const PAGE = 8;

/** The index of the result that a key leads to; null if it leads nowhere. */
function stepTo(key: string, current: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case "ArrowDown":
      return (current + 1) % count;
    case "ArrowUp":
      return (current - 1 + count) % count;
    case "PageDown":
      return Math.min(current + PAGE, count - 1);
    case "PageUp":
      return Math.max(current - PAGE, 0);
    default:
      return null;
  }
}

interface GroupsProps {
  readonly results: readonly Found[];
  readonly current: number;
  readonly onPoint: (index: number) => void;
  readonly onChoose: (found: Found) => void;
}

/** The results by type, in a single order for the keyboard. */
function Groups({ results, current, onPoint, onChoose }: GroupsProps): JSX.Element {
  const { t } = useLocale();
  return (
    <>
      {groupsOf(results).map(({ type, first, members }) => (
        <div role="group" aria-labelledby={`group-${type}`} key={type}>
          {/* This is not a heading, because a listbox may contain only options and their groups. */}
          <div role="presentation" class="group-title" id={`group-${type}`}>
            {t(GROUP_TITLES[type])} <span class="number">{members.length}</span>
          </div>
          {members.map((found, index) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- Enter in the input, which keeps the focus
            <div
              role="option"
              tabIndex={-1}
              id={`result-${first + index}`}
              key={first + index}
              aria-selected={first + index === current}
              onClick={() => onChoose(found)}
              onMouseMove={() => onPoint(first + index)}
            >
              <Boundary of={[found]}>
                <ResultLine found={found} />
              </Boundary>
            </div>
          ))}
        </div>
      ))}
    </>
  );
}

const GROUP_TITLES = {
  term: "resultsTerms",
  figure: "figures",
  passage: "resultsPassages",
  note: "resultsNotes",
} as const;

function groupsOf(
  results: readonly Found[],
): { type: Found["type"]; first: number; members: Found[] }[] {
  const types = ["term", "figure", "passage", "note"] as const;
  return types.flatMap((type) => {
    const members = results.filter((found) => found.type === type);
    return members.length > 0
      ? [{ type, first: results.indexOf(members[0] as Found), members }]
      : [];
  });
}

function choiceOf(found: Found): SearchChoice {
  switch (found.type) {
    case "figure":
      return { type: "figure", figure: found.figure };
    case "term":
      return { type: "term", address: found.term.address };
    case "passage":
      return { type: "passage", passage: found.passage, marks: found.marks };
    case "note":
      return { type: "note", annotation: found.annotation };
  }
}

function ResultLine({ found }: { found: Found }): JSX.Element {
  const { t, language } = useLocale();
  switch (found.type) {
    case "term":
      return (
        <>
          <p class="result-head">
            <b lang="zh-CN">
              <Marked {...found.form} />
            </b>
            {/* In a Chinese interface, the kind is of more use than a translation. */}
            {language === "en" || found.english.marks.length > 0 ? (
              <span lang="en">
                <Marked {...found.english} />
              </span>
            ) : (
              <span>{found.term.kind && t(`kind_${found.term.kind}`)}</span>
            )}
            <SourceIfSeveral document={found.term.document} />
          </p>
          {found.line.marks.length > 0 && (
            <p class="result-line">
              <Marked {...found.line} />
            </p>
          )}
        </>
      );
    case "figure":
      return (
        <p class="result-head">
          <b lang="zh-CN">
            <Marked {...found.quote} />
          </b>
          <span>
            {found.line.marks.length > 0 ? (
              <Marked {...found.line} />
            ) : (
              found.figure.counts[language === "en" ? "en" : "zh"]
            )}
          </span>
        </p>
      );
    case "passage":
      return (
        <>
          <p lang="zh-CN">
            <Marked {...found.line} />
          </p>
          <p class="result-line">
            {placeName(found.passage, t)} <SourceIfSeveral document={found.passage.document} />
          </p>
        </>
      );
    case "note":
      return (
        <p class={`result-note ${found.annotation.colour}`}>
          <span>
            <Marked {...found.line} />
          </span>
        </p>
      );
  }
}
