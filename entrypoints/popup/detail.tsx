import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { type Draft, NoteList } from "@/components/note-list";
import { PassageQuote } from "@/components/passage-quote";
import type { SaveOutcome } from "@/components/note-editor";
import type { SearchChoice } from "@/components/search-box";
import { TermEntry } from "@/components/term-entry";
import { type Annotation, type Target, quoteOf } from "@/lib/annotation/model";
import { send } from "@/lib/messages/send";
import type { Library } from "./library";
import { troubleInfo } from "./trouble-info";

export interface DetailProps {
  readonly library: Library;
  readonly opened: SearchChoice;
  readonly onOpen: (choice: SearchChoice) => void;
}

/** One thing opened from the popup: a term with its notes, a passage, or a note. */
export function Detail({ library, opened, onOpen }: DetailProps): JSX.Element {
  switch (opened.type) {
    case "term":
      return (
        <TermDetail
          key={opened.address}
          library={library}
          address={opened.address}
          onOpen={onOpen}
        />
      );
    case "passage": {
      const { passage } = opened;
      const section = library.passages.find(
        ({ id, report }) => id === passage.section && report === passage.report,
      );
      return <PassageQuote passage={passage} marks={[]} section={section?.text ?? null} />;
    }
    case "note":
      return (
        <NoteDetail
          key={opened.annotation.id}
          library={library}
          opened={opened.annotation}
          onOpen={onOpen}
        />
      );
  }
}

function TermDetail({
  library,
  address,
  onOpen,
}: Omit<DetailProps, "opened"> & { address: string }): JSX.Element {
  const { t } = useLocale();
  const term = library.terms.find((it) => it.address === address);
  if (!term) return <p>{t("loading")}</p>;
  return (
    <TermEntry
      term={term}
      passages={library.passages.filter(({ report }) => report === term.report)}
      guess={false}
      inner={[]}
      onOpen={(it) => onOpen({ type: "term", address: it })}
    >
      <Notes
        notes={library.annotations.filter(({ target }) => target.source === address)}
        target={{ type: "term", source: address }}
      />
    </TermEntry>
  );
}

function NoteDetail({
  library,
  opened,
  onOpen,
}: Omit<DetailProps, "opened"> & { opened: Annotation }): JSX.Element {
  const { t } = useLocale();
  const note = library.annotations.find(({ id }) => id === opened.id);
  if (!note) return <p>{t("noteGone")}</p>;
  if (note.target.type === "term") {
    return <TermDetail library={library} address={note.target.source} onOpen={onOpen} />;
  }
  const page = note.target.source;
  return (
    <>
      <blockquote class="quote">{quoteOf(note)}</blockquote>
      <p>
        <a href={page} target="_blank" rel="noreferrer">
          {t("noteFrom", { host: new URL(page).host })}
        </a>
      </p>
      <Notes notes={[note]} target={null} />
    </>
  );
}

function Notes({
  notes,
  target,
}: {
  notes: readonly Annotation[];
  target: Target | null;
}): JSX.Element {
  const [draft, setDraft] = useState<Draft | null>(null);
  return (
    <NoteList
      notes={notes}
      target={target}
      draft={draft}
      onDraft={setDraft}
      onSave={(note) =>
        settle(send("note.save", { id: note.id, text: note.text, target: note.target }))
      }
      onDelete={(id) => settle(send("note.delete", { id }))}
    />
  );
}

async function settle(request: Promise<unknown>): Promise<SaveOutcome> {
  try {
    await request;
    return null;
  } catch (error) {
    return troubleInfo(error);
  }
}
