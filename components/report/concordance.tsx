import type { JSX } from "preact";
import { type ConcordanceLine } from "@/lib/glossary/concordance";
import type { DocumentId } from "@/lib/document/address";
import type { Passage } from "@/lib/document/passage";
import { hashOf, passageRoute } from "@/lib/route/route";
import { useLocale } from "../locale";
import { placeName } from "../place-name";

export interface ConcordanceProps {
  readonly lines: readonly ConcordanceLine[];
  readonly document: DocumentId;
  readonly passages: readonly Passage[];
}

/** All occurrences of a term, one per line, with the term in the middle. */
export function Concordance({ lines, document, passages }: ConcordanceProps): JSX.Element {
  const { t } = useLocale();
  return (
    <section class="concordance" aria-label={t("concordance")}>
      <h2>{t("concordance")}</h2>
      <ol>
        {lines.map(({ occurrence, before, keyword, behind }) => {
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
