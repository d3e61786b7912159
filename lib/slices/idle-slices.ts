/** Work in slices, each when the page is idle: between two of them the page can do what it likes. */

/** One slice of work at most, in milliseconds: half a frame, so that the page keeps its own. */
export const SLICE_MS = 8;
/** After a piece of work the next one waits this many times as long as it took: a flood of changes slows us, not the page. */
const REST_FACTOR = 4;
/** And at least so many milliseconds: nothing is painted more often (`Looks`). */
const LEAST_REST_MS = 100;

export class Slices {
  readonly #signal: AbortSignal;
  readonly #timeout: number;
  #began = 0;
  #spent = 0;

  /** @param timeout milliseconds after which a slice is taken also on a page that is never idle */
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

  /** Waits for the next idle moment. (No listener on the signal: one for each slice would pile up on a living page.) */
  async rest(): Promise<void> {
    this.#stop();
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: this.#timeout }));
    this.#began = performance.now();
  }

  /** A piece of work has been done: waits as long as it was dear. */
  async recover(): Promise<void> {
    const ms = Math.max(LEAST_REST_MS, this.takeSpent() * REST_FACTOR);
    await new Promise((resolve) => setTimeout(resolve, ms));
  }

  /** Milliseconds of work since this was last asked, or since the last recovery. */
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
