import { browser } from "wxt/browser";
import type { JournalAnswer, JournalRequest } from "../journal/contract";

/**
 * Starts the journal's worker.
 *
 * @returns the function that sends requests to it
 */
export function startJournalWorker(): (request: JournalRequest) => Promise<JournalAnswer> {
  const worker = new Worker(browser.runtime.getURL("/journal-worker.js" as never));
  return (request) =>
    new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      // The worker handles thousands of requests, so each one removes its listener.
      const answered = new AbortController();
      port1.onmessage = ({ data }: MessageEvent<JournalAnswer>) => {
        port1.close();
        answered.abort();
        resolve(data);
      };
      worker.addEventListener("error", ({ message }) => reject(new Error(message)), {
        once: true,
        signal: answered.signal,
      });
      worker.postMessage(request, [port2]);
    });
}

/**
 * Asks the browser not to delete this origin's data when the disk runs short. The browser decides
 * without asking the user, or does not answer.
 */
export function askToPersist(): void {
  navigator.storage.persist().catch(() => {});
}
