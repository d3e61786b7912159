/**
 * The distance beyond the viewport up to which everything is painted, which is how far the page can
 * be scrolled before a new search is needed. All values are CSS pixels. The methods read the scroll
 * position, so the layout should be clean.
 */
export class PaintedMargin {
  #left = 0;
  #top = 0;
  /** Negative if not even everything in view is painted. */
  #above = -1;
  #below = -1;
  #asked = 0;

  /**
   * Everything is painted up to these distances above and below the viewport, at its current
   * position.
   */
  set(above: number, below: number): void {
    this.#left = scrollX;
    this.#top = scrollY;
    this.#above = above;
    this.#below = below;
    this.#asked = scrollY;
  }

  /** Not everything in view is painted, whatever the scroll position. */
  clear(): void {
    this.set(-1, -1);
  }

  /** How far the page has been scrolled down since the last {@link set}; negative if up. */
  get scrolled(): number {
    return scrollY - this.#top;
  }

  /**
   * Whether everything in view will still be painted after one more scroll of the same distance as
   * since the last call.
   */
  holds(): boolean {
    const next = this.scrolled + scrollY - this.#asked;
    this.#asked = scrollY;
    return scrollX === this.#left && next >= -this.#above && next <= this.#below;
  }
}
