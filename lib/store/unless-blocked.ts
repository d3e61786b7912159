/**
 * Distinguishes a database that another connection blocks from one that is only slow.
 *
 * The browser reports `blocked` only to the next request. The requests behind it hear nothing, and
 * neither do those that wait for a long upgrade. So a request that is told holds a lock for as long
 * as it is blocked, in whichever context it is. All waiting requests check whether that lock is
 * held.
 */
import { StoreError } from "./store-error";

const LOCK = "cideng-store-blocked";

/**
 * Milliseconds between two checks. An older connection may still close. The database counts as
 * blocked if the lock was held at two checks in a row.
 */
const LOOK_MS = 2000;

/**
 * The state of one request: whether the browser has reported `blocked` to it, and that has not
 * ended.
 */
export class Blockage {
  #release: (() => void) | undefined;

  begin(): void {
    const isOver = new Promise<void>((resolve) => (this.#release = resolve));
    void navigator.locks.request(LOCK, { mode: "shared" }, () => isOver);
  }

  end(): void {
    this.#release?.();
  }
}

/**
 * Makes a request to IndexedDB and waits as long as it takes, unless a connection that does not
 * close is in its way.
 *
 * @throws StoreError `blocked`; the request may still be carried out later
 */
export async function unlessBlocked<T>(ask: (blockage: Blockage) => Promise<T>): Promise<T> {
  const blockage = new Blockage();
  const asked = ask(blockage);
  const controller = new AbortController();
  try {
    return await Promise.race([asked, hangs(controller.signal)]);
  } finally {
    controller.abort();
    // This also happens after the request was given up, because later requests wait behind it.
    const over = (): void => blockage.end();
    asked.then(over, over);
  }
}

/** Rejects once a request is blocked permanently, and when nobody waits any more. */
async function hangs(signal: AbortSignal): Promise<never> {
  for (let seen = 0; seen < 2 && !signal.aborted;) {
    await pause(LOOK_MS, signal);
    const { held = [] } = await navigator.locks.query();
    seen = held.some(({ name }) => name === LOCK) ? seen + 1 : 0;
  }
  throw new StoreError("blocked", "a connection that does not close holds the database");
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => clearTimeout(timer));
  });
}
