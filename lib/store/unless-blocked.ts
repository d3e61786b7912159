/**
 * Telling a database that somebody holds from one that just takes its time.
 *
 * The browser says `blocked` to the one request that is next. Those behind it hear nothing, and neither do those that
 * wait for somebody's long upgrade. So who is told holds a lock for as long as that is so, in whichever context, and
 * all who wait look for the lock.
 */
import { StoreError } from "./store-error";

const LOCK = "cideng-store-blocked";

/** An older connection may step aside yet: it hangs when the lock was there at two looks in a row (milliseconds). */
const LOOK_MS = 2000;

/** Of one request: whether the browser has said `blocked` to it, and that is not over yet. */
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
 * What is asked of IndexedDB, however long that takes, unless a connection that does not close is in its way.
 *
 * @throws StoreError `blocked`; what was asked for may be done later all the same
 */
export async function unlessBlocked<T>(ask: (blockage: Blockage) => Promise<T>): Promise<T> {
  const blockage = new Blockage();
  const asked = ask(blockage);
  const controller = new AbortController();
  try {
    return await Promise.race([asked, hangs(controller.signal)]);
  } finally {
    controller.abort();
    // Also when it has been given up: those who ask next wait behind it.
    const over = (): void => blockage.end();
    asked.then(over, over);
  }
}

/** Fails once somebody is blocked for good, and when nobody waits for it any more. */
async function hangs(signal: AbortSignal): Promise<never> {
  for (let seen = 0; seen < 2 && !signal.aborted;) {
    await pause(LOOK_MS, signal);
    const { held = [] } = await navigator.locks.query();
    seen = held.some(({ name }) => name === LOCK) ? seen + 1 : 0;
  }
  throw new StoreError("blocked", "a connection that does not close holds it");
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => clearTimeout(timer));
  });
}
