import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { type Term, passagesOf, printedPinyin } from "@/lib/glossary/term";
import type { Figure } from "@/lib/glossary/figure";
import type { Passage } from "@/lib/report/report";
import type { Route } from "@/lib/route/route";
import { FigureList } from "./figure-list";
import { useLocale } from "./locale";
import { PassageQuote } from "./passage-quote";

export interface TermEntryProps {
  readonly term: Term;
  /** At least the passages it stands in and the headings of their sections. */
  readonly passages: readonly Passage[];
  readonly figures: readonly Figure[];
  readonly guess: boolean;
  /** Terms inside the written form, to be opened. */
  readonly inner: readonly { readonly address: string; readonly form: string }[];
  readonly onOpen: (address: string) => void;
  /** Opens a passage in the reader; left out where this is the reader and its links do. */
  readonly onRead?: (place: Route) => void;
  readonly children?: ComponentChildren;
}

/** One entry of the glossary: what the term means and what the report says of it. */
export function TermEntry({
  term,
  passages,
  figures,
  guess,
  inner,
  onOpen,
  onRead,
  children,
}: TermEntryProps): JSX.Element {
  const { t } = useLocale();
  return (
    <article class="entry">
      <header>
        <h1 lang="zh-CN">{term.form}</h1>
        <p class="reading" lang="zh-Latn">
          {printedPinyin(term.pinyin)}
        </p>
        <p class="gloss">
          <span class="kind">{t(`kind_${term.kind}`)}</span>
          <span lang="en">{term.english.text}</span>
          <span class="status">{t(`rendering_${term.english.status}`)}</span>
        </p>
        {guess && <p class="guess">{t("guess")}</p>}
      </header>
      <Definition term={term} />
      <Passages term={term} passages={passages} />
      <FigureList figures={figures} />
      {inner.length > 0 && (
        <p class="inner">
          {t("contains")}{" "}
          {inner.map(({ address, form }) => (
            <button type="button" key={address} lang="zh-CN" onClick={() => onOpen(address)}>
              {form}
            </button>
          ))}
        </p>
      )}
      {children}
      {onRead && (
        <button
          type="button"
          class="to-reader"
          onClick={() => onRead({ view: "term", term: term.id })}
        >
          {t("openInReader")}
        </button>
      )}
    </article>
  );
}

function Definition({ term: { definition, basis } }: { term: Term }): JSX.Element {
  const { t, language } = useLocale();
  const isChineseReader = language !== "en";
  const [inChinese, setInChinese] = useState(isChineseReader);
  return (
    <section class="definition" aria-label={t("definition")}>
      <p lang={inChinese ? "zh-CN" : "en"}>{inChinese ? definition.zh : definition.en}</p>
      <p class="row">
        <span class={`basis basis-${basis}`}>
          {t(basis === "report" ? "basisReport" : "basisBackground")}
        </span>
        <button
          type="button"
          aria-pressed={inChinese !== isChineseReader}
          onClick={() => setInChinese(!inChinese)}
        >
          {t("otherLanguage")}
        </button>
      </p>
    </section>
  );
}

function Passages({
  term,
  passages,
}: {
  term: Term;
  passages: readonly Passage[];
}): JSX.Element | null {
  const { t } = useLocale();
  const [index, setIndex] = useState(0);
  const ids = passagesOf(term);
  const passage = passages.find(({ id }) => id === ids[index]);
  if (!passage) return null;
  const step = (by: number): void => setIndex((index + by + ids.length) % ids.length);
  return (
    <section class="passages" aria-label={t("inReport")}>
      <div class="row">
        <h2>{t("inReport")}</h2>
        {ids.length > 1 && (
          <>
            <button type="button" aria-label={t("previousPassage")} onClick={() => step(-1)}>
              ‹
            </button>
            <span class="position" aria-live="polite">
              {t("passageOf", { index: index + 1, count: ids.length })}
            </span>
            <button type="button" aria-label={t("nextPassage")} onClick={() => step(1)}>
              ›
            </button>
          </>
        )}
      </div>
      <PassageQuote
        passage={passage}
        marks={term.occurrences.filter((it) => it.passage === passage.id)}
        section={passages.find(({ id }) => id === passage.section)?.text ?? null}
      />
    </section>
  );
}
