import type { Annotation } from "@/lib/annotation/model";
import type { NotesOnSubject } from "@/lib/messages/contract";
import { readOriginal } from "@/lib/private/originals";
import { documentOfKey, isLibraryKey } from "@/lib/record/record";
import { comparedJournal, noteCompared } from "@/lib/private/safety";
import { NoteWriter } from "@/lib/store/note-writer";
import { annotationsWith, lastAnnotationsOn, recordsOn } from "@/lib/store/read";
import { type Mark, markOf } from "@/lib/store/reconcile";
import type { AnnotationRecord } from "@/lib/store/shapes";
import { watched } from "./badge";
import { changeSafety } from "./change-settings";
import { copyWhenDue } from "./copies";
import { noteJournal } from "./journal-client";
import { refreshLibrary } from "./install";
import { doubtLibrary, libraryChanges } from "./library";
import { doubtNotes, isByRules, noteChanges, publishAllNotes, publishNotes } from "./publish-notes";
import { journalRecords, orElse } from "./without-store";

/** The mark of the notes when they were last published. */
const told = async () => markOf(await readOriginal("mark"));

/** The one writer of notes. */
export const notes = new NoteWriter({
  journal: noteJournal,
  told,
  session: { get: comparedJournal, set: noteCompared },
  onChange(steps) {
    noteChanges(steps);
    libraryChanges(steps.flatMap(({ id }) => (isLibraryKey(id) ? [documentOfKey(id)] : [])));
  },
  onDoubt(steps) {
    doubtNotes(steps.flatMap(({ before, after }) => [before, after]));
    doubtLibrary();
  },
  onRecovery: (recovery) => changeSafety({ recovery: { ...recovery, at: Date.now() } }),
});

/**
 * The notes on these subjects. If the two copies cannot be compared, the content of one of them is
 * shown anyway. Saving then reports the reason.
 */
export async function notesOn(subjects: readonly string[]): Promise<AnnotationRecord[]> {
  await ready().catch(() => {});
  return orElse(
    () => recordsOn(subjects),
    async () =>
      (await journalRecords()).filter((it) => it.subjects.some((one) => subjects.includes(one))),
  );
}

/** The latest notes on each of these subjects. Otherwise the same as {@link notesOn}. */
export async function lastNotesOn(
  subjects: readonly string[],
  most: number,
): Promise<NotesOnSubject[]> {
  await ready().catch(() => {});
  return orElse(
    () =>
      Promise.all(
        subjects.map(async (subject) => ({ subject, ...(await lastAnnotationsOn(subject, most)) })),
      ),
    async () => {
      const all = await journalRecords();
      return subjects.map((subject) => {
        const own = all.filter((it) => it.subjects.includes(subject));
        const last = own.slice(Math.max(0, own.length - most));
        return { subject, count: own.length, notes: last.map(({ annotation }) => annotation) };
      });
    },
  );
}

/** The notes with these ids. Otherwise the same as {@link notesOn}. */
export async function notesWith(ids: readonly string[]): Promise<Annotation[]> {
  await ready().catch(() => {});
  return orElse(
    () => annotationsWith(ids),
    async () =>
      (await journalRecords()).flatMap(({ id, annotation }) =>
        ids.includes(id) ? [annotation] : [],
      ),
  );
}

/**
 * Announces that notes have changed. They are saved by then, so a failed announcement must not look
 * like a failed save.
 */
export function announceNotes(): Promise<void> {
  return announce(publishNotes);
}

/** The same, if they may have changed in any way. */
export function announceAllNotes(): Promise<void> {
  return announce(publishAllNotes);
}

async function announce(publish: () => Promise<void>): Promise<void> {
  await refreshLibrary().catch((error: unknown) =>
    console.warn("The library was not derived:", error),
  );
  await publish().catch((error: unknown) => console.warn("Notes were not announced:", error));
  copyWhenDue().catch((error: unknown) => console.warn("No copy of the notes was made:", error));
}

/**
 * Compares both copies of the notes, unless that has been done since the browser's start.
 *
 * @throws StoreError
 */
export function ready(): Promise<Mark> {
  return watched("notes", notes.ready());
}

/**
 * At a start: compares both copies, and publishes what pages should know about the notes, unless it
 * is already published.
 */
export async function startNotes(): Promise<void> {
  const mark = await ready();
  const before = await told();
  const isTold = before?.seq === mark.seq && before.live === mark.live;
  if (!isTold || !(await isByRules())) await announceAllNotes();
  else await copyWhenDue();
}
