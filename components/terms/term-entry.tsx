import type { ComponentChildren, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Figure } from "@/lib/glossary/figure";
import { type Term, definitionIn, passagesOf } from "@/lib/glossary/term";
import type { TermAddress } from "@/lib/document/address";
import type { TermOrigin } from "@/lib/record/record";
import { type Route, passageRoute, termRoute } from "@/lib/route/route";
import type { PassageRecord, TermRecord } from "@/lib/store/shapes";
import { Boundary } from "../boundary";
import { CopyButton } from "../copy-button";
import { entryText } from "./entry-text";
import { FigureList } from "../report/figure-list";
import { Icon } from "../icon";
import { useLocale } from "../locale";
import { PassageQuote } from "../passage-quote";
import { useSource } from "../sources";
import { Headword } from "./headword";
import { RelationButtons } from "./relation-list";
import { SourceDifferences, SourceSwitch, type SourcesOfWord } from "./source-switch";

/** A term with what is needed to open it. */
interface Named {
  readonly address: TermAddress;
  readonly form: string;
}

export interface TermEntryProps {
  readonly term: TermRecord;
  /** At least the passages that contain the term, and the headings of their sections. */
  readonly passages: readonly PassageRecord[];
  readonly figures: readonly Figure[];
  readonly guess: boolean;
  /** Terms inside the written form, which the user can open. */
  readonly inner: readonly Named[];
  readonly onOpen: (address: TermAddress) => void;
  /** What is added to an entry outside the reader. The reader has all of it beside the entry. */
  readonly alone?: {
    /** Opens the reader at a place. */
    readonly onRead: (place: Route) => void;
    /** Makes the citation of a passage. */
    readonly cite: (passage: PassageRecord) => string;
    /** Makes a link to a passage. */
    readonly link: (passage: PassageRecord) => string;
    /** Begins a note; null or missing if the notes below the entry have a button of their own. */
    readonly onNote?: (() => void) | null;
  };
  /** The entries of several glossaries for this word, if there are any others. */
  readonly sources?: SourcesOfWord | null;
  /**
   * The level of its heading: `h2` on a page that has a heading of its own, null if the headword and
   * the reading are shown elsewhere.
   */
  readonly heading?: "h1" | "h2" | null;
  readonly children?: ComponentChildren;
}

/**
 * One entry of the glossary: what the term means, and what the report says about it. If the entry
 * cannot be drawn, its children are still shown.
 */
export function TermEntry(props: TermEntryProps): JSX.Element {
  return (
    <Boundary of={[props.term]} besides={props.children}>
      <WholeEntry {...props} />
    </Boundary>
  );
}

function WholeEntry(props: TermEntryProps): JSX.Element {
  const { term, passages, figures, inner, onOpen, alone, sources, children } = props;
  const { t } = useLocale();
  const ids = passagesOf(term);
  const [index, setIndex] = useState(0);
  const step = (by: number): void => setIndex((it) => (it + by + ids.length) % ids.length);
  useArrows(alone !== undefined && ids.length > 1, step);
  const passage = passages.find(({ id }) => id === ids[index]) ?? null;
  const section = passages.find(({ id }) => id === passage?.section)?.text ?? null;
  return (
    <article class="entry">
      <Head {...props} />
      <Definition term={term} />
      {sources && <SourceDifferences terms={sources.terms} />}
      {children}
      {passage && (
        <Passages
          term={term}
          passage={passage}
          section={section}
          position={{ index, count: ids.length }}
          onStep={step}
        />
      )}
      {!passage && <Origin origin={term.origin} />}
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
      {alone && term.related.length > 0 && (
        <div role="group" aria-label={t("relations")}>
          <RelationButtons related={term.related} onOpen={onOpen} />
        </div>
      )}
      {alone && <Actions term={term} passage={passage} section={section} {...alone} />}
    </article>
  );
}

function Head({ term, guess, heading = "h1", sources = null }: TermEntryProps): JSX.Element {
  const { t } = useLocale();
  return (
    <header>
      {heading && <Headword term={term} level={heading} />}
      {sources && <SourceSwitch {...sources} shown={term.address} />}
      <Gloss term={term} />
      {guess && <p class="guess">{t("guess")}</p>}
    </header>
  );
}

/** The kind and the rendering, as far as they are known, in the order of the brief entry. */
function Gloss({ term: { kind, english } }: { term: Term }): JSX.Element | null {
  const { t, language } = useLocale();
  if (!kind && !english) return null;
  const isEnglish = language === "en";
  return (
    <p class="gloss">
      {isEnglish && english && <b lang="en">{english.text}</b>}
      {kind && <span class="kind">{t(`kind_${kind}`)}</span>}
      {!isEnglish && english && <span lang="en">{english.text}</span>}
      {english && <span class="status">{t(`rendering_${english.status}`)}</span>}
    </p>
  );
}

