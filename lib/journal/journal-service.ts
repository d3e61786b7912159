/** The journal as its worker serves it: opened when something is first asked of it, one request after another. */
import type {
  JournalAnswer,
  JournalReply,
  JournalRequest,
  JournalRequestName,
  JournalState,
} from "./contract";
import { Journal, JournalFullError } from "./journal";
import { deleteCopy, listCopies, openJournalFiles, readCopy, writeCopy } from "./private-files";

interface Opened {
  readonly journal: Journal;
  readonly id: string;
  close(): void;
}

export class JournalService {
  #opened: Opened | null = null;
  #last: Promise<unknown> = Promise.resolve();

  /** Never rejects: what went wrong is in the answer. */
  answer(request: JournalRequest): Promise<JournalAnswer> {
    const answered = this.#last.then(() => this.#answerNow(request));
    this.#last = answered;
    return answered;
  }

  async #answerNow(request: JournalRequest): Promise<JournalAnswer> {
    try {
      return { ok: true, value: await this.#carryOut(request) };
    } catch (error) {
      // A file that was taken away under our hands is opened, or made, anew by the next request.
      if (!(error instanceof JournalFullError)) this.#close();
      const { name, message } = error as Error;
      return { ok: false, name, message };
    }
  }

  async #carryOut({ name, params }: JournalRequest): Promise<JournalReply<JournalRequestName>> {
    switch (name) {
      case "copies.list":
        return listCopies();
      case "copies.read":
        return readCopy(params as string);
      case "copies.write": {
        const { name: file, text } = params as { name: string; text: string };
        await writeCopy(file, text);
        return null;
      }
      case "copies.delete":
        await deleteCopy(params as string);
        return null;
      default:
        return ofJournal(await this.#open(), { name, params });
    }
  }

  async #open(): Promise<Opened> {
    if (this.#opened) return this.#opened;
    const files = await openJournalFiles();
    const close = (): void => files.forEach((file) => file.close());
    try {
      this.#opened = { journal: new Journal(files), id: crypto.randomUUID(), close };
      return this.#opened;
    } catch (error) {
      close();
      throw error;
    }
  }

  #close(): void {
    this.#opened?.close();
    this.#opened = null;
  }
}

function ofJournal(
  { journal, id }: Opened,
  request: JournalRequest,
): JournalReply<JournalRequestName> {
  switch (request.name) {
    case "index":
      return Array.from(
        journal.entries(),
        ({ key, seq, value }) => [key, seq, value !== null] as const,
      );
    case "values":
      return (request as JournalRequest<"values">).params.flatMap((key) => journal.get(key) ?? []);
    case "live": {
      const { from, count } = (request as JournalRequest<"live">).params;
      const live = Array.from(journal.entries()).filter(({ value }) => value !== null);
      return { entries: live.slice(from, from + count), count: live.length };
    }
    case "append": {
      const { changes, above } = (request as JournalRequest<"append">).params;
      return journal.append(changes, above);
    }
    case "adopt":
      journal.adopt((request as JournalRequest<"adopt">).params);
      return null;
    default:
      return stateOf(journal, id);
  }
}

function stateOf(journal: Journal, opened: string): JournalState {
  const { lastSeq, live, expectedLive, damage } = journal;
  return { lastSeq, live, expectedLive, damage, opened };
}
