/** The journal's worker as the store knows it: its failures are the store's. */
import type { JournalParams, JournalReply, JournalRequestName } from "@/lib/journal/contract";
import { askJournal } from "@/lib/messages/journal-relay";
import type { NoteJournal } from "@/lib/store/note-journal";
import { StoreError } from "@/lib/store/store-error";
import type { StoreTrouble } from "@/lib/store/shapes";

/** @throws StoreError */
export async function journal<N extends JournalRequestName>(
  name: N,
  params: JournalParams<N>,
): Promise<JournalReply<N>> {
  const answer = await askJournal({ name, params }).catch((error: unknown) => {
    throw new StoreError("unavailable", error);
  });
  if (answer.ok) return answer.value;
  throw new StoreError(TROUBLES[answer.name] ?? "unavailable", `the journal: ${answer.message}`);
}

const TROUBLES: Record<string, StoreTrouble> = {
  NewerJournalError: "newer",
  JournalFullError: "full",
  QuotaExceededError: "full",
  NoModificationAllowedError: "blocked",
};

export const noteJournal: NoteJournal = {
  state: () => journal("open", null),
  index: () => journal("index", null),
  values: (keys) => journal("values", keys),
  append: (changes, above) => journal("append", { changes, above }),
  adopt: async (entries) => void (await journal("adopt", entries)),
};