function Definition({ term }: { term: Term }): JSX.Element | null {
  const { t, language } = useLocale();
  const isChineseReader = language !== "en";
  const [inChinese, setInChinese] = useState(isChineseReader);
  const shown = definitionIn(term, inChinese ? "zh" : "en");
  if (!shown) return null;
  const { definition, basis } = term;
  return (
    <div role="group" class="definition" aria-label={t("definition")}>
      <p lang={shown.lang}>{shown.text}</p>
      <p class="row">
        {basis && (
          <span class={`basis basis-${basis}`}>
            {t(basis === "report" ? "basisReport" : "basisBackground")}
          </span>
        )}
        {definition.zh !== null && definition.en !== null && (
          <button
            type="button"
            aria-pressed={inChinese !== isChineseReader}
            onClick={() => setInChinese(!inChinese)}
          >
            {t("otherLanguage")}
          </button>
        )}
      </p>
    </div>
  );
}

/** The sentence in which the user met a term that no passage has. */
function Origin({ origin }: { origin: TermOrigin | null }): JSX.Element | null {
  const { t } = useLocale();
  if (!origin) return null;
  const { sentence, title } = origin;
  return (
    <figure class="passage">
      <blockquote lang="zh-CN">{sentence}</blockquote>
      <figcaption>
        <span>{t("termOrigin")}</span> <span>{title}</span>
      </figcaption>
    </figure>
  );
}

/** A passage that has the term, and the way to the others. */
function Passages({
  term,
  passage,
  section,
  position: { index, count },
  onStep,
}: {
  term: Term;
  passage: PassageRecord;
  section: string | null;
  /** Counted from 0. */
  position: { index: number; count: number };
  onStep: (by: number) => void;
}): JSX.Element {
  const { t } = useLocale();
  const { name } = useSource(passage.document);
  const title = t("inReport", { document: name });
  return (
    <div role="group" class="passages" aria-label={title}>
      <div class="row">
        <h2>{title}</h2>
        {count > 1 && (
          <span class="pager">
            <button type="button" aria-label={t("previousPassage")} onClick={() => onStep(-1)}>
              ‹
            </button>
            <span class="position" aria-live="polite">
              {t("passageOf", { index: index + 1, count })}
            </span>
            <button type="button" aria-label={t("nextPassage")} onClick={() => onStep(1)}>
              ›
            </button>
          </span>
        )}
      </div>
      <PassageQuote
        key={passage.id}
        passage={passage}
        marks={term.occurrences.filter((it) => it.passage === passage.id)}
        section={section}
        isShort
      />
    </div>
  );
}

/** What can be done with an entry outside the reader, always in sight at its foot. */
function Actions({
  term,
  passage,
  section,
  onRead,
  cite,
  link,
  onNote,
}: NonNullable<TermEntryProps["alone"]> & {
  term: TermRecord;
  passage: PassageRecord | null;
  section: string | null;
}): JSX.Element {
  const locale = useLocale();
  const { t } = locale;
  return (
    <footer class="actions">
      {onNote && (
        <button type="button" class="add" onClick={onNote}>
          <Icon name="note" />
          {t("noteNew")}
        </button>
      )}
      {passage && (
        <>
          <details class="copy">
            <summary>
              <Icon name="copy" />
              {t("copy")}
            </summary>
            <div>
              <CopyButton
                text={() => entryText(term, { passage, section }, locale)}
                label={t("copyText")}
              />
              <CopyButton text={() => cite(passage)} label={t("copyCitation")} />
              <CopyButton text={() => link(passage)} label={t("copyLink")} />
            </div>
          </details>
          <button type="button" onClick={() => onRead(passageRoute(passage))}>
            <Icon name="text" />
            {t("readPassage")}
          </button>
        </>
      )}
      <button
        type="button"
        class="to-reader"
        aria-label={t("openInReader")}
        title={t("openInReader")}
        onClick={() => onRead(termRoute(term))}
      >
        <Icon name="open" />
      </button>
    </footer>
  );
}

/**
 * Makes the left and right arrow keys step, wherever the focus is, unless the user is typing there.
 */
function useArrows(isOn: boolean, step: (by: number) => void): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const onKey = ({ key, target, ctrlKey, altKey, metaKey }: KeyboardEvent): void => {
      const isText = target instanceof Element && target.closest("input, textarea, select, .bar");
      if (isText || ctrlKey || altKey || metaKey) return;
      if (key === "ArrowLeft") step(-1);
      if (key === "ArrowRight") step(1);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [isOn]);
}
