/** Reports the height of the card (CSS pixels) whenever it changes. */
export class OwnHeight {
  readonly #root: HTMLElement;
  readonly #tell: (height: number) => void;
  #told = 0;

  constructor(root: HTMLElement, tell: (height: number) => void) {
    this.#root = root;
    this.#tell = tell;
    new ResizeObserver(() => this.look()).observe(root);
  }

  /** Makes the next `look` report the height again, because the card shows something else. */
  forget(): void {
    this.#told = 0;
  }

  /** Reports the height if it has changed and the card is drawn. */
  look(): void {
    const height = Math.ceil(this.#root.getBoundingClientRect().height);
    if (height === this.#told || height === 0) return;
    this.#told = height;
    this.#tell(height);
  }
}
