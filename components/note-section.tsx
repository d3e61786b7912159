import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type Draft, NoteList, type NoteListProps } from "./note-list";

/** What was typed and not saved, by what it is about: it outlives the component and its page. */
export interface DraftStore {
  readonly get: (subject: string) => Draft | null;
  readonly set: (subject: string, draft: Draft | null) => void;
}

export type NoteSectionProps = Omit<NoteListProps, "draft" | "onDraft" | "takesFocus"> & {
  /** The address or id of what the notes are on. */
  readonly subject: string;
  readonly drafts: DraftStore;
};

/** Notes on one thing, with the draft of what is being written. */
export function NoteSection({ subject, drafts, ...props }: NoteSectionProps): JSX.Element {
  const [draft, setDraft] = useState(() => drafts.get(subject));
  const [asked, setAsked] = useState(false);
  const change = (next: Draft | null): void => {
    drafts.set(subject, next);
    setAsked(next !== null);
    setDraft(next);
  };
  return <NoteList {...props} draft={draft} takesFocus={asked} onDraft={change} />;
}
