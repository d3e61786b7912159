import { browser } from "wxt/browser";
import type { JournalAnswer, JournalRequest } from "../journal/contract";
import { type AskedWorker, startWorker } from "../worker/asked";

/**
 * Starts the journal's worker. One that has failed is replaced at the next request: it was ended, which
 * releases its files.
 *
 * @returns the function that sends requests to it, which throws a WorkerError
 */
export function startJournalWorker(): (request: JournalRequest) => Promise<JournalAnswer> {
  let worker = start();
  return (request) => {
    if (worker.hasEnded) worker = start();
    return worker.ask(request);
  };
}

function start(): AskedWorker {
  return startWorker(browser.runtime.getURL("/journal-worker.js" as never), true);
}

/**
 * Asks the browser not to delete this origin's data when the disk runs short. The browser decides
 * without asking the user, or does not answer.
 */
export function askToPersist(): void {
  navigator.storage.persist().catch(() => {});
}
