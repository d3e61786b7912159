/** Chromium's offscreen document. It exists only to run the worker that holds the journal. */
import { askToPersist, startJournalWorker } from "@/lib/messages/journal-worker";
import { relayJournal } from "@/lib/messages/journal-relay";

relayJournal(startJournalWorker());
askToPersist();
