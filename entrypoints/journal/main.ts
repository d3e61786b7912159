/** Chromium's offscreen document: it is there for the worker that holds the journal. */
import { askToPersist, startJournalWorker } from "@/lib/messages/journal-worker";
import { relayJournal } from "@/lib/messages/journal-relay";

relayJournal(startJournalWorker());
askToPersist();
