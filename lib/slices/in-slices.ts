/**
 * Divides long work on a page's main thread into slices. Between two of them, the page paints and
 * handles input.
 */

/** The length of a slice in milliseconds, out of the sixteen of a frame. */
export const SLICE_MS = 10;

/** Work that yields wherever it can be interrupted, and finally returns its result. */
export type Steps<T> = Generator<void, T>;

/** Does all of the work without interruption. */
export function atOnce<T>(steps: Generator<unknown, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/**
 * Does one slice of the work.
 *
 * @returns the result, or null if the work is not done yet
 */
export function slice<T>(steps: Steps<T>): { readonly value: T } | null {
  for (const began = performance.now(); performance.now() - began < SLICE_MS;) {
    const { done, value } = steps.next();
    if (done) return { value };
  }
  return null;
}

/**
 * Does all of the work in slices. The promise never settles once `signal` is aborted, because
 * nobody waits for it then.
 */
export async function inSlices<T>(steps: Steps<T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    const done = slice(steps);
    if (done) return done.value;
    await rest();
    if (signal?.aborted) return new Promise(() => {});
  }
}

/** Lets waiting tasks run. (In a hidden tab, a timer would be delayed by a second.) */
export function rest(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a MessagePort has none
    port2.postMessage(null);
  });
}
