/**
 * Elements with an open shadow tree. No event tells that one was attached: all elements are looked at, and again some times
 * after each change of the page.
 */
import { SHOW_ELEMENTS, isElement, openRootOf, walkerIn } from "../../dom/native";
import { Slices } from "../../slices/idle-slices";

/** The elements are looked at again after these times. */
const AGAIN_MS = [50, 500, 2000, 8000];
/** And that waits so many times as long as the last time took. */
const REST_FACTOR = 100;
/** After so many elements the clock is looked at. */
const ELEMENTS_A_LOOK = 128;

/** Finds the open shadow trees of an element, if it is one, and of those in a tree: not those in another shadow tree. */
export async function findShadows(
  tree: Node,
  slices: Slices,
  onFound: (shadow: ShadowRoot) => void,
): Promise<void> {
  // Not a list of them all: until that is thrown away the browser takes twice as long for each change of a large page.
  const walker = walkerIn(tree, SHOW_ELEMENTS);
  let at: Node | null = isElement(tree) ? tree : walker.nextNode();
  for (let count = 1; at; count += 1) {
    const shadow = openRootOf(at as Element);
    if (shadow) onFound(shadow);
    // What is removed meanwhile may end the walk: after each change of the page it is looked again.
    if (count % ELEMENTS_A_LOOK === 0) {
      if (slices.isDue) await slices.rest();
      if (slices.hasEnded) return;
    }
    at = walker.nextNode();
  }
}

/** Has something looked at again, some times. */
export class LaterLooks {
  readonly #look: (slices: Slices) => Promise<boolean>;
  readonly #signal: AbortSignal;
  #timers: ReturnType<typeof setTimeout>[] = [];
  #cost = 0;

  /** @param look what is done then, in slices of its own: tells whether it was done */
  constructor(look: (slices: Slices) => Promise<boolean>, signal: AbortSignal) {
    this.#look = look;
    this.#signal = signal;
    signal.addEventListener("abort", () => this.#stop());
  }

  /** From now on, and no longer from the time before. */
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
