/** Long work of a page's thread, in slices between which it paints and takes keys. */

/** Milliseconds of one slice: of a frame's sixteen, with what else a frame has. */
const SLICE_MS = 10;

/** Work that stops wherever it could rest, and in the end gives what came of it. */
export type Steps<T> = Generator<void, T>;

/** Does all of it at once. */
export function atOnce<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** One slice of it. @returns null if it is not done yet */
export function slice<T>(steps: Steps<T>): { readonly value: T } | null {
  for (const began = performance.now(); performance.now() - began < SLICE_MS;) {
    const { done, value } = steps.next();
    if (done) return { value };
  }
  return null;
}

/** Does all of it in slices. Never settles once `signal` is aborted: nobody waits for it any more. */
export async function inSlices<T>(steps: Steps<T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    const done = slice(steps);
    if (done) return done.value;
    await rest();
    if (signal?.aborted) return new Promise(() => {});
  }
}

/** Lets what waits have its turn. (A timer would be held back for a second in a tab that is not seen.) */
function rest(): Promise<void> {
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
