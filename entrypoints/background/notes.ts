import { ADDRESS_RULES } from "@/lib/annotation/page-address";
import { readPublished } from "@/lib/messages/published";
import type { Annotation } from "@/lib/annotation/model";
import { comparedJournal, noteCompared } from "@/lib/messages/safety";
import { NoteWriter } from "@/lib/store/note-writer";
import { annotationsOn } from "@/lib/store/read";
import { changeSafety } from "./change-settings";
import { copyWhenDue } from "./copies";
import { noteJournal } from "./note-journal";
import { publishNotes } from "./publish-notes";

/** The one writer of notes. */
export const notes = new NoteWriter({
  journal: noteJournal,
  told: async () => (await readPublished()).notes.mark ?? null,
  session: { get: comparedJournal, set: noteCompared },
  onRecovery: (recovery) => changeSafety({ recovery: { ...recovery, at: Date.now() } }),
});

/**
 * The notes on these. Where their two copies cannot be compared, what the database has is shown all the same: saving
 * says why.
 */
export async function notesOn(subjects: readonly string[]): Promise<Annotation[]> {
  await notes.ready().catch(() => {});
  return annotationsOn(subjects);
}

/**
 * Notes have changed, or were found again: says so to everybody. They are saved by then, so an announcement that fails
 * must not say otherwise.
 */
export async function announceNotes(): Promise<void> {
  await publishNotes().catch((error: unknown) => console.warn("Notes were not announced:", error));
  copyWhenDue().catch((error: unknown) => console.warn("No copy of the notes was made:", error));
}

/** At a start: compares both copies, and publishes what pages should know of the notes, if that is not what is published. */
export async function startNotes(): Promise<void> {
  const mark = await notes.ready();
  const { notes: told } = await readPublished();
  const isTold = told.mark?.seq === mark.seq && told.mark.live === mark.live;
  if (!isTold || told.rules !== ADDRESS_RULES) await announceNotes();
  else await copyWhenDue();
}
