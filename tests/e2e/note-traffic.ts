/**
 * Writes notes while something goes wrong. Each request is recorded before it is made, and its
 * reply when it has arrived. So the possible states of each note are known afterwards.
 */
import type { Page } from "playwright-core";
import type { Annotation } from "@/lib/annotation/model";
import { privateValue } from "./private-values";

const SUBJECT = "urn:cideng:faults:term:x";

/** The possible states of each note: one of these texts; null for no note. */
export type Expected = Map<string, readonly (string | null)[]>;

interface Request {
  readonly op: "new" | "edit" | "delete";
  readonly id: string;
  readonly text: string;
}

/** What a page reports about its requests. The record survives the browser. */
export class Traffic {
  readonly expected: Expected = new Map();
  acknowledged = 0;
  refused = 0;

  begin({ op, id, text }: Request): void {
    const known = this.expected.get(id) ?? [null];
    this.expected.set(id, [...known, op === "delete" ? null : text]);
  }

  end({ op, id, text }: Request, isDone: boolean): void {
    if (isDone) {
      this.acknowledged += 1;
      this.expected.set(id, [op === "delete" ? null : text]);
    } else {
      this.refused += 1;
    }
  }

  /**
   * Makes the page write as fast as it gets replies: new notes, and changes and deletions of its
   * own earlier ones.
   *
   * @param limit the maximum number of requests; the loop also ends with the page
   * @returns once it writes: a promise that resolves when it has stopped
   */
  async write(page: Page, limit: number, onlyNew = false): Promise<void> {
    await page.exposeFunction("begin", (it: Request) => this.begin(it));
    await page.exposeFunction("end", (it: Request, isDone: boolean) => this.end(it, isDone));
    await page.evaluate(
      async ([subject, count, isNew]) => {
        const { begin, end } = window as unknown as {
          begin: (request: Request) => Promise<void>;
          end: (request: Request, isDone: boolean) => Promise<void>;
        };
        interface Request {
          op: "new" | "edit" | "delete";
          id: string;
          text: string;
        }
        const target = { type: "resource", source: subject };
        const notes: { id: string; modified: string }[] = [];
        const ask = (cideng: string, params: unknown) =>
          chrome.runtime.sendMessage({ cideng, params }) as Promise<
            { ok: boolean; value?: { annotation?: { modified: string } } } | undefined
          >;
        const kindOf = (i: number, isOld: boolean): Request["op"] => {
          if (!isOld) return "new";
          return i % 9 === 8 ? "delete" : "edit";
        };
        const carryOut = ({ op, id, text }: Request, base: string | null) =>
          op === "delete"
            ? ask("note.delete", { ids: [id] })
            : ask("note.save", { id, base, text, tags: [], colour: "blue", target });
        const remember = ({ op, id }: Request, modified: string | undefined): void => {
          const at = notes.findIndex((it) => it.id === id);
          if (op === "delete") notes.splice(at, 1);
          else if (modified && at >= 0) notes[at] = { id, modified };
          else if (modified) notes.push({ id, modified });
        };
        for (let i = 0; i < count; i += 1) {
          const note = i % 3 === 2 && !isNew ? notes.at(-1 - (i % 2)) : undefined;
          const op = kindOf(i, note !== undefined);
          const id = note?.id ?? `urn:uuid:${crypto.randomUUID()}`;
          const text = `${op} ${crypto.randomUUID()} ${"字".repeat(i % 200)}`;
          const request: Request = { op, id, text };
          await begin(request);
          const answer = await carryOut(request, note?.modified ?? null);
          await end(request, answer?.ok === true);
          remember(request, answer?.value?.annotation?.modified);
        }
      },
      [SUBJECT, limit, onlyNew] as const,
    );
  }
}

/** The notes according to the extension, once it says that all are there. */
export async function notesOf(page: Page): Promise<Map<string, string>> {
  const answer = (await page.evaluate(async (subject) => {
    await chrome.runtime.sendMessage({ cideng: "notes.ready", params: {} });
    const params = { subjects: [subject], most: 100_000 };
    return chrome.runtime.sendMessage({ cideng: "notes.on", params });
  }, SUBJECT)) as { ok: boolean; value: { notes: Annotation[] }[]; message?: string };
  if (!answer.ok) throw new Error(`The notes cannot be read: ${answer.message}`);
  return new Map(answer.value[0]?.notes.map(({ id, body }) => [id, body.value]));
}

/** The losses that the user is told about. */
export async function recoveryOf(
  page: Page,
): Promise<{ rebuilt: number; reseeded: number; lost: number } | null> {
  const safety = await privateValue<{
    recovery: { rebuilt: number; reseeded: number; lost: number } | null;
  }>(page, "values", "safety");
  return safety?.recovery ?? null;
}

export interface Verdict {
  readonly lost: number;
  readonly doubled: number;
  readonly torn: number;
}

/**
 * What happened to the notes: acknowledged ones that are missing, texts that exist twice, and texts
 * that nobody wrote.
 */
export function compare(expected: Expected, found: ReadonlyMap<string, string>): Verdict {
  let lost = 0;
  let torn = 0;
  for (const [id, texts] of expected) {
    const text = found.get(id) ?? null;
    if (texts.includes(text)) continue;
    if (text === null) lost += 1;
    else torn += 1;
  }
  for (const id of found.keys()) if (!expected.has(id)) torn += 1;
  return { lost, doubled: found.size - new Set(found.values()).size, torn };
}
