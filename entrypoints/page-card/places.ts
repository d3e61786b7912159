/** The places of a page's terms: which are in view, and how to go from one to the next. */
import { boxOf, flatParentOf, isElement, isText } from "@/lib/dom/native";
import { Visibility } from "@/lib/dom/visibility";
import type { PageLight } from "@/lib/page/light";
import type { PlacedMatch } from "@/lib/page/terms/match-index";
import { inOrder } from "@/lib/page/terms/in-order";
import type { Boundaries, TextMeter } from "@/lib/page/paint/hit-test";
import { isPaintable } from "@/lib/page/paint/paintable";
import { register, unregister } from "@/lib/page/paint/registry";

/** The highlights above those of the terms. The one with the higher number covers the other. */
const MARKS = {
  /** The term whose card is open. */
  open: 1,
  /** The place to which the keyboard or a step has gone. */
  here: 2,
} as const;
type Mark = keyof typeof MARKS;

/** The places of the terms of one lit document. */
export class Places {
  readonly #document: Document;
  readonly #light: PageLight;
  readonly #meter: TextMeter;
  readonly #marks = new Map<Mark, Highlight>();

  constructor(document: Document, light: PageLight, meter: TextMeter, signal: AbortSignal) {
    this.#document = document;
    this.#light = light;
    this.#meter = meter;
    signal.addEventListener("abort", () => {
      for (const [mark, highlight] of this.#marks) unregister(`cideng-${mark}`, highlight);
    });
  }

  /** All visitable places of a term, in document order. Has the whole page read. */
  async of(term: string): Promise<PlacedMatch[]> {
    const { index, finder } = this.#light;
    await this.#light.readAll();
    const wanted = finder.terms.indexOf(term);
    const visibility = new Visibility();
    return [...inOrder(index, this.#document)].filter(
      (it) => index.termOf(it) === wanted && index.isTerm(it) && visibility.has(it.startContainer),
    );
  }

  /** The lit places in the window, in document order. */
  inView(): PlacedMatch[] {
    const painted = new Set(this.#light.painter.painted);
    return [...inOrder(this.#light.index, this.#document)].filter((it) => {
      const box = painted.has(it) && this.#meter.boxOf({ at: it, line: 0 });
      return (
        box && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
      );
    });
  }

  /**
   * Scrolls a place into the middle of each scrolling box around it, unless it is in view there. It
   * scrolls instantly, so nobody has to wait.
   */
  scrollTo(match: Boundaries): void {
    const boxNow = (): DOMRect | null => this.#meter.boxOf({ at: match, line: 0 });
    for (let at = flatParentOf(match.startContainer); at; at = flatParentOf(at)) {
      if (!isElement(at) || /^(?:visible|clip)$/u.test(getComputedStyle(at).overflow)) continue;
      const box = boxNow();
      if (box) scrollBy.call(at, wayInto(boxOf(at), box));
    }
    const box = boxNow();
    if (box) window.scrollBy(wayInto(new DOMRect(0, 0, innerWidth, innerHeight), box));
  }

  /** Moves a mark to a place; null removes it. */
  mark(mark: Mark, match: Boundaries | null): void {
    const highlight = this.#marks.get(mark) ?? new Highlight();
    this.#marks.set(mark, highlight);
    highlight.priority = MARKS[mark];
    highlight.clear();
    const text = match?.startContainer;
    if (match && text && isText(text) && isPaintable(text)) highlight.add(new StaticRange(match));
    register(`cideng-${mark}`, highlight);
  }
}

/** The method of the prototype, because a form named `scrollBy` would hide the element's own. */
// oxlint-disable-next-line typescript/unbound-method -- it is called with an element
const scrollBy: (this: Element, way: ScrollToOptions) => void = Element.prototype.scrollBy;

/**
 * The distance to scroll so that a box comes into the middle of a frame. It is 0 in a direction in
 * which the box is already inside.
 */
function wayInto(frame: DOMRect, box: DOMRect): ScrollToOptions {
  const isIn = box.top >= frame.top && box.bottom <= frame.bottom;
  const isBeside = box.left >= frame.left && box.right <= frame.right;
  const top = isIn ? 0 : box.top - frame.top - frame.height / 2;
  const left = isBeside ? 0 : box.left - frame.left - frame.width / 2;
  return { top, left, behavior: "instant" };
}
