import type { JSX } from "preact";
import { Boundary } from "@/components/boundary";
import { useLocale } from "@/components/locale";
import { NoteList, type NoteListProps } from "@/components/notes/note-list";
import { Quotation } from "@/components/notes/quotation";
import { Headword } from "@/components/terms/headword";
import { TermEntry } from "@/components/terms/term-entry";
import { Icon } from "@/components/icon";
import { TroubleNotice } from "@/components/trouble-notice";
import type { TroubleInfo } from "@/lib/messages/outcomes";
import {
  type Annotation,
  type AnnotationDraft,
  type Target,
  quoteOf,
} from "@/lib/annotation/model";
import { mayBeTerm, printedPinyin } from "@/lib/glossary/term";
import { openReader } from "@/lib/library/open-reader";
import type { TermAddress } from "@/lib/document/address";
import type { FigureRecord, PassageRecord, TermRecord } from "@/lib/store/shapes";
import { BriefEntry } from "./brief-entry";
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
      readonly view: "brief" | "whole";
      readonly entry: CardEntry;
      readonly guess: boolean;
      readonly inner: readonly TermRecord[];
      /** The entries of all glossaries for the same written form, in the library's order. */
      readonly sources: readonly TermRecord[];
      /** The latest of its notes. `noteCount` is the number of all of them. */
      readonly notes: readonly Annotation[];
      readonly noteCount: number;
      /** The notes on the passage of the page that contains the term. */
      readonly noted: readonly Annotation[];
    }
  /** In term mode, the card is one line. */
  | { readonly kind: "line"; readonly term: TermRecord }
  | { readonly kind: "no-term" }
  | { readonly kind: "notes"; readonly notes: readonly Annotation[] }
  | {
      readonly kind: "compose";
      readonly target: Target;
      readonly draft: AnnotationDraft;
      /** The note that was saved from the draft, none if it has been deleted; null before it is saved. */
      readonly saved: { readonly id: string; readonly notes: readonly Annotation[] } | null;
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
  /** Shows the whole entry instead of the brief one; null if the side panel shows it. */
  readonly onGrow: (() => void) | null;
  /** Makes selected words a term. */
  readonly onTerm: (target: Target) => void;
  /** Begins a note on the term. */
  readonly onNote: () => void;
  /** Shows the entry of another glossary for the same word. */
  readonly onSource: (address: TermAddress) => void;
  readonly onMoreNotes: () => void;
  readonly citation: (passage: PassageRecord) => string;
  readonly link: (passage: PassageRecord) => string;
}

/** The card, in each of its states. */
export function CardView(props: CardViewProps): JSX.Element {
  const { content, bar, isRefused, onNote } = props;
  const { t } = useLocale();
  const isBrief = content.kind === "term" && content.view === "brief";
  const isSmall = isBrief || ["line", "no-term", "loading"].includes(content.kind);
  return (
    // If the card has the keyboard and nothing in it is chosen yet, the card itself has the focus.
    <main class={isSmall ? "card small" : "card"} tabIndex={-1}>
      {content.kind !== "line" && content.kind !== "no-term" && (
        <CardBar {...bar} isBrief={isBrief} onNote={onNote}>
          {content.kind === "term" && <Headword term={content.entry.term} />}
        </CardBar>
      )}
      {/* An entry has its own heading. */}
      {content.kind !== "term" && <h1 class="unseen">{t("appName")}</h1>}
      <Boundary of={[content]}>
        <Content {...props} />
      </Boundary>
      {isRefused && (
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
    case "line":
      return <Line term={content.term} />;
    case "term":
      return <TermContent {...props} content={content} />;
    case "notes":
      return (
        <>
          {content.notes[0] ? (
            <Quotation text={quoteOf(content.notes[0]) ?? ""} />
          ) : (
            <p>{t("noteGone")}</p>
          )}
          <NoteList notes={content.notes} target={null} {...noting} />
        </>
      );
    case "compose":
      return <Compose {...props} content={content} />;
  }
}

/** A note on selected text, which may also become a term. */
function Compose({
  content,
  draft,
  onTerm,
  ...props
}: CardViewProps & { readonly content: Extract<CardContent, { kind: "compose" }> }): JSX.Element {
  const { t } = useLocale();
  const { takesFocus, onDraft, onSave, onDelete, onUndo, onExport } = props;
  const noting = { takesFocus, onDraft, onSave, onDelete, onUndo, onExport };
  return (
    <>
      <h2>{t("noteOnPassage")}</h2>
      {content.target.type === "selection" && (
        <Quotation text={content.target.selectors.quote.exact} />
      )}
      {isTermLike(content.target) && (
        <button type="button" class="as-term" onClick={() => onTerm(content.target)}>
          <Icon name="terms" />
          {t("termAdd")}
        </button>
      )}
      <NoteList
        notes={content.saved?.notes ?? []}
        target={null}
        {...noting}
        draft={draft ?? (content.saved ? null : content.draft)}
      />
    </>
  );
}

type TermContentProps = CardViewProps & {
  readonly content: Extract<CardContent, { kind: "term" }>;
};

/** The brief entry or the whole one. */
function TermContent(props: TermContentProps): JSX.Element {
  const { content, onGrow } = props;
  return content.view === "brief" ? (
    <BriefEntry {...content} onGrow={onGrow} />
  ) : (
    <WholeTerm {...props} />
  );
}

function WholeTerm({
  content,
  onOpen,
  onNote,
  onSource,
  citation,
  link,
  onMoreNotes,
  ...props
}: TermContentProps): JSX.Element {
  const { t } = useLocale();
  const { entry, guess, inner, sources, notes, noteCount, noted } = content;
  const { draft, takesFocus, onDraft, onSave, onDelete, onUndo, onExport } = props;
  const noting = { takesFocus, onDraft, onSave, onDelete, onUndo, onExport };
  const isOnPassage = noted.some(({ id }) => id === draft?.id);
  return (
    <>
      {noted[0] && (
        <section class="noted" aria-label={t("noteOnPassage")}>
          <Quotation text={quoteOf(noted[0]) ?? ""} colour={noted[0].colour} />
          <NoteList notes={noted} target={null} draft={isOnPassage ? draft : null} {...noting} />
        </section>
      )}
      <TermEntry
        key={entry.term.address}
        {...entry}
        heading={null}
        alone={{ onRead: openReader, cite: citation, link, onNote: draft === null ? onNote : null }}
        onOpen={onOpen}
        guess={guess}
        inner={inner}
        sources={sources.length > 1 ? { terms: sources, onChoose: onSource } : null}
      >
        <NoteList
          notes={notes}
          latest="last"
          unloaded={{ count: noteCount - notes.length, onLoad: onMoreNotes }}
          target={null}
          draft={isOnPassage ? null : draft}
          {...noting}
        />
      </TermEntry>
    </>
  );
}

function isTermLike(target: Target): boolean {
  return target.type === "selection" && mayBeTerm(target.selectors.quote.exact);
}

function Line({ term }: { term: TermRecord }): JSX.Element {
  const { t } = useLocale();
  return (
    <>
      <p class="line" role="status">
        <b lang="zh-CN">{term.form}</b>{" "}
        <span class="reading" lang="zh-Latn">
          {printedPinyin(term.pinyin)}
        </span>{" "}
        <span lang="en">{term.english?.text}</span>
      </p>
      <p class="hint">{t("termModeHint")}</p>
    </>
  );
}
