import type { JSX } from "preact";
import { CopyButton } from "@/components/copy-button";
import { Icon } from "@/components/icon";
import { Concordance } from "@/components/report/concordance";
import { useLocale } from "@/components/locale";
import { NoteSection } from "@/components/notes/note-section";
import { placeName } from "@/components/place-name";
import { entryText } from "@/components/terms/entry-text";
import { RelationList } from "@/components/terms/relation-list";
import { TermEntry } from "@/components/terms/term-entry";
import { concordanceOf } from "@/lib/glossary/concordance";
import { passagesOf } from "@/lib/glossary/term";
import type { Library } from "@/lib/library/library";
import { drafts } from "@/lib/library/drafts";
import { noteActions } from "@/lib/library/notes";
import { hashOf, passageRoute, termRoute } from "@/lib/route/route";
import type { DocumentRecords, TermRecord } from "@/lib/store/shapes";

/** One term with everything that is known about it. */
export function TermView({
  library,
  of,
  id,
}: {
  library: Library;
  of: DocumentRecords;
  id: string;
}): JSX.Element {
  const { t } = useLocale();
  const { passages } = of;
  const term = of.terms.find((it) => it.id === id);
  if (!term) {
    return (
      <main id="main" tabIndex={-1}>
        <h1>{t("viewTerms")}</h1>
        <p class="hint">{t("notThere")}</p>
      </main>
    );
  }
  return (
    <main id="main" tabIndex={-1} class="term-view">
      <TermBar of={of} term={term} />
      <Entry library={library} of={of} term={term} />
      <section aria-label={t("relations")}>
        <h2>{t("relations")}</h2>
        <RelationList related={term.related}>
          {({ id: other, form }) => (
            <a href={hashOf(termRoute({ document: term.document, id: other }))} lang="zh-CN">
              {form}
            </a>
          )}
        </RelationList>
      </section>
      <Concordance
        lines={concordanceOf(term, passages)}
        document={term.document}
        passages={passages}
      />
    </main>
  );
}

/** The way back to all terms, and what can be done with this one. */
function TermBar({ of, term }: { of: DocumentRecords; term: TermRecord }): JSX.Element {
  const locale = useLocale();
  const { t } = locale;
  const { document, id } = term;
  const [first] = passagesOf(term);
  const passage = of.passages.find((it) => it.id === first);
  const section = of.passages.find((it) => it.id === passage?.section)?.text ?? null;
  return (
    <div class="row term-bar">
      <a class="button" href={hashOf({ document, view: "terms", order: "pinyin" })}>
        <Icon name="back" />
        {t("viewTerms")}
      </a>
      <CopyButton
        text={() => entryText(term, passage ? { passage, section } : null, locale)}
        label={t("copyText")}
      />
      <a class="button" href={hashOf({ document, view: "relations", term: id })}>
        {t("inGraph")}
      </a>
      <a class="button" href={hashOf({ document, view: "edit", term: id, at: null })}>
        {t("termEdit")}
      </a>
    </div>
  );
}

/** The entry as in the card, with the names of the passages on which its definition is based. */
export function Entry({
  library,
  of: { passages, figures },
  term,
}: {
  library: Library;
  of: DocumentRecords;
  term: TermRecord;
}): JSX.Element {
  const { t } = useLocale();
  return (
    <TermEntry
      term={term}
      passages={passages}
      figures={figures.filter((it) => it.term === term.id)}
      guess={false}
      inner={[]}
      onOpen={() => {}}
    >
      {term.sources.length > 0 && (
        <p class="sources">
          {t("sources")}{" "}
          {passages
            .filter((it) => term.sources.includes(it.id))
            .map((it) => (
              <a key={it.id} href={hashOf(passageRoute(it))} title={placeName(it, t)}>
                {/* A document has many headings, so each is named by its words. */}
                {placeName(it, t) === t("heading") ? (
                  <span class="heading-text" lang="zh-CN">
                    {it.text.replace(/——$/u, "")}
                  </span>
                ) : (
                  placeName(it, t)
                )}
              </a>
            ))}
        </p>
      )}
      <NoteSection
        subject={term.address}
        drafts={drafts}
        notes={library.notesOn(term.address)}
        target={{ type: "resource", source: term.address }}
        {...noteActions}
      />
    </TermEntry>
  );
}
