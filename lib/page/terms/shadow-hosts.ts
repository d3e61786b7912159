/**
 * Finds elements with an open shadow tree. No event announces that one was attached. So all
 * elements are examined, and examined again several times after each change of the page.
 */
import { SHOW_ELEMENTS, isElement, openRootOf, walkerIn } from "../../dom/native";
import { Slices } from "../../slices/idle-slices";

/** Milliseconds after which the elements are examined again. */
const AGAIN_MS = [50, 500, 2000, 8000];
/** A pause is added to these times: this multiple of the time that the last search took. */
const REST_FACTOR = 100;
/** The number of elements after which the clock is checked. */
const ELEMENTS_A_LOOK = 128;

/**
 * Finds the open shadow trees of the elements in a tree, including the tree's root element. It does
 * not enter shadow trees.
 */
export async function findShadows(
  tree: Node,
  slices: Slices,
  onFound: (shadow: ShadowRoot) => void,
): Promise<void> {
  // A walker, not a list: until a list of all elements is collected, each change of a large page
  // takes the browser twice as long.
  const walker = walkerIn(tree, SHOW_ELEMENTS);
  let at: Node | null = isElement(tree) ? tree : walker.nextNode();
  for (let count = 1; at; count += 1) {
    const shadow = openRootOf(at as Element);
    if (shadow) onFound(shadow);
    // A removal during the pause may end the walk early. That is harmless, because the search is
    // repeated after each change of the page.
    if (count % ELEMENTS_A_LOOK === 0) {
      if (slices.isDue) await slices.rest();
      if (slices.hasEnded) return;
    }
    at = walker.nextNode();
  }
}

/** Repeats a search some times. */
export class LaterLooks {
  readonly #look: (slices: Slices) => Promise<boolean>;
  readonly #signal: AbortSignal;
  #timers: ReturnType<typeof setTimeout>[] = [];
  #cost = 0;

  /** @param look the search, in slices of its own; returns whether it was done */
  constructor(look: (slices: Slices) => Promise<boolean>, signal: AbortSignal) {
    this.#look = look;
    this.#signal = signal;
    signal.addEventListener("abort", () => this.#stop());
  }

  /** Starts the series of looks, and cancels an earlier one. */
  begin(): void {
    this.#stop();
    const rest = this.#cost * REST_FACTOR;
    this.#timers = AGAIN_MS.map((ms) => setTimeout(() => void this.#run(), ms + rest));
  }

  async #run(): Promise<void> {
    const slices = new Slices(this.#signal);
    await slices.rest();
    if (await this.#look(slices)) this.#cost = slices.takeSpent();
  }

  #stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }
}
