import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { type TermGroup, TERM_ORDERS, type TermOrder } from "@/lib/glossary/term-order";
import { type Term, type TermKind, printedPinyin } from "@/lib/glossary/term";
import type { DocumentId } from "@/lib/document/address";
import { hashOf, termRoute } from "@/lib/route/route";
import type { PassageRecord } from "@/lib/store/shapes";
import { useLocale } from "../locale";
import { placeName } from "../place-name";
import { Xray } from "./xray";

export interface TermIndexProps {
  readonly document: DocumentId;
  readonly order: TermOrder;
  readonly groups: readonly TermGroup<Term>[];
  readonly passages: readonly PassageRecord[];
}

/** Terms in one of three orders, each with its places in the document. */
export function TermIndex({ document, order, groups, passages }: TermIndexProps): JSX.Element {
  const { t } = useLocale();
  const list = useRef<HTMLElement>(null);
  const headingOf = (heading: string): string => {
    if (heading === "") return t("order_unknown");
    if (order === "kind") return t(`kind_${heading as TermKind}`);
    if (order === "pinyin") return heading;
    const passage = passages.find(({ id }) => id === heading);
    return passage ? placeName(passage, t) : heading;
  };
  return (
    <section class="index" ref={list}>
      {order === "pinyin" && groups.length > 1 && (
        <Letters
          letters={groups.map(({ heading }) => heading)}
          onChoose={(at) => {
            const group = list.current?.querySelectorAll(".index-group")[at];
            group?.scrollIntoView({ block: "start" });
            group?.querySelector("a")?.focus({ preventScroll: true });
          }}
        />
      )}
      <p class="index-head" aria-hidden="true">
        <span class="word">{t("columnTerm")}</span>
        <span class="gloss-text">{t("columnEnglish")}</span>
        <span class="kind">{t("columnKind")}</span>
        <span class="xray">{t("columnPlaces")}</span>
        <span class="count">{t("columnCount")}</span>
      </p>
      {groups.map(({ heading, terms }) => (
        <section key={heading} class="index-group">
          <h2>{headingOf(heading)}</h2>
          <ul>
            {terms.map((term) => (
              <li key={term.id}>
                <a href={hashOf(termRoute({ document, id: term.id }))}>
                  <span class="word">
                    <b lang="zh-CN">{term.form}</b>{" "}
                    <span class="reading" lang="zh-Latn">
                      {printedPinyin(term.pinyin)}
                    </span>
                  </span>
                  <span class="gloss-text" lang="en">
                    {term.english?.text}
                  </span>
                  <span class="kind">{term.kind && t(`kind_${term.kind}`)}</span>
                  <Xray places={term.occurrences} passages={passages} />
                  <span class="count" aria-hidden="true">
                    {term.occurrences.length}
                  </span>
                  <span class="unseen">
                    {t("onThisPageCount", { count: term.occurrences.length })}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

/** The three orders, as links. */
export function TermOrders({
  document,
  order,
}: {
  document: DocumentId;
  order: TermOrder;
}): JSX.Element {
  const { t } = useLocale();
  return (
    <nav class="segments" aria-label={t("termOrder")}>
      {TERM_ORDERS.map((it) => (
        <a
          key={it}
          href={hashOf({ document, view: "terms", order: it })}
          aria-current={it === order ? "page" : undefined}
        >
          {t(`order_${it}`)}
        </a>
      ))}
    </nav>
  );
}

/** The first letters of the groups. Each scrolls to its group, and the focus goes there. */
function Letters({
  letters,
  onChoose,
}: {
  letters: readonly string[];
  onChoose: (index: number) => void;
}): JSX.Element {
  const { t } = useLocale();
  return (
    <div class="letters" role="group" aria-label={t("order_pinyin")}>
      {letters.map((it, index) => (
        <button
          key={it}
          type="button"
          aria-label={it === "" ? t("order_unknown") : undefined}
          onClick={() => onChoose(index)}
        >
          {it === "" ? "#" : it}
        </button>
      ))}
    </div>
  );
}
