import { browser } from "wxt/browser";
import type { JournalAnswer, JournalRequest } from "../journal/contract";

/** Starts the journal's worker. @returns what asks it */
export function startJournalWorker(): (request: JournalRequest) => Promise<JournalAnswer> {
  const worker = new Worker(browser.runtime.getURL("/journal-worker.js" as never));
  return (request) =>
    new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }: MessageEvent<JournalAnswer>) => {
        port1.close();
        resolve(data);
      };
      worker.addEventListener("error", ({ message }) => reject(new Error(message)), { once: true });
      worker.postMessage(request, [port2]);
    });
}

/** What lies in this origin is not to be cleared when the disk runs short. Answered without asking the user, or not at all. */
export function askToPersist(): void {
  navigator.storage.persist().catch(() => {});
}
