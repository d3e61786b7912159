/**
 * The journal as its worker serves it. It is opened at the first request, and handles one request
 * after another.
 */
import type {
  CopyBeside,
  JournalAnswer,
  JournalParams,
  JournalReply,
  JournalRequest,
  JournalRequestName,
  JournalState,
} from "./contract";
import { type Change, type Entry, Journal, JournalFullError } from "./journal";
import { inMessages } from "./message-size";
import {
  type CopyPieces,
  deleteCopy,
  listCopies,
  openJournalFiles,
  readCopy,
  writeCopy,
} from "./private-files";

interface Opened {
  readonly journal: Journal;
  readonly id: string;
  close(): void;
}

/** Makes a copy's text from all values. */
export type MakeCopy = (values: readonly unknown[], beside: CopyBeside) => CopyPieces;

/** Answers the requests of {@link JournalRequest}. */
export class JournalService {
  readonly #makeCopy: MakeCopy;
  #opened: Opened | null = null;
  #last: Promise<unknown> = Promise.resolve();
  /** Copies have their own queue, so that saving never waits for a copy. */
  #lastCopy: Promise<unknown> = Promise.resolve();
  /** The stored parts of the current long change. */
  #laid: { readonly change: string; readonly parts: (readonly Change[])[] } | null = null;

  constructor(makeCopy: MakeCopy) {
    this.#makeCopy = makeCopy;
  }

  /** Never rejects: the reply says what went wrong. */
  answer(request: JournalRequest): Promise<JournalAnswer> {
    if (request.name.startsWith("copies.")) {
      const answered = this.#lastCopy.then(() => answerOf(() => this.#ofCopies(request)));
      this.#lastCopy = answered;
      return answered;
    }
    return this.#inTurn((opened) => this.#ofJournal(opened, request));
  }

  #inTurn<T>(use: (opened: Opened) => T): Promise<Answer<T>> {
    const answered = this.#last.then(() =>
      answerOf(async () => {
        try {
          return use(await this.#open());
        } catch (error) {
          // If a file was removed while it was open, the next request opens it again or creates it.
          if (!(error instanceof JournalFullError)) this.#close();
          throw error;
        }
      }),
    );
    this.#last = answered;
    return answered;
  }

  async #ofCopies({ name, params }: JournalRequest): Promise<JournalReply<JournalRequestName>> {
    switch (name) {
      case "copies.list":
        return listCopies();
      case "copies.read":
        return readCopy(params as string);
      case "copies.delete":
        await deleteCopy(params as string);
        return null;
      default: {
        const { name: file, beside } = params as JournalParams<"copies.write">;
        const found = await this.#inTurn(({ journal }) =>
          liveIn(journal).map(({ value }) => value),
        );
        if (!found.ok) throw Object.assign(new Error(found.message), { name: found.name });
        await writeCopy(file, this.#makeCopy(found.value, beside));
        return null;
      }
    }
  }

  #ofJournal({ journal, id }: Opened, request: JournalRequest): JournalReply<JournalRequestName> {
    switch (request.name) {
      case "index":
        return Array.from(
          journal.entries(),
          ({ key, seq, value }) => [key, seq, value !== null] as const,
        );
      case "values": {
        const keys = request.params as JournalParams<"values">;
        return firstMessage(keys.flatMap((key) => journal.get(key) ?? []));
      }
      case "live": {
        const { from } = request.params as JournalParams<"live">;
        const live = liveIn(journal);
        return { entries: firstMessage(live.slice(from)), count: live.length };
      }
      case "part":
        this.#layAside(request.params as JournalParams<"part">);
        return null;
      case "append": {
        const { changes, above, laid } = request.params as JournalParams<"append">;
        return journal.append([...this.#takeLaid(laid), ...changes], above);
      }
      case "room":
        journal.checkRoom();
        return null;
      case "adopt":
        journal.adopt(request.params as JournalParams<"adopt">);
        return null;
      default:
        return stateOf(journal, id);
    }
  }

  /**
   * Stores a part of a change. A part may be sent twice. A new change replaces one that was given
   * up.
   */
  #layAside({ change, part, changes }: JournalParams<"part">): void {
    if (this.#laid?.change !== change) this.#laid = { change, parts: [] };
    this.#laid.parts[part] = changes;
  }

  /** The parts are kept until another change begins, because the request may be repeated. */
  #takeLaid(wanted: JournalParams<"append">["laid"]): readonly Change[] {
    if (!wanted) return [];
    const parts = this.#laid?.change === wanted.change ? this.#laid.parts : [];
    // The worker may have been ended between the parts.
    if (Object.keys(parts).length !== wanted.parts) throw new Error("A part has been lost.");
    return parts.flat();
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

type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly name: string; readonly message: string };

async function answerOf<T>(carryOut: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await carryOut() };
  } catch (error) {
    const { name, message } = error as Error;
    return { ok: false, name, message };
  }
}

function liveIn(journal: Journal): Entry[] {
  return Array.from(journal.entries()).filter(({ value }) => value !== null);
}

function firstMessage(entries: readonly Entry[]): readonly Entry[] {
  return inMessages(entries).next().value ?? [];
}

function stateOf(journal: Journal, opened: string): JournalState {
  const { lastSeq, live, expectedLive, damage } = journal;
  return { lastSeq, live, expectedLive, damage, opened };
}
