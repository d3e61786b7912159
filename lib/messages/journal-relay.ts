/**
 * How the background reaches the journal's worker. Chromium's background is a service worker, which
 * cannot start a worker. An offscreen document holds the worker there, and requests go to that
 * document by message. In Firefox, the background is a page and starts the worker itself.
 */
import { browser } from "wxt/browser";
import type { JournalAnswer, JournalRequest } from "../journal/contract";
import { askToPersist, startJournalWorker } from "./journal-worker";

interface RelayMessage {
  readonly cidengJournal: JournalRequest;
}

type Asking = (request: JournalRequest) => Promise<JournalAnswer>;

let worker: Asking | null = null;

/**
 * Sends a request to the journal.
 *
 * @throws Error if the worker cannot be reached
 */
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

/** A document that an earlier run of this background is just opening does not listen yet. */
const TRIES = 40;
const AGAIN_MS = 50;

/**
 * Repeating a request does the journal no harm: the same values are written with a higher number.
 */
async function askOffscreen(request: JournalRequest): Promise<JournalAnswer> {
  const message: RelayMessage = { cidengJournal: request };
  for (let left = TRIES; ; left -= 1) {
    await ensureOffscreen();
    const answer = (await browser.runtime.sendMessage(message).catch(() => undefined)) as
      | JournalAnswer
      | undefined;
    if (answer) return answer;
    if (left === 0) throw new Error("The journal's document did not answer.");
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

let opening: Promise<void> | null = null;

async function ensureOffscreen(): Promise<void> {
  const open = await browser.runtime.getContexts({ contextTypes: ["OFFSCREEN_DOCUMENT"] });
  if (open.length > 0) return;
  // If the document is opened twice at once, the second call is refused.
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

/** Runs in the offscreen document. Answers only the background's requests. */
export function relayJournal(ask: Asking): void {
  browser.runtime.onMessage.addListener((message, sender): Promise<JournalAnswer> | undefined => {
    const request = (message as Partial<RelayMessage> | null)?.cidengJournal;
    if (!request || sender.id !== browser.runtime.id || !isBackground(sender.url)) return undefined;
    return ask(request).catch((error: unknown) => ({
      ok: false,
      name: "Error",
      message: String(error),
    }));
  });
}

/** Content scripts have the page's address, and the card's frame and other pages have their own. */
function isBackground(url: string | undefined): boolean {
  return url === browser.runtime.getURL("/background.js" as never);
}
