/** Long work in steps: each step says how far it is, and the page can run between two of them. */
import { ReadingError } from "./reading-error";

/** Work that yields its share that is done (0 to 1) wherever it can be interrupted. */
export type Steps<T> = Generator<number, T, void>;

/** Entries or paragraphs between two steps of work that takes microseconds for each. */
export const STRIDE = 50;

/** Milliseconds of one slice: a frame has sixteen. */
const SLICE_MS = 12;

/**
 * Does work in slices, between which the page paints and handles input.
 *
 * @throws what `signal` was aborted with, or what the work throws
 */
export async function inSteps<T>(
  steps: Steps<T>,
  onProgress: (share: number) => void,
  signal: AbortSignal | null,
): Promise<T> {
  for (;;) {
    signal?.throwIfAborted();
    const began = performance.now();
    let share = 0;
    do {
      const step = steps.next();
      if (step.done) return step.value;
      share = step.value;
    } while (performance.now() - began < SLICE_MS);
    onProgress(share);
    await rest();
  }
}

/** Lets waiting tasks run. (In a hidden tab, a timer would be delayed by a second.) */
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

/** Refuses text that is longer than what is read. */
export const CHARACTER_LIMIT = 12_000_000;

/** @throws ReadingError `too-much` */
export function refuseLongText(length: number): void {
  if (length > CHARACTER_LIMIT) {
    throw new ReadingError({ code: "too-much", of: "characters", limit: CHARACTER_LIMIT });
  }
}
