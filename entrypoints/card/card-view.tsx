import type { JSX } from "preact";
import { useLocale } from "@/components/locale";
import { type Draft, NoteList, type NoteListProps } from "@/components/note-list";
import { TermEntry } from "@/components/term-entry";
import { TroubleNotice } from "@/components/trouble-notice";
import { quoteOf } from "@/lib/annotation/model";
import type { FigureRecord, PassageRecord } from "@/lib/store/shapes";
import type { CardContent } from "./card-app";
import { openReader } from "@/lib/library/open-reader";

export interface CardViewProps {
  readonly content: CardContent;
  readonly passages: readonly PassageRecord[];
  readonly figures: readonly FigureRecord[];
  readonly draft: Draft | null;
  readonly takesFocus: boolean;
  readonly onDraft: NoteListProps["onDraft"];
  readonly onSave: NoteListProps["onSave"];
  readonly onDelete: NoteListProps["onDelete"];
  readonly onOpen: (address: string) => void;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

/** The card in any of its states. */
export function CardView(props: CardViewProps): JSX.Element {
  const { t } = useLocale();
  return (
    <main class="card">
      <button type="button" class="close" aria-label={t("close")} onClick={props.onClose}>
        ×
      </button>
      <Content {...props} />
    </main>
  );
}

function Content({
  content,
  passages,
  figures,
  draft,
  takesFocus,
  onDraft,
  onSave,
  onDelete,
  onOpen,
  onRetry,
  onClose,
}: CardViewProps): JSX.Element {
  const { t } = useLocale();
  const noting = { draft, takesFocus, onDraft, onSave, onDelete };
  switch (content.kind) {
    case "loading":
      return <p>{t("loading")}</p>;
    case "trouble":
      return <TroubleNotice {...content.info} onRetry={onRetry} />;
    case "term":
      return (
        <TermEntry
          key={content.term.address}
          term={content.term}
          passages={passages.filter(({ report }) => report === content.term.report)}
          figures={figures.filter(
            ({ report, term }) => report === content.term.report && term === content.term.id,
          )}
          guess={content.guess}
          inner={content.inner}
          onOpen={onOpen}
          onRead={openReader}
        >
          <NoteList
            notes={content.notes}
            target={{ type: "resource", source: content.term.address }}
            {...noting}
          />
        </TermEntry>
      );
    case "notes":
      return (
        <>
          {content.notes[0] ? (
            <blockquote class="quote">{quoteOf(content.notes[0])}</blockquote>
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
            <blockquote class="quote">{content.target.selector[0].exact}</blockquote>
          )}
          <NoteList
            notes={[]}
            target={content.target}
            {...noting}
            draft={draft ?? { id: null, text: "", target: content.target }}
            onDraft={(next) => {
              onDraft(next);
              if (!next) onClose();
            }}
          />
        </>
      );
  }
}
