/** Divides work into slices that run when the page is idle. The page can run between two slices. */

/**
 * The maximum length of a slice in milliseconds: half a frame, so that the page keeps the other
 * half.
 */
export const SLICE_MS = 8;
/**
 * After a piece of work, the next one waits this multiple of its duration. So a flood of changes
 * slows down this extension, not the page.
 */
const REST_FACTOR = 4;
/** The minimum wait in milliseconds. Nothing is painted more often than this anyway (`Looks`). */
const LEAST_REST_MS = 100;

/** The slices of one kind of work, until a signal ends it. */
export class Slices {
  readonly #signal: AbortSignal;
  readonly #timeout: number;
  #began = 0;
  #spent = 0;

  /** @param timeout milliseconds after which a slice runs even on a page that is never idle */
  constructor(signal: AbortSignal, timeout = 500) {
    this.#signal = signal;
    this.#timeout = timeout;
  }

  /** Whether it is time to {@link rest}. */
  get isDue(): boolean {
    return performance.now() - this.#began >= SLICE_MS;
  }

  get hasEnded(): boolean {
    return this.#signal.aborted;
  }

  /**
   * Waits for the next idle moment. (It adds no listener to the signal: one per slice would pile up
   * on a living page.)
   */
  async rest(): Promise<void> {
    this.#stop();
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: this.#timeout }));
    this.#began = performance.now();
  }

  /** Waits after a piece of work, in proportion to its duration. */
  async recover(): Promise<void> {
    const ms = Math.max(LEAST_REST_MS, this.takeSpent() * REST_FACTOR);
    await new Promise((resolve) => setTimeout(resolve, ms));
  }

  /** Milliseconds of work since the last call, or since the last recovery. */
  takeSpent(): number {
    this.#stop();
    const spent = this.#spent;
    this.#spent = 0;
    return spent;
  }

  #stop(): void {
    if (this.#began > 0) this.#spent += performance.now() - this.#began;
    this.#began = 0;
  }
}
