import type {
  JournalAnswer,
  JournalParams,
  JournalReply,
  JournalRequestName,
} from "@/lib/journal/contract";
import type { NoteJournal } from "@/lib/store/note-journal";
import { NoteWriter, type NoteWriterParts } from "@/lib/store/note-writer";
import type { Mark } from "@/lib/store/reconcile";
import type { Recovery } from "@/lib/store/recovery";
import { StoreError } from "@/lib/store/store-error";

/** A journal in a real worker, with real files of this origin. */
export class WorkerJournal implements NoteJournal {
  #worker = this.#start();
  /** Makes the next request with this name fail with this error. */
  failing: { name: JournalRequestName; error: string } | null = null;

  state = () => this.ask("open", null);
  index = () => this.ask("index", null);
  values = (keys: readonly string[]) => this.ask("values", keys);
  append = (changes: JournalParams<"append">["changes"], above: number) =>
    this.ask("append", { changes, above });
  room = async () => void (await this.ask("room", null));
  adopt = async (entries: JournalParams<"adopt">) => void (await this.ask("adopt", entries));

  async ask<N extends JournalRequestName>(
    name: N,
    params: JournalParams<N>,
  ): Promise<JournalReply<N>> {
    if (this.failing?.name === name) {
      const { error } = this.failing;
      this.failing = null;
      throw new StoreError(error === "full" ? "full" : "unavailable", error);
    }
    const { port1, port2 } = new MessageChannel();
    const answer = await new Promise<JournalAnswer>((resolve) => {
      port1.onmessage = ({ data }: MessageEvent<JournalAnswer>) => resolve(data);
      this.#worker.postMessage({ name, params }, [port2]);
    });
    port1.close();
    if (answer.ok) return answer.value;
    throw new StoreError("unavailable", `${answer.name}: ${answer.message}`);
  }

  /** Ends the worker and starts another: its files are released and opened again. */
  restart(): void {
    this.#worker.terminate();
    this.#worker = this.#start();
  }

  /** Ends the worker and deletes its files. */
  async clear(): Promise<void> {
    this.#worker.terminate();
    const root = await navigator.storage.getDirectory();
    for (const name of ["journal", "copies"]) {
      // A worker that has just ended releases its files a moment later.
      for (let isThere = true; isThere;) {
        try {
          await root.removeEntry(name, { recursive: true });
          isThere = false;
        } catch (error) {
          isThere = (error as DOMException).name !== "NotFoundError";
          if (isThere) await new Promise((resolve) => requestAnimationFrame(resolve));
        }
      }
    }
    this.#worker = this.#start();
  }

  #start(): Worker {
    return new Worker(new URL("./journal.worker.ts", import.meta.url), { type: "module" });
  }
}

/** A writer over a journal, as the background makes it at its start. */
export function startWriter(
  journal: NoteJournal,
  parts: Partial<NoteWriterParts> = {},
): { writer: NoteWriter; recoveries: Recovery[]; told: { mark: Mark | null } } {
  const recoveries: Recovery[] = [];
  const told: { mark: Mark | null } = { mark: null };
  const writer = new NoteWriter({
    journal,
    told: () => Promise.resolve(told.mark),
    session: { get: () => Promise.resolve(null), set: () => Promise.resolve() },
    onChange: () => {},
    onDoubt: () => {},
    onRecovery: (recovery) => {
      recoveries.push(recovery);
      return Promise.resolve();
    },
    ...parts,
  });
  return { writer, recoveries, told };
}
