/**
 * Asks workers. A worker that fails tells nobody: whoever waits for its answer would wait for ever. So
 * every question is answered, or rejected with a {@link WorkerError}.
 */

/** A worker that could not be loaded, threw, ended, or gave an answer that cannot be read. */
export class WorkerError extends Error {
  override readonly name = "WorkerError";
}

/**
 * Is called if a worker cannot be loaded, throws outside of its promises, or sends what cannot be
 * read.
 */
export function onFailure(worker: Worker, fail: (error: WorkerError) => void): void {
  // An event without a message says that the script could not be loaded.
  worker.addEventListener("error", ({ message }: Partial<ErrorEvent>) =>
    fail(new WorkerError(message ?? "A worker could not be loaded.")),
  );
  worker.addEventListener("messageerror", () =>
    fail(new WorkerError("What a worker has sent cannot be read.")),
  );
}

/** A worker that answers questions (`answerWith`). */
export interface AskedWorker {
  /** Whether it answers nothing any more. */
  readonly hasEnded: boolean;
  /**
   * Asks it. Several questions can be asked at once.
   *
   * @throws WorkerError, also for a question that was asked after it had failed; what it was ended with
   */
  ask<Answer>(question: unknown): Promise<Answer>;
  /** Ends it. Questions that have no answer yet are rejected with the reason. */
  end(reason: unknown): void;
}

/**
 * Starts a worker. One that fails is ended.
 *
 * @param isWatched whether its end by itself is noticed too. No event tells of it: the worker holds a lock,
 *   and who gets it knows. Not for workers of frames in web pages: Chromium keeps no page for going back to
 *   while a frame of it uses a lock (“lock” among its reasons)
 */
export function startWorker(script: string, isWatched: boolean): AskedWorker {
  const name = isWatched ? crypto.randomUUID() : "";
  const worker = new Worker(script, { name });
  const over = new AbortController();
  const { signal } = over;
  const end = (reason: unknown): void => {
    worker.terminate();
    over.abort(reason);
  };
  onFailure(worker, end);
  // Its answers come through ports. This says that it holds its lock.
  worker.addEventListener("message", () => {
    navigator.locks
      .request(name, { signal }, () => end(new WorkerError("A worker has ended by itself.")))
      .catch(() => {});
  });
  return {
    get hasEnded() {
      return signal.aborted;
    },
    ask: (question) => answerTo(question, worker, signal, end),
    end,
  };
}

function answerTo<Answer>(
  question: unknown,
  worker: Worker,
  over: AbortSignal,
  end: (reason: unknown) => void,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    over.throwIfAborted();
    const { port1, port2 } = new MessageChannel();
    // A worker may answer thousands of questions, so that each one removes its listener.
    const done = new AbortController();
    const stop = (): void => {
      port1.close();
      reject(over.reason as Error);
    };
    over.addEventListener("abort", stop, { signal: done.signal });
    port1.addEventListener("messageerror", () =>
      end(new WorkerError("An answer of a worker cannot be read.")),
    );
    port1.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
      done.abort();
      port1.close();
      resolve(data);
    });
    port1.start();
    worker.postMessage(question, [port2]);
  });
}

/**
 * Asks a worker of its own one question.
 *
 * @param signal ends the worker
 * @throws WorkerError, or the signal's reason
 */
export async function askOnce<Answer>(
  script: string,
  question: unknown,
  signal: AbortSignal,
): Promise<Answer> {
  signal.throwIfAborted();
  const worker = startWorker(script, true);
  signal.addEventListener("abort", () => worker.end(signal.reason));
  try {
    return await worker.ask<Answer>(question);
  } finally {
    worker.end(null);
  }
}
