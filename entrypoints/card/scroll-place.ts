/** The scroll position of a card. It is set once for each subject, when its content is there. */
export class ScrollPlace {
  /** CSS pixels; null once it has been set. */
  #wanted: number | null = null;

  /** CSS pixels. */
  get now(): number {
    return scroller().scrollTop;
  }

  /** @param top CSS pixels: where the user left the content, or 0 */
  want(top: number): void {
    this.#wanted = top;
  }

  reach(): void {
    if (this.#wanted === null) return;
    scroller().scrollTop = this.#wanted;
    this.#wanted = null;
  }
}

const scroller = (): Element => document.scrollingElement ?? document.documentElement;
