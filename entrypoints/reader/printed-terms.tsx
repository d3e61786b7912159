import type { JSX } from "preact";
import { useLocale } from "@/components/locale";
import { placeName } from "@/components/place-name";
import { groupTerms } from "@/lib/glossary/term-order";
import { type Term, definitionIn, passagesOf, printedPinyin } from "@/lib/glossary/term";
import type { DocumentRecords } from "@/lib/store/shapes";

/**
 * The definitions of a document's terms in the order of the text, as notes at its end. They are
 * only printed: on the screen, each term opens its entry.
 */
export function PrintedTerms({ of: { terms, passages } }: { of: DocumentRecords }): JSX.Element {
  const { t } = useLocale();
  const inOrder = groupTerms(terms, "report", passages).flatMap((group) => group.terms);
  const nameOf = (id: string): string => {
    const passage = passages.find((it) => it.id === id);
    return passage ? placeName(passage, t) : id;
  };
  return (
    <section class="printed-terms">
      <h2>{t("viewTerms")}</h2>
      <dl>
        {inOrder.map((term) => (
          <div key={term.id}>
            <dt>
              <b lang="zh-CN">{term.form}</b>{" "}
              <span lang="zh-Latn">{printedPinyin(term.pinyin)}</span>{" "}
              <span lang="en">{term.english?.text}</span>
            </dt>
            <dd>
              <Defined term={term} />
              <small>{passagesOf(term).slice(0, 3).map(nameOf).join(", ")}</small>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Defined({ term }: { term: Term }): JSX.Element | null {
  const { t, language } = useLocale();
  const definition = definitionIn(term, language === "en" ? "en" : "zh");
  if (!definition) return null;
  return (
    <>
      <span lang={definition.lang}>{definition.text}</span>{" "}
      {term.basis && (
        <small>{t(term.basis === "report" ? "basisReport" : "basisBackground")} · </small>
      )}
    </>
  );
}
