/** Tells how high the card is (CSS pixels), whenever that is another. */
export class OwnHeight {
  readonly #root: HTMLElement;
  readonly #tell: (height: number) => void;
  #told = 0;

  constructor(root: HTMLElement, tell: (height: number) => void) {
    this.#root = root;
    this.#tell = tell;
    new ResizeObserver(() => this.look()).observe(root);
  }

  /** It is told again: the card shows something else. */
  forget(): void {
    this.#told = 0;
  }

  look(): void {
    const height = Math.ceil(this.#root.getBoundingClientRect().height);
    if (height === this.#told || height === 0) return;
    this.#told = height;
    this.#tell(height);
  }
}
