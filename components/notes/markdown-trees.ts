/**
 * Parses texts of Markdown into trees, each text once. The interface never waits for a text.
 *
 * Short texts are parsed at once, as many as the current task has time for. A worker parses the
 * long ones and the rest. Each of these is answered in its own task, because drawing takes time
 * too. A text that the worker does not answer in time stays as it was typed.
 */
import { parseMarkdown } from "@/lib/markdown/parse";
import { MAX_MARKDOWN_UNITS, type MarkdownNode } from "@/lib/markdown/tree";
import { type AskedWorker, startWorker } from "@/lib/worker/asked";

/** The tree of a text; null if the text is shown as it was typed. */
export type MarkdownTree = readonly MarkdownNode[] | null;

/**
 * The longest text that is parsed at once, in UTF-16 code units. Any such text takes some
 * milliseconds at most.
 */
export const AT_ONCE_UNITS = 2_000;

/**
 * The total length of the texts that are parsed and drawn in one task, in UTF-16 code units. This
 * is enough for fifty notes of the usual length, or for four of the hardest.
 */
const IN_TASK_UNITS = 8_000;

/**
 * The time that the worker has for a text, in milliseconds. The longest text takes it a third of a
 * second on a slow machine.
 */
const WORKER_PATIENCE_MS = 4_000;

/**
 * The total length of the texts whose trees are kept, in UTF-16 code units. The tree that was kept
 * first is dropped first.
 */
const KEPT_UNITS = 2_000_000;

const kept = new Map<string, MarkdownTree>();
let keptUnits = 0;

function keep(text: string, tree: MarkdownTree): void {
  if (kept.has(text)) return;
  kept.set(text, tree);
  keptUnits += text.length;
  for (const oldest of kept.keys()) {
    if (keptUnits <= KEPT_UNITS || oldest === text) return;
    kept.delete(oldest);
    keptUnits -= oldest.length;
  }
}

/** The UTF-16 code units that this task has drawn so far. */
let drawnUnits = 0;

/** Whether this task has time for a text. If so, the text counts as drawn. */
function isAtOnce({ length }: string): boolean {
  if (length > AT_ONCE_UNITS || drawnUnits + length > IN_TASK_UNITS) return false;
  if (drawnUnits === 0) setTimeout(() => (drawnUnits = 0));
  drawnUnits += length;
  return true;
}

/**
 * The tree of a text if it can be parsed and drawn at once; otherwise undefined, and the caller
 * asks {@link askForTree}.
 */
export function treeNow(text: string): MarkdownTree | undefined {
  if (text.length > MAX_MARKDOWN_UNITS) return null;
  if (!isAtOnce(text)) return undefined;
  const tree = kept.get(text) ?? parseMarkdown(text);
  keep(text, tree);
  return tree;
}

interface Asked {
  readonly text: string;
  readonly answer: (tree: MarkdownTree) => void;
}

const waiting = new Map<string, Promise<MarkdownTree>>();
const queue: Asked[] = [];
let worker: AskedWorker | null = null;
let current: Asked | null = null;
let patience: ReturnType<typeof setTimeout> | undefined;

/**
 * The tree of a text, from the worker, in a task of its own. It is null also if the worker cannot
 * be started or does not answer in time. The promise is never rejected.
 */
export function askForTree(text: string): Promise<MarkdownTree> {
  const asked = waiting.get(text);
  if (asked) return asked;
  const promise = new Promise<MarkdownTree>((answer) => queue.push({ text, answer }));
  waiting.set(text, promise);
  next();
  return promise;
}

/** The worker gets one text at a time, so that it is known which text takes too long. */
function next(): void {
  if (current || queue.length === 0) return;
  const asked = queue.shift() as Asked;
  current = asked;
  const known = kept.get(asked.text);
  if (known !== undefined) {
    setTimeout(() => settle(known));
    return;
  }
  patience = setTimeout(giveUp, WORKER_PATIENCE_MS);
  parsed(asked.text).then(
    (tree) => current === asked && settle(tree),
    // A text that took too long has been given up already.
    () => current === asked && giveUp(),
  );
}

async function parsed(text: string): Promise<MarkdownTree> {
  worker ??= startWorker("/markdown-worker.js", false);
  return worker.ask(text);
}

function giveUp(): void {
  worker?.end(null);
  worker = null;
  settle(null);
}

function settle(tree: MarkdownTree): void {
  clearTimeout(patience);
  if (!current) return;
  const { text, answer } = current;
  current = null;
  keep(text, tree);
  waiting.delete(text);
  answer(tree);
  next();
}
