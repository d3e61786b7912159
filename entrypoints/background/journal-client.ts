/** The journal's worker behind the interface of the store: its failures become `StoreError`s. */
import type { JournalParams, JournalReply, JournalRequestName } from "@/lib/journal/contract";
import type { Change, Entry } from "@/lib/journal/journal";
import { inMessages } from "@/lib/journal/message-size";
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

/** Appends one change, completely or not at all, in as many messages as necessary. */
async function append(changes: readonly Change[], above: number): Promise<number> {
  const parts = [...inMessages(changes)];
  const last = parts.pop() ?? [];
  const change = crypto.randomUUID();
  await Promise.all(parts.map((some, part) => journal("part", { change, part, changes: some })));
  const laid = parts.length > 0 ? { laid: { change, parts: parts.length } } : {};
  return journal("append", { changes: last, above, ...laid });
}

async function values(keys: readonly string[]): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  for (let wanted = keys; wanted.length > 0;) {
    const some = await journal("values", wanted);
    const last = some.at(-1);
    if (!last) break;
    found.push(...some);
    wanted = wanted.slice(wanted.indexOf(last.key) + 1);
  }
  return found;
}

/** The journal's worker, as the writer of notes uses it. */
export const noteJournal: NoteJournal = {
  state: () => journal("open", null),
  index: () => journal("index", null),
  values,
  append,
  room: async () => void (await journal("room", null)),
  async adopt(entries) {
    for (const some of inMessages(entries)) await journal("adopt", some);
  },
};
