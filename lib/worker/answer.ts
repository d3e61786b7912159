/**
 * Answers each message to this worker through the port that came with it (`startWorker`). An error is
 * thrown outside of the promise, so that whoever started the worker hears of it.
 */
export function answerWith(answer: (question: never) => unknown): void {
  const isReady = holdLock();
  addEventListener("message", async ({ data, ports: [port] }: MessageEvent) => {
    try {
      // Nothing is heard of this worker while it works, so its end must be noticed from then on.
      await isReady;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a MessagePort has none
      port?.postMessage(await answer(data as never));
    } catch (error) {
      // `reportError` would lose the message of a DOMException in Chromium 156.
      queueMicrotask(() => {
        throw error;
      });
    }
  });
  addEventListener("messageerror", () => {
    throw new Error("A question cannot be read.");
  });
}

/** The time that an answer waits for the lock, in milliseconds. It usually takes a few. */
const LOCK_PATIENCE_MS = 500;

/**
 * Holds the lock with this worker's name until this worker ends. The promise is fulfilled once it is held,
 * and if the browser does not give it: then only the end of this worker goes unnoticed.
 */
function holdLock(): Promise<void> {
  const { name } = globalThis as unknown as { readonly name: string };
  if (name === "") return Promise.resolve();
  return new Promise((resolve) => {
    setTimeout(resolve, LOCK_PATIENCE_MS);
    navigator.locks
      .request(name, () => {
        resolve();
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
        postMessage(null);
        return new Promise(() => {});
      })
      .catch(() => resolve());
  });
}
