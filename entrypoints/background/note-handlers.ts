import { askedOf, isOnPage } from "@/lib/annotation/subjects";
import type { Annotation } from "@/lib/annotation/model";
import type { NoteAnchor, RequestName } from "@/lib/messages/contract";
import { readAddressRules } from "@/lib/private/originals";
import type { Handlers } from "@/lib/messages/serve";
import { isLibraryKey } from "@/lib/record/record";
import { parseSettings } from "@/lib/settings/settings";
import { deleteStore } from "@/lib/store/open";
import { notesMark } from "@/lib/store/read";
import { clearStaged, stageAnnotations } from "@/lib/store/write";
import { readSafety } from "@/lib/private/safety";
import { addMet, changeSafety, changeSettings } from "./change-settings";
import { ensureInstalled } from "./install";
import { libraryChanges } from "./library";
import { journal, noteJournal } from "./journal-client";
import {
  announceAllNotes,
  announceNotes,
  lastNotesOn,
  notes,
  notesOn,
  notesWith,
  ready,
} from "./notes";

type NoteRequest = Extract<
  RequestName,
  | `note.${string}`
  | `notes.${string}`
  | `import.${string}`
  | `library.${string}`
  | `copies.${string}`
  | "journal.read"
>;

/** Milliseconds without a reminder of a backup after the user has said “later”. */
const LATER_MS = 30 * 86_400_000;

/** The handlers of the requests about notes, the store and its safety. */
export const noteHandlers: Pick<Handlers, NoteRequest | "store.rebuild" | "safety.note"> = {
  "notes.on": ({ subjects, most }) => lastNotesOn(subjects, most),
  "notes.get": ({ ids }) => notesWith(ids),
  "notes.anchors": async (page, { isOfSite }) => {
    const asked = askedOf(page);
    // A content script runs in its page's process. It may not know about notes on other sites.
    if (!asked.every(isOfSite)) throw new TypeError("notes.anchors: another site's notes.");
    const since = (await readAddressRules())?.since ?? "";
    const found = await notesOn(asked);
    return found
      .filter(({ subjects, annotation: { created } }) =>
        isOnPage({ subjects, created }, page, since),
      )
      .flatMap(({ annotation }) => anchorOf(annotation));
  },
  "notes.ready": async () => {
    await ready();
    return null;
  },
  "note.save": async (draft) => {
    const outcome = await notes.save(draft, Date.now());
    if (outcome.kind === "saved") await announceNotes();
    return outcome;
  },
  "note.delete": async ({ ids }) => {
    const undo = await notes.delete(ids);
    await announceNotes();
    return { undo };
  },
  "notes.turn": async ({ way, n }) => {
    const outcome = await notes.turn(way, n);
    await announceNotes();
    return outcome;
  },
  "import.stage": async ({ batch, annotations }) => {
    await noteJournal.room();
    await stageAnnotations(batch, annotations);
    return null;
  },
  "import.commit": async ({ batch, deletes, seq, settings, met }) => {
    const count = await notes.commitStaged(batch, deletes, seq);
    if (count === null) return null;
    await clearStaged();
    try {
      if (settings !== null) await changeSettings(() => parseSettings(settings));
      await addMet(met);
    } finally {
      // The notes have been changed by now, whatever happens to the settings.
      await announceNotes();
    }
    return count;
  },
  "library.change": async ({ changes }) => {
    const outcome = await notes.changeLibrary(changes);
    if (outcome.kind === "changed") await announceNotes();
    return outcome;
  },
  "library.read": async ({ document }) => {
    libraryChanges([document]);
    await announceNotes();
    return null;
  },
  "copies.list": () => journal("copies.list", null),
  "copies.read": ({ name }) => journal("copies.read", name),
  "journal.read": async ({ from }) => {
    const { entries, count } = await journal("live", { from });
    const end = from + entries.length;
    const next = end < count ? end : null;
    const values = entries.filter(({ key }) => !isLibraryKey(key)).map(({ value }) => value);
    return { annotations: values as Annotation[], next };
  },
  "store.rebuild": async () => {
    const { recovery: before } = await readSafety();
    await deleteStore();
    await ensureInstalled();
    await ready();
    const { recovery } = await readSafety();
    // What the user has deleted was not lost by the browser. What the journal does not have either
    // still counts as lost.
    const isLoss = recovery !== null && recovery.lost > 0;
    await changeSafety({ recovery: isLoss ? { ...recovery, rebuilt: 0 } : before });
    await announceAllNotes();
    return null;
  },
  "safety.note": async ({ what }) => {
    const now = Date.now();
    if (what === "recovery-seen") await changeSafety({ recovery: null });
    if (what === "later") await changeSafety({ remindAfter: now + LATER_MS });
    if (what === "backup-taken") {
      const { seq } = (await notesMark()) ?? { seq: 0 };
      await changeSafety({ backup: { at: now, seq } });
    }
    return null;
  },
};

function anchorOf({ id, colour, target }: Annotation): NoteAnchor[] {
  return target.type === "selection" ? [{ id, colour, selectors: target.selectors }] : [];
}
