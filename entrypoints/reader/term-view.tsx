import type { JSX } from "preact";
import { Concordance } from "@/components/report/concordance";
import { useLocale } from "@/components/locale";
import { NoteSection } from "@/components/notes/note-section";
import { placeName } from "@/components/place-name";
import { RelationList } from "@/components/terms/relation-list";
import { TermEntry } from "@/components/terms/term-entry";
import { concordanceOf } from "@/lib/glossary/concordance";
import { neighboursOf } from "@/lib/glossary/relations";
import { passagesOf } from "@/lib/glossary/term";
import type { Library } from "@/lib/library/library";
import { drafts } from "@/lib/library/drafts";
import { noteActions } from "@/lib/library/notes";
import { hashOf } from "@/lib/route/route";
import type { TermRecord } from "@/lib/store/shapes";
import { Cite } from "./cite";

/** One term with all that is known of it. */
export function TermView({ library, id }: { library: Library; id: string }): JSX.Element {
  const { t } = useLocale();
  const term = library.terms.find((it) => it.id === id);
  if (!term) {
    return (
      <main>
        <h1>{t("viewTerms")}</h1>
        <p class="hint">{t("notThere")}</p>
      </main>
    );
  }
  const terms = library.terms.filter(({ report }) => report === term.report);
  const passages = library.passages.filter(({ report }) => report === term.report);
  return (
    <main class="term-view">
      <Entry library={library} term={term} />
      <section aria-label={t("relations")}>
        <h2>{t("relations")}</h2>
        <RelationList
          related={neighboursOf(term, terms).map(({ name, term: it }) => ({ ...it, name }))}
        >
          {({ id: other, form }) => (
            <a href={hashOf({ view: "term", term: other })} lang="zh-CN">
              {form}
            </a>
          )}
        </RelationList>
        <a href={hashOf({ view: "graph", term: id })}>{t("inGraph")}</a>
      </section>
      <Concordance lines={concordanceOf(term, passages)} passages={passages} />
      <Cite library={library} report={term.report} passage={passagesOf(term)[0] ?? null} />
    </main>
  );
}

/** The entry as the card has it, with the passages that carry its definition named. */
export function Entry({ library, term }: { library: Library; term: TermRecord }): JSX.Element {
  const { t } = useLocale();
  const passages = library.passages.filter(({ report }) => report === term.report);
  return (
    <TermEntry
      term={term}
      passages={passages}
      figures={library.figures.filter((it) => it.report === term.report && it.term === term.id)}
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
              <a key={it.id} href={hashOf({ view: "report", passage: it.id })}>
                {placeName(it, t)}
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
