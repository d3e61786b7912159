import type { JSX } from "preact";
import { useLocale } from "@/components/locale";
import { Marked } from "@/components/marked";
import { SourceOf } from "@/components/sources";
import { placeName } from "@/components/place-name";
import type { Annotation } from "@/lib/annotation/model";
import { type Term, definitionIn, passagesOf } from "@/lib/glossary/term";
import type { PassageRecord, TermRecord } from "@/lib/store/shapes";
import { plainLine } from "@/lib/markdown/plain-line";
import { clauseAround, firstSentence } from "@/lib/text/clause-around";

export interface BriefEntryProps {
  readonly entry: { readonly term: TermRecord; readonly passages: readonly PassageRecord[] };
  readonly guess: boolean;
  /** The entries of all glossaries for the word, in the library's order. */
  readonly sources: readonly TermRecord[];
  /** The notes on the term, and those on the passage of the page that contains it. */
  readonly notes: readonly Annotation[];
  readonly noted: readonly Annotation[];
  /** Shows the whole entry; null if the side panel shows it. */
  readonly onGrow: (() => void) | null;
}

/**
 * An entry at a glance: the rendering, one sentence of the definition, and the report's own clause.
 * A guess says so instead of the definition, and the user's note stands instead of the clause.
 */
export function BriefEntry(props: BriefEntryProps): JSX.Element {
  const { entry, guess, sources, notes, noted, onGrow } = props;
  const { term, passages } = entry;
  const { t, language } = useLocale();
  const isEnglish = language === "en";
  // The latest note on the term comes last.
  const note = noted[0] ?? notes.at(-1);
  const [id] = passagesOf(term);
  const passage = passages.find((it) => it.id === id);
  const definition = definitionIn(term, isEnglish ? "en" : "zh");
  return (
    <article class="brief">
      <Gloss term={term} isEnglish={isEnglish} />
      {guess ? (
        <p class="guess">{t("guess")}</p>
      ) : (
        definition && (
          <p class="sentence" lang={definition.lang}>
            {firstSentence(definition.text, definition.lang === "en" ? "en" : language)}
          </p>
        )
      )}
      {note && (
        <p class={`strip ${note.colour}`}>
          <span class="unseen">{t("notes")} </span>
          {note.body.format === "text/markdown" ? plainLine(note.body.value) : note.body.value}
        </p>
      )}
      {passage && !note && <Clause term={term} passage={passage} />}
      <footer>
        <SourceOf document={term.document} />
        {passage && <span>{placeName(passage, t)}</span>}
        {sources.map(
          ({ address, document }, index) =>
            address !== term.address && (
              <span key={address} class="other-source">
                <SourceOf document={document} /> <kbd aria-hidden="true">{index + 1}</kbd>
              </span>
            ),
        )}
        {onGrow && (
          <button type="button" class="more" onClick={onGrow}>
            {t("more")} <kbd aria-hidden="true">↵</kbd>
          </button>
        )}
      </footer>
    </article>
  );
}

/** What the report says of the term, word for word, cut to the clause around it. */
function Clause({ term, passage }: { term: Term; passage: PassageRecord }): JSX.Element | null {
  const place = term.occurrences.find((it) => it.passage === passage.id);
  if (!place) return null;
  const { text, start, isCut } = clauseAround(passage.text, place.start, place.end);
  const mark = { start: place.start - start, end: place.end - start };
  return (
    <blockquote class="clause verbatim" lang="zh-CN">
      {isCut[0] && "……"}
      <Marked text={text} marks={[mark]} />
      {isCut[1] && "……"}
    </blockquote>
  );
}

function Gloss({
  term: { kind, english },
  isEnglish,
}: {
  term: Term;
  isEnglish: boolean;
}): JSX.Element {
  const { t } = useLocale();
  return (
    <p class="gloss">
      {isEnglish && <b lang="en">{english?.text}</b>}
      {kind && <span class="kind">{t(`kind_${kind}`)}</span>}
      {!isEnglish && <span lang="en">{english?.text}</span>}
    </p>
  );
}
