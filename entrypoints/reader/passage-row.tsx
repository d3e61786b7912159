import { Fragment, type JSX } from "preact";
import { useLocale } from "@/components/locale";
import { LongText } from "@/components/notes/long-text";
import { NoteText } from "@/components/notes/note-text";
import { NoteSection } from "@/components/notes/note-section";
import { placeName } from "@/components/place-name";
import { type Annotation, type AnnotationDraft, quoteOf } from "@/lib/annotation/model";
import { passagesOf } from "@/lib/glossary/term";
import { drafts } from "@/lib/library/drafts";
import type { Library } from "@/lib/library/library";
import { noteActions } from "@/lib/library/notes";
import { passageAddress } from "@/lib/document/address";
import { hashOf, passageRoute, termRoute } from "@/lib/route/route";
import type { PassageRecord, TermRecord } from "@/lib/store/shapes";

export interface PassageRowProps {
  readonly passage: PassageRecord;
  /** The language of its document. */
  readonly language: string;
  readonly isChosen: boolean;
  readonly terms: readonly TermRecord[];
  readonly notesOn: Library["notesOn"];
  /** A note that the user has begun on a selection in the passage. */
  readonly begun: AnnotationDraft | null;
}

/** A passage in the layout of its role. Its number is before it, and its notes are beside it. */
export function PassageRow({
  passage,
  language,
  isChosen,
  terms,
  notesOn,
  begun,
}: PassageRowProps): JSX.Element {
  const { t } = useLocale();
  const address = passageAddress(passage.document, passage.id);
  const own = notesOn(address);
  const here = terms.filter(
    (term) =>
      term.document === passage.document &&
      term.occurrences.some((it) => it.passage === passage.id),
  );
  const isNumbered = passage.role === "paragraph" || passage.role === "item";
  const isText = isNumbered || passage.role === "caption" || passage.role === "note";
  const name = placeName(passage, t);
  return (
    <div
      class={`passage-row ${passage.role}${isChosen ? " chosen" : ""}`}
      data-passage={passage.id}
      // The focus goes there with the reader.
      tabIndex={isChosen ? -1 : undefined}
    >
      {isText && (
        <a class="address" href={hashOf(passageRoute(passage))} aria-label={name} title={name}>
          {passage.role === "paragraph" ? passage.id.replace(/^\D+/u, "") : isNumbered ? "·" : name}
        </a>
      )}
      <Words passage={passage} language={language} />
      {/* A line is a glossary's: the light leaves out what the user has typed. */}
      <div class="margin cideng-typed">
        <TermNotes terms={here} passage={passage.id} notesOn={notesOn} />
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

/** The part of the passage that a note is on, if it is not the whole passage. */
function Quoted({ note }: { note: Annotation }): JSX.Element | null {
  const quote = quoteOf(note);
  if (quote === null) return null;
  return (
    <blockquote class={`quote ${note.colour}`} lang="zh-CN">
      <LongText text={quote} />
    </blockquote>
  );
}

/**
 * The words of a passage, in one text node. A number that the program has counted is not among them:
 * it is drawn by the style sheet.
 */
function Words({
  passage: { role, text, level, label },
  language,
}: {
  passage: PassageRecord;
  language: string;
}): JSX.Element {
  const Element =
    role === "headline"
      ? "h1"
      : role === "section" || role === "subheading"
        ? (HEADINGS[level ?? 2] ?? "h4")
        : "p";
  const isCounted = label !== null && !text.startsWith(label);
  return (
    <Element class="words" lang={language} data-label={isCounted ? label : undefined}>
      {text}
    </Element>
  );
}

/** By the level of a heading. */
const HEADINGS: Readonly<Record<number, "h2" | "h3">> = { 1: "h2", 2: "h3" };

/** The maximum number of a term's notes shown here. The term's own view shows the others. */
const BESIDE = 20;

/** The notes on the terms that this passage defines. */
function TermNotes({
  terms,
  passage,
  notesOn,
}: Pick<PassageRowProps, "terms" | "notesOn"> & { passage: string }): JSX.Element {
  const { t } = useLocale();
  const defined = terms.filter((term) => passagesOf(term)[0] === passage);
  return (
    <>
      {defined.map((term) => {
        const notes = notesOn(term.address);
        const href = hashOf(termRoute(term));
        return (
          <Fragment key={term.id}>
            {notes.slice(0, BESIDE).map((note) => (
              <div key={note.id} class="term-note">
                <a href={href}>{t("noteOnTerm", { form: term.form })}</a>
                <NoteText {...note.body} />
              </div>
            ))}
            {notes.length > BESIDE && (
              <p class="term-note">
                <a href={href}>{t("showMore", { count: notes.length - BESIDE })}</a>
              </p>
            )}
          </Fragment>
        );
      })}
    </>
  );
}
