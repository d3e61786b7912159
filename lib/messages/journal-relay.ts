/**
 * How the background asks the journal's worker. Chromium's background is a service worker, which can start no worker
 * of its own: an offscreen document holds it there, and what is asked goes to that document by message. In Firefox the
 * background is a page and starts the worker itself.
 */
import { browser } from "wxt/browser";
import type { JournalAnswer, JournalRequest } from "../journal/contract";
import { askToPersist, startJournalWorker } from "./journal-worker";

interface RelayMessage {
  readonly cidengJournal: JournalRequest;
}

type Asking = (request: JournalRequest) => Promise<JournalAnswer>;

let worker: Asking | null = null;

/** @throws Error if the worker cannot be reached */
export function askJournal(request: JournalRequest): Promise<JournalAnswer> {
  if (import.meta.env.FIREFOX) {
    if (!worker) {
      worker = startJournalWorker();
      askToPersist();
    }
    return worker(request);
  }
  return askOffscreen(request);
}

async function askOffscreen(request: JournalRequest): Promise<JournalAnswer> {
  await ensureOffscreen();
  const message: RelayMessage = { cidengJournal: request };
  const answer: JournalAnswer | undefined = await browser.runtime.sendMessage(message);
  if (!answer) throw new Error("The journal's document did not answer.");
  return answer;
}

let opening: Promise<void> | null = null;

async function ensureOffscreen(): Promise<void> {
  const open = await browser.runtime.getContexts({ contextTypes: ["OFFSCREEN_DOCUMENT"] });
  if (open.length > 0) return;
  // Of two that open it at once, the second is refused.
  opening ??= browser.offscreen
    .createDocument({
      url: "/journal.html",
      reasons: ["WORKERS"],
      justification:
        "Keeps a second copy of the user's notes in files, which only a worker can write safely.",
    })
    .finally(() => {
      opening = null;
    });
  await opening;
}

/** In the offscreen document: answers what the background asks, and nobody else. */
export function relayJournal(ask: Asking): void {
  browser.runtime.onMessage.addListener((message, sender, sendResponse) => {
    const request = (message as Partial<RelayMessage> | null)?.cidengJournal;
    if (!request || sender.id !== browser.runtime.id || !isBackground(sender.url)) return undefined;
    void ask(request).then(sendResponse as (answer: unknown) => void, (error: unknown) => {
      const failure: JournalAnswer = { ok: false, name: "Error", message: String(error) };
      (sendResponse as (answer: unknown) => void)(failure);
    });
    return true;
  });
}

/** Content scripts have the page's address, the card's frame and other pages one of their own. */
function isBackground(url: string | undefined): boolean {
  return url === undefined || url === browser.runtime.getURL("/background.js" as never);
}
