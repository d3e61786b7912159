import type { JSX } from "preact";
import { useLocale } from "@/components/locale";
import { RelationList } from "@/components/terms/relation-list";
import { TermEntry } from "@/components/terms/term-entry";
import { termAddress } from "@/lib/document/address";
import { type Occurrence, printedPinyin } from "@/lib/glossary/term";
import type { TermOrigin } from "@/lib/record/record";
import type { DocumentRecords, RelatedTerm } from "@/lib/store/shapes";
import type { EntryDraft } from "@/lib/record/parse-entry-draft";
import { finished } from "./entry-draft";

/** The card as it will be, while one writes. */
export function EntryPreview({
  of,
  draft,
  places,
  origin,
}: {
  of: DocumentRecords;
  draft: EntryDraft;
  places: readonly Occurrence[];
  origin: TermOrigin | null;
}): JSX.Element {
  const { t } = useLocale();
  const document = of.document.id;
  const term = finished(draft);
  const related = draft.ties.flatMap(({ name, to }): RelatedTerm[] => {
    const other = of.terms.find(({ id }) => id === to);
    return other ? [{ name, id: to, address: other.address, form: other.form }] : [];
  });
  return (
    <section class="preview" aria-label={t("cardPreview")}>
      <h2>{t("cardPreview")}</h2>
      <div class="card-frame">
        <p>
          <b class="headword" lang="zh-CN">
            {term.form}
          </b>
          <span class="reading" lang="zh-Latn">
            {printedPinyin(term.pinyin)}
          </span>
        </p>
        <TermEntry
          term={{
            ...term,
            occurrences: places,
            document,
            origin,
            related,
            address: termAddress(document, term.id),
          }}
          passages={of.passages}
          figures={of.figures.filter((it) => it.term === term.id)}
          guess={false}
          inner={[]}
          onOpen={() => {}}
          // The page has a heading with these words already.
          heading={null}
        />
        {related.length > 0 && (
          <RelationList related={related}>
            {({ form }) => <span lang="zh-CN">{form}</span>}
          </RelationList>
        )}
      </div>
    </section>
  );
}
