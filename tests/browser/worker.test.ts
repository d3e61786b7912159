/** Whoever asks a worker hears of it when the worker fails, in real workers. */
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { type AskedWorker, WorkerError, askOnce, startWorker } from "@/lib/worker/asked";

const made: string[] = [];

/** The address of a worker's script. */
function script(text: string): string {
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  made.push(address);
  return address;
}

afterEach(() => {
  for (const it of made.splice(0)) URL.revokeObjectURL(it);
});

/** Answers with what it was asked, and fails in one of many ways if that is asked for. */
const OBEDIENT = `
const answers = {
  throw: () => { throw new Error("thrown"); },
  reject: () => Promise.reject(new Error("rejected")),
  unclonable: () => () => {},
  end: () => { close(); return new Promise(() => {}); },
  nothing: () => new Promise(() => {}),
};
answerWith((question) => answers[question]?.() ?? question);
`;
let answering = "";

beforeAll(async () => {
  const module = await fetch("/lib/worker/answer.ts");
  answering = (await module.text()).replace("export function", "function");
});

const obedient = (): AskedWorker => startWorker(script(answering + OBEDIENT), true);

const outcomeOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.catch((error: unknown) => error);

describe("a worker", () => {
  test("answers many questions at once, each with its own answer", async () => {
    const worker = obedient();
    const questions = Array.from({ length: 50 }, (_, i) => `第${i}问`);
    expect(await Promise.all(questions.map((it) => worker.ask(it)))).toEqual(questions);
    expect(worker.hasEnded).toBe(false);
    worker.end(null);
    expect(worker.hasEnded).toBe(true);
  });

  test.each([
    ["throws", "throw", /thrown/u],
    ["rejects the promise of an answer", "reject", /rejected/u],
    ["cannot send its answer", "unclonable", /could not be cloned/u],
    ["ends itself", "end", /ended by itself/u],
  ])("that %s rejects all that waits for it, and what is asked later", async (_, how, message) => {
    const worker = obedient();
    const waiting = outcomeOf(worker.ask("nothing"));
    const failed = await outcomeOf(worker.ask(how));
    for (const it of [failed, await waiting, await outcomeOf(worker.ask("再问"))]) {
      expect(it).toBeInstanceOf(WorkerError);
      expect(String(it)).toMatch(message);
    }
    expect(worker.hasEnded).toBe(true);
  });

  test.each([
    ["is not there", (): string => "/there-is-no-such-worker.js"],
    ["is no script", (): string => script("这不是程序 (")],
    ["throws at its start", (): string => script("throw new Error('at the start');")],
  ])("whose file %s rejects what is asked before that is known, and after", async (_, address) => {
    const worker = startWorker(address(), true);
    expect(await outcomeOf(worker.ask("问"))).toBeInstanceOf(WorkerError);
    expect(await outcomeOf(worker.ask("再问"))).toBeInstanceOf(WorkerError);
    expect(await outcomeOf(askOnce(address(), "问", new AbortController().signal))).toBeInstanceOf(
      WorkerError,
    );
  });

  test("that is ended rejects what waits for it with the reason", async () => {
    const reason = new Error("left");
    const asked = (worker: AskedWorker): Promise<unknown> => outcomeOf(worker.ask("nothing"));
    const worker = obedient();
    const waiting = asked(worker);
    worker.end(reason);
    expect([await waiting, await asked(worker)]).toEqual([reason, reason]);
    const controller = new AbortController();
    const once = outcomeOf(askOnce(script(answering + OBEDIENT), "nothing", controller.signal));
    controller.abort(reason);
    expect(await once).toBe(reason);
  });
});
