import type { JSX } from "preact";
import { useState } from "preact/hooks";
import {
  CONCORDANCE_ORDERS,
  type ConcordanceLine,
  type ConcordanceOrder,
  sortLines,
} from "@/lib/glossary/concordance";
import type { DocumentId } from "@/lib/document/address";
import { hashOf, passageRoute } from "@/lib/route/route";
import type { PassageRecord } from "@/lib/store/shapes";
import { Choices } from "../choices";
import { useLocale } from "../locale";
import { placeName } from "../place-name";
import { Xray } from "../terms/xray";

export interface ConcordanceProps {
  readonly lines: readonly ConcordanceLine[];
  readonly document: DocumentId;
  readonly passages: readonly PassageRecord[];
}

/**
 * All occurrences of a term, one per line, with the term in the middle: in the order of the text, or
 * by what follows or precedes the term.
 */
export function Concordance({ lines, document, passages }: ConcordanceProps): JSX.Element {
  const { t } = useLocale();
  const [order, setOrder] = useState<ConcordanceOrder>("text");
  return (
    <section class="concordance" aria-label={t("concordance")}>
      <div class="row">
        <h2>{t("concordance")}</h2>
        <span class="hint">{t("onThisPageCount", { count: lines.length })}</span>
        {lines.length > 1 && (
          <fieldset>
            <legend class="unseen">{t("concordanceOrder")}</legend>
            <div class="segments">
              <Choices
                name="concordance"
                values={CONCORDANCE_ORDERS}
                chosen={order}
                labelOf={(it) => t(`concordance_${it}`)}
                onChoose={setOrder}
              />
            </div>
          </fieldset>
        )}
      </div>
      <Xray places={lines.map(({ occurrence }) => occurrence)} passages={passages} />
      <ol>
        {sortLines(lines, order).map(({ occurrence, before, keyword, behind }) => {
          const passage = passages.find(({ id }) => id === occurrence.passage);
          return (
            <li key={`${occurrence.passage} ${occurrence.start}`}>
              <a href={hashOf(passageRoute({ document, id: occurrence.passage }))}>
                {passage ? placeName(passage, t) : occurrence.passage}
              </a>
              <span class="before verbatim" lang="zh-CN">
                {/* The text is laid out from the right, so that its far end is cut off and not its
                    near end. */}
                <bdi>{before}</bdi>
              </span>
              <mark lang="zh-CN">{keyword}</mark>
              <span class="behind verbatim" lang="zh-CN">
                {behind}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
