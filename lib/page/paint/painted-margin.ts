/**
 * How far beyond the viewport everything is painted, and so how far the page can be scrolled before anything is to be.
 *
 * All in CSS pixels. Asks where the page is scrolled to: the layout should be clean.
 */
export class PaintedMargin {
  #left = 0;
  #top = 0;
  /** Below 0 where not even everything in view is painted. */
  #above = -1;
  #below = -1;
  #asked = 0;

  /** From here as far above the viewport and below it everything is painted. */
  set(above: number, below: number): void {
    this.#left = scrollX;
    this.#top = scrollY;
    this.#above = above;
    this.#below = below;
    this.#asked = scrollY;
  }

  /** Not everything in view is painted, wherever the page is scrolled to. */
  clear(): void {
    this.set(-1, -1);
  }

  /** How far the page has been scrolled down since it was last {@link set}; below 0: up. */
  get scrolled(): number {
    return scrollY - this.#top;
  }

  /**
   * Whether everything in view will still be painted when the page has been scrolled once more as far as it was since this
   * was last asked.
   */
  holds(): boolean {
    const next = this.scrolled + scrollY - this.#asked;
    this.#asked = scrollY;
    return scrollX === this.#left && next >= -this.#above && next <= this.#below;
  }
}
