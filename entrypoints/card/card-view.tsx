import type { JSX } from "preact";
import { Boundary } from "@/components/boundary";
import { useLocale } from "@/components/locale";
import { LongText } from "@/components/notes/long-text";
import { NoteList, type NoteListProps } from "@/components/notes/note-list";
import { TermEntry } from "@/components/terms/term-entry";
import { TroubleNotice } from "@/components/trouble-notice";
import type { TroubleInfo } from "@/lib/messages/outcomes";
import {
  type Annotation,
  type AnnotationDraft,
  type Target,
  quoteOf,
} from "@/lib/annotation/model";
import { printedPinyin } from "@/lib/glossary/term";
import { openReader } from "@/lib/library/open-reader";
import type { TermAddress } from "@/lib/document/address";
import type { FigureRecord, PassageRecord, TermRecord } from "@/lib/store/shapes";
import { CardBar, type CardBarProps } from "./card-bar";

/** A term with everything that its entry shows. */
export interface CardEntry {
  readonly term: TermRecord;
  readonly passages: readonly PassageRecord[];
  readonly figures: readonly FigureRecord[];
}

/** The content of the card: a subject with its data, or the reason why there is none. */
export type CardContent =
  | { readonly kind: "loading" }
  | { readonly kind: "trouble"; readonly info: TroubleInfo }
  | {
      readonly kind: "term";
      readonly entry: CardEntry;
      readonly guess: boolean;
      readonly inner: readonly TermRecord[];
      /** The entries of other glossaries for the same written form. */
      readonly alike: readonly CardEntry[];
      /** The latest of its notes. `noteCount` is the number of all of them. */
      readonly notes: readonly Annotation[];
      readonly noteCount: number;
      /** The notes on the passage of the page that contains the term. */
      readonly noted: readonly Annotation[];
    }
  /** In term mode, the card is one line. */
  | { readonly kind: "brief"; readonly term: TermRecord }
  | { readonly kind: "no-term" }
  | { readonly kind: "notes"; readonly notes: readonly Annotation[] }
  | {
      readonly kind: "compose";
      readonly target: Target;
      readonly draft: AnnotationDraft;
      /** The note that was saved from the draft, or null before that. */
      readonly saved: Annotation | null;
    };

export interface CardViewProps {
  readonly content: CardContent;
  readonly bar: CardBarProps;
  /** Whether the last click was refused, because the page may have stolen it. */
  readonly isRefused: boolean;
  readonly draft: AnnotationDraft | null;
  readonly takesFocus: boolean;
  readonly onDraft: NoteListProps["onDraft"];
  readonly onSave: NoteListProps["onSave"];
  readonly onDelete: NoteListProps["onDelete"];
  readonly onUndo: NoteListProps["onUndo"];
  readonly onExport: NoteListProps["onExport"];
  readonly onOpen: (address: TermAddress) => void;
  readonly onRetry: () => void;
  readonly onMoreNotes: () => void;
  readonly citation: (passage: PassageRecord) => string;
}

/** The card, in each of its states. */
export function CardView(props: CardViewProps): JSX.Element {
  const { t } = useLocale();
  return (
    // If the card has the keyboard and nothing in it is chosen yet, the card itself has the focus.
    <main class="card" tabIndex={-1}>
      {props.content.kind !== "brief" && props.content.kind !== "no-term" && (
        <CardBar {...props.bar} />
      )}
      {/* An entry has its own heading. */}
      {props.content.kind !== "term" && <h1 class="unseen">{t("appName")}</h1>}
      <Boundary of={[props.content]}>
        <Content {...props} />
      </Boundary>
      {props.isRefused && (
        <p class="refused" role="alert">
          {t("clickRefused")}
        </p>
      )}
    </main>
  );
}

function Content(props: CardViewProps): JSX.Element {
  const { content, draft, takesFocus, onRetry } = props;
  const { onDraft, onSave, onDelete, onUndo, onExport } = props;
  const { t } = useLocale();
  const noting = { draft, takesFocus, onDraft, onSave, onDelete, onUndo, onExport };
  switch (content.kind) {
    case "loading":
      return <p>{t("loading")}</p>;
    case "trouble":
      return <TroubleNotice {...content.info} onRetry={onRetry} />;
    case "no-term":
      return <p role="status">{t("noTermInView")}</p>;
    case "brief":
      return <Brief term={content.term} />;
    case "term":
      return <TermContent {...props} content={content} />;
    case "notes":
      return (
        <>
          {content.notes[0] ? (
            <blockquote class="quote">
              <LongText text={quoteOf(content.notes[0]) ?? ""} />
            </blockquote>
          ) : (
            <p>{t("noteGone")}</p>
          )}
          <NoteList notes={content.notes} target={null} {...noting} />
        </>
      );
    case "compose":
      return (
        <>
          <h2>{t("noteOnPassage")}</h2>
          {content.target.type === "selection" && (
            <blockquote class="quote">
              <LongText text={content.target.selectors.quote.exact} />
            </blockquote>
          )}
          <NoteList
            notes={content.saved ? [content.saved] : []}
            target={null}
            {...noting}
            draft={draft ?? (content.saved ? null : content.draft)}
          />
        </>
      );
  }
}

type TermContentProps = CardViewProps & {
  readonly content: Extract<CardContent, { kind: "term" }>;
};

function TermContent({
  content,
  onOpen,
  citation,
  onMoreNotes,
  ...props
}: TermContentProps): JSX.Element {
  const { t } = useLocale();
  const { entry, guess, inner, alike, notes, noteCount, noted } = content;
  const { draft, takesFocus, onDraft, onSave, onDelete, onUndo, onExport } = props;
  const noting = { takesFocus, onDraft, onSave, onDelete, onUndo, onExport };
  const isOnPassage = noted.some(({ id }) => id === draft?.id);
  const propsOf = ({ term, passages, figures }: CardEntry) => ({
    term,
    passages,
    figures,
    alone: {
      onRead: openReader,
      cite: citation,
    },
    onOpen,
  });
  return (
    <>
      {noted[0] && (
        <section class="noted" aria-label={t("noteOnPassage")}>
          <blockquote class={`quote ${noted[0].colour}`}>
            <LongText text={quoteOf(noted[0]) ?? ""} />
          </blockquote>
          <NoteList notes={noted} target={null} draft={isOnPassage ? draft : null} {...noting} />
        </section>
      )}
      <TermEntry key={entry.term.address} {...propsOf(entry)} guess={guess} inner={inner}>
        <NoteList
          notes={notes}
          latest="last"
          unloaded={{ count: noteCount - notes.length, onLoad: onMoreNotes }}
          target={{ type: "resource", source: entry.term.address }}
          draft={isOnPassage ? null : draft}
          {...noting}
        />
      </TermEntry>
      {alike.map((other) => (
        <section key={other.term.address} class="alike">
          <Boundary of={[other]}>
            <h2>{t("alsoKnown", { report: other.term.document })}</h2>
            <TermEntry {...propsOf(other)} guess={false} inner={[]} />
          </Boundary>
        </section>
      ))}
    </>
  );
}

function Brief({ term }: { term: TermRecord }): JSX.Element {
  const { t } = useLocale();
  return (
    <>
      <p class="brief" role="status">
        <b lang="zh-CN">{term.form}</b>{" "}
        <span class="reading" lang="zh-Latn">
          {printedPinyin(term.pinyin)}
        </span>{" "}
        <span lang="en">{term.english.text}</span>
      </p>
      <p class="hint">{t("termModeHint")}</p>
    </>
  );
}
