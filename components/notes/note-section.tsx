import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { AnnotationDraft } from "@/lib/annotation/model";
import { NoteList, type NoteListProps } from "./note-list";

/** Stores unsaved drafts by subject. They outlive the component and its page. */
export interface DraftStore {
  readonly get: (subject: string) => AnnotationDraft | null;
  readonly set: (subject: string, draft: AnnotationDraft | null) => void;
}

export type NoteSectionProps = Omit<NoteListProps, "draft" | "onDraft" | "takesFocus"> & {
  /** The address or the id of the subject of the notes. */
  readonly subject: string;
  readonly drafts: DraftStore;
  /** A draft that the user has just begun elsewhere, to be continued here. */
  readonly begun?: AnnotationDraft | null;
};

/** The notes on one subject, with the draft of the note that is being written. */
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
    // A draft that is being written is not replaced by another.
    if (begun && draft === null) change(begun);
  }, [begun]);
  return <NoteList {...props} draft={draft} takesFocus={asked} onDraft={change} />;
}
