import type { JSX } from "preact";
import { useLocale } from "@/components/locale";
import { LongText } from "@/components/long-text";
import { NoteSection } from "@/components/note-section";
import { placeName } from "@/components/passage-quote";
import { type Annotation, type AnnotationDraft, quoteOf } from "@/lib/annotation/model";
import { passagesOf } from "@/lib/glossary/term";
import { drafts } from "@/lib/library/drafts";
import { noteActions } from "@/lib/library/notes";
import { passageAddress } from "@/lib/report/address";
import { hashOf } from "@/lib/route/route";
import type { PassageRecord, TermRecord } from "@/lib/store/shapes";

export interface PassageRowProps {
  readonly passage: PassageRecord;
  readonly isChosen: boolean;
  readonly terms: readonly TermRecord[];
  readonly annotations: readonly Annotation[];
  /** A note on something selected in it that has been begun. */
  readonly begun: AnnotationDraft | null;
}

/** A passage set as what it is, and beside it its address, its terms and the notes. */
export function PassageRow({
  passage,
  isChosen,
  terms,
  annotations,
  begun,
}: PassageRowProps): JSX.Element {
  const { t } = useLocale();
  const address = passageAddress(passage.report, passage.id);
  const own = annotations.filter(({ target }) => target.source === address);
  const here = terms.filter(
    (term) =>
      term.report === passage.report && term.occurrences.some((it) => it.passage === passage.id),
  );
  const isText = passage.role === "paragraph" || passage.role === "caption";
  return (
    <div
      class={`passage-row ${passage.role}${isChosen ? " chosen" : ""}`}
      data-passage={passage.id}
    >
      <Passage passage={passage} />
      <div class="margin">
        {isText && (
          <a class="address" href={hashOf({ view: "report", passage: passage.id })}>
            {placeName(passage, t)}
          </a>
        )}
        {isText && here.length > 0 && (
          <details class="terms-here">
            <summary>{t("termsHere", { count: here.length })}</summary>
            <ul>
              {here.map((term) => (
                <li key={term.id}>
                  <a href={hashOf({ view: "term", term: term.id })} lang="zh-CN">
                    {term.form}
                  </a>
                </li>
              ))}
            </ul>
          </details>
        )}
        <TermNotes terms={here} passage={passage.id} annotations={annotations} />
        {(isText || own.length > 0) && (
          <NoteSection
            subject={address}
            drafts={drafts}
            notes={own}
            target={{ type: "resource", source: address }}
            begun={begun}
            about={(note) => <Quoted note={note} />}
            {...noteActions}
          />
        )}
      </div>
    </div>
  );
}

/** What of the passage a note is on, if not all of it. */
function Quoted({ note }: { note: Annotation }): JSX.Element | null {
  const quote = quoteOf(note);
  if (quote === null) return null;
  return (
    <blockquote class={`quote ${note.colour}`} lang="zh-CN">
      <LongText text={quote} />
    </blockquote>
  );
}

function Passage({ passage: { role, text } }: { passage: PassageRecord }): JSX.Element {
  switch (role) {
    case "headline":
      return <h1 lang="zh-CN">{text}</h1>;
    case "section":
      return <h2 lang="zh-CN">{text}</h2>;
    case "subheading":
      return <h3 lang="zh-CN">{text}</h3>;
    default:
      return <p lang="zh-CN">{text}</p>;
  }
}

/** Notes on terms stand beside the passage that defines the term. */
function TermNotes({
  terms,
  passage,
  annotations,
}: Pick<PassageRowProps, "terms" | "annotations"> & { passage: string }): JSX.Element {
  const { t } = useLocale();
  const defined = terms.filter((term) => passagesOf(term)[0] === passage);
  const notes = annotations.flatMap((note) => {
    const term = defined.find(({ address }) => address === note.target.source);
    return term ? [{ note, term }] : [];
  });
  return (
    <>
      {notes.map(({ note, term }) => (
        <p key={note.id} class="term-note">
          <a href={hashOf({ view: "term", term: term.id })}>
            {t("noteOnTerm", { form: term.form })}
          </a>
          <span class="note-text">
            <LongText text={note.body.value} />
          </span>
        </p>
      ))}
    </>
  );
}
