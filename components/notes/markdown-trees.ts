/**
 * Texts as trees of Markdown, each parsed once: short ones at once, as many as a task has time for, long ones and the others
 * by a worker, so that the interface never waits for texts. Each of those is answered in a task of its own, for drawing
 * takes time too. What the worker does not answer in time stays as it was typed.
 */
import { parseMarkdown } from "@/lib/markdown/parse";
import { MAX_MARKDOWN_UNITS, type MarkdownNode } from "@/lib/markdown/tree";

/** Null for a text that is to be shown as it was typed. */
export type MarkdownTree = readonly MarkdownNode[] | null;

/** UTF-16 code units that are parsed where they are shown: some milliseconds at most, whatever they are. */
export const AT_ONCE_UNITS = 2_000;

/** Of all texts that are parsed and drawn in one task: fifty notes of the usual length, or four of the hardest. */
const IN_TASK_UNITS = 8_000;

/** Milliseconds. The longest text takes the worker a third of a second on a slow machine. */
const WORKER_PATIENCE_MS = 4_000;

/** UTF-16 code units of the texts whose trees are kept; the earliest asked for goes first. */
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

/** UTF-16 code units that this task has drawn so far. */
let drawnUnits = 0;

/** Whether this task has time for a text. */
function isAtOnce({ length }: string): boolean {
  if (length > AT_ONCE_UNITS || drawnUnits + length > IN_TASK_UNITS) return false;
  if (drawnUnits === 0) setTimeout(() => (drawnUnits = 0));
  drawnUnits += length;
  return true;
}

/** The tree of a text, if that can be had and drawn at once; undefined if {@link askForTree} is to be asked. */
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
let worker: Worker | null = null;
let current: Asked | null = null;
let patience: ReturnType<typeof setTimeout> | undefined;

/** The tree of a text, in a task of its own, from the worker; null also where that cannot be started or does not answer. */
export function askForTree(text: string): Promise<MarkdownTree> {
  const asked = waiting.get(text);
  if (asked) return asked;
  const promise = new Promise<MarkdownTree>((answer) => queue.push({ text, answer }));
  waiting.set(text, promise);
  next();
  return promise;
}

/** One text after another, so that it is known for which one the worker takes too long. */
function next(): void {
  if (current || queue.length === 0) return;
  current = queue.shift() as Asked;
  const known = kept.get(current.text);
  if (known !== undefined) {
    setTimeout(() => settle(known));
    return;
  }
  patience = setTimeout(giveUp, WORKER_PATIENCE_MS);
  try {
    worker ??= start();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    worker.postMessage(current.text);
  } catch {
    giveUp();
  }
}

function start(): Worker {
  const it = new Worker("/markdown-worker.js");
  it.addEventListener("message", ({ data }: MessageEvent<MarkdownTree>) => settle(data));
  it.addEventListener("error", giveUp);
  return it;
}

function giveUp(): void {
  worker?.terminate();
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
