import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type Draft, NoteList, type NoteListProps } from "./note-list";

/** Notes on one thing, with the draft of what is being written kept here. */
export function NoteSection(props: Omit<NoteListProps, "draft" | "onDraft">): JSX.Element {
  const [draft, setDraft] = useState<Draft | null>(null);
  return <NoteList {...props} draft={draft} onDraft={setDraft} />;
}
