/** Long work in steps: each step says how far it is, and the page can run between two of them. */
import { SLICE_MS, rest } from "../slices/in-slices";

/**
 * Work that yields its share that is done (0 to 1) wherever it can be interrupted. A part that does
 * not know how far the whole is yields 0.
 */
export type Steps<T> = Generator<number, T, void>;

/** Entries or paragraphs between two steps of work that takes microseconds for each. */
export const STRIDE = 50;

/**
 * Does work in slices, between which the page paints and handles input. The progress never goes back.
 *
 * @throws what `signal` was aborted with, or what the work throws
 */
export async function inSteps<T>(
  steps: Steps<T>,
  onProgress: (share: number) => void,
  signal: AbortSignal | null,
): Promise<T> {
  let share = 0;
  for (;;) {
    signal?.throwIfAborted();
    const began = performance.now();
    do {
      const step = steps.next();
      if (step.done) return step.value;
      share = Math.max(share, step.value);
    } while (performance.now() - began < SLICE_MS);
    onProgress(share);
    await rest();
  }
}
