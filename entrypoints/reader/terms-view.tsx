import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { TermFilter } from "@/components/terms/term-filter";
import { TermIndex, TermOrders } from "@/components/terms/term-index";
import { type TermOrder, groupTerms } from "@/lib/glossary/term-order";
import { type TermSet, termSets } from "@/lib/glossary/term-sets";
import type { Library } from "@/lib/library/library";
import { hashOf } from "@/lib/route/route";
import { termFilter } from "@/lib/search/filter-terms";
import type { DocumentRecords } from "@/lib/store/shapes";
import { CheckLink } from "./check-link";

/** The terms of a document, in one of three orders: all of them, or those that the user filters. */
export function TermsView({
  library,
  of,
  order,
}: {
  library: Library;
  of: DocumentRecords;
  order: TermOrder;
}): JSX.Element {
  const { t } = useLocale();
  const { document, terms, passages, figures, timeline } = of;
  const [text, setText] = useState("");
  const [set, setSet] = useState<TermSet>("all");
  const filter = useMemo(() => termFilter(terms), [terms]);
  const sets = useMemo(() => {
    const withFigures = new Set([...figures, ...timeline].map((it) => it.term));
    return termSets(terms, (it) => library.notesOn(it.address).length > 0, withFigures);
  }, [terms, figures, timeline, library]);
  const shown = useMemo(() => {
    const kept = new Set(sets[set]);
    return filter(text).filter((it) => kept.has(it));
  }, [filter, text, sets, set]);
  return (
    <main id="main" tabIndex={-1} class="terms-view">
      <TermsHead of={of} shown={shown.length} own={sets.own.length} />
      {terms.length === 0 ? (
        <p class="hint">{t(passages.length > 0 ? "termsNoneFind" : "termsNone")}</p>
      ) : (
        <>
          <TermOrders document={document.id} order={order} />
          <TermFilter text={text} set={set} sets={sets} onText={setText} onSet={setSet} />
        </>
      )}
      {terms.length > 0 && shown.length === 0 && <p>{t("termsNoneSo")}</p>}
      {terms.length > 0 && (
        <TermIndex
          document={document.id}
          order={order}
          groups={groupTerms(shown, order, passages)}
          passages={passages}
        />
      )}
    </main>
  );
}

/** How many terms there are, and what can be done with all of them. */
function TermsHead({
  of: { document, terms, passages },
  of,
  shown,
  own,
}: {
  of: DocumentRecords;
  /** The number of terms that are shown. */
  shown: number;
  /** The number of terms that are the document's own. */
  own: number;
}): JSX.Element {
  const { t, language } = useLocale();
  const all = terms.length;
  const count = (it: number): string => it.toLocaleString(language);
  const part = own > 0 && own < all ? "termCountOwn" : "termCount";
  return (
    <div class="row terms-head">
      <h1>{t("viewTerms")}</h1>
      <span class="hint" role="status">
        {shown === all
          ? all > 0 && t(part, { count: count(all), own: count(own) })
          : t("termCountOf", { count: count(shown), all: count(all) })}
      </span>
      {passages.length > 0 && (
        <a
          class={all > 0 ? "button" : "button primary"}
          href={hashOf({ document: document.id, view: "candidates" })}
        >
          {t("candidatesOpen")}
        </a>
      )}
      {all > 0 && <CheckLink of={of} />}
      <a
        class="button"
        href={hashOf({ document: document.id, view: "new", form: "", passage: null })}
      >
        {t("termNew")}
      </a>
    </div>
  );
}
