import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { AnnotationDraft } from "@/lib/annotation/model";
import { NoteList, type NoteListProps } from "./note-list";

/** What was typed and not saved, by what it is about: it outlives the component and its page. */
export interface DraftStore {
  readonly get: (subject: string) => AnnotationDraft | null;
  readonly set: (subject: string, draft: AnnotationDraft | null) => void;
}

export type NoteSectionProps = Omit<NoteListProps, "draft" | "onDraft" | "takesFocus"> & {
  /** The address or id of what the notes are on. */
  readonly subject: string;
  readonly drafts: DraftStore;
  /** What the user has just begun elsewhere, to be gone on with here. */
  readonly begun?: AnnotationDraft | null;
};

/** Notes on one thing, with the draft of what is being written. */
export function NoteSection({
  subject,
  drafts,
  begun = null,
  ...props
}: NoteSectionProps): JSX.Element {
  const [draft, setDraft] = useState(() => drafts.get(subject));
  const [asked, setAsked] = useState(false);
  const change = (next: AnnotationDraft | null): void => {
    drafts.set(subject, next);
    setAsked(next !== null);
    setDraft(next);
  };
  useEffect(() => {
    // What is being written is not thrown away for something else.
    if (begun && draft === null) change(begun);
  }, [begun]);
  return <NoteList {...props} draft={draft} takesFocus={asked} onDraft={change} />;
}
