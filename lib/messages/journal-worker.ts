import { browser } from "wxt/browser";
import type { JournalAnswer, JournalRequest } from "../journal/contract";

/** Starts the journal's worker. @returns what asks it */
export function startJournalWorker(): (request: JournalRequest) => Promise<JournalAnswer> {
  const worker = new Worker(browser.runtime.getURL("/journal-worker.js" as never));
  return (request) =>
    new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      // The worker outlives thousands of requests: none leaves a listener behind.
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

/** What lies in this origin is not to be cleared when the disk runs short. Answered without asking the user, or not at all. */
export function askToPersist(): void {
  navigator.storage.persist().catch(() => {});
}
