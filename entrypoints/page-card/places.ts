/** The places of a page's terms: which are in view, and the way from one to the next. */
import { isElement, isVisible, parentOf } from "@/lib/dom/native";
import type { PageLight } from "@/lib/page/light";
import type { PlacedMatch } from "@/lib/page/match-index";
import { inOrder } from "@/lib/page/in-order";
import type { Boundaries, TextMeter } from "@/lib/page/hit-test";
import { register, unregister } from "@/lib/page/registry";

/** The highlight of the place that the keyboard or a step has gone to. */
const HERE = "cideng-here";

export class Places {
  readonly #document: Document;
  readonly #light: PageLight;
  readonly #meter: TextMeter;
  readonly #here = new Highlight();

  constructor(document: Document, light: PageLight, meter: TextMeter, signal: AbortSignal) {
    this.#document = document;
    this.#light = light;
    this.#meter = meter;
    this.#here.priority = 2;
    signal.addEventListener("abort", () => unregister(HERE, this.#here));
  }

  /** All places of a term that can be gone to, in the order of the page. Has all of the page read. */
  async of(term: string): Promise<PlacedMatch[]> {
    const { index, finder } = this.#light;
    await this.#light.readAll();
    const wanted = finder.terms.indexOf(term);
    return [...inOrder(index, this.#document)].filter(
      (it) => index.termOf(it) === wanted && index.isTerm(it) && isVisible(it.startContainer),
    );
  }

  /** The lit places in the window, in the order of the page. */
  inView(): PlacedMatch[] {
    const painted = new Set(this.#light.painter.painted);
    return [...inOrder(this.#light.index, this.#document)].filter((it) => {
      const box = painted.has(it) && this.#meter.boxOf({ at: it, line: 0 });
      return (
        box && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
      );
    });
  }

  /** Brings a place into the middle of the window, if it is not in it. At once: nothing is to wait for. */
  scrollTo(match: Boundaries): void {
    const boxNow = (): DOMRect | null => this.#meter.boxOf({ at: match, line: 0 });
    if (isInWindow(boxNow())) return;
    const parent = parentOf(match.startContainer);
    if (parent && isElement(parent)) {
      Element.prototype.scrollIntoView.call(parent, { block: "center", behavior: "instant" });
    }
    const box = boxNow();
    // A paragraph longer than the window has its middle in view now, and perhaps not its term.
    if (box && !isInWindow(box)) {
      window.scrollBy({ top: box.top - innerHeight / 2, behavior: "instant" });
    }
  }

  /** Marks a place as the one that is meant; null for none. */
  mark(match: Boundaries | null): void {
    this.#here.clear();
    if (match) this.#here.add(new StaticRange(match));
    register(HERE, this.#here);
  }
}

function isInWindow(box: DOMRect | null): boolean {
  return box !== null && box.top >= 0 && box.bottom <= innerHeight;
}
