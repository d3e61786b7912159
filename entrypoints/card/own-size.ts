/** The size of the card in CSS pixels. */
interface CardSize {
  readonly width: number;
  readonly height: number;
}

/** The greatest height of a card at the usual text size, in CSS pixels. */
const MAX_HEIGHT = 560;
/**
 * No window is as narrow as this (CSS pixels). In Firefox, a frame that is not laid out yet is 10 pixels wide: a card that
 * was fitted into that remained a column of single characters.
 */
const LEAST_ROOM = 48;
/** From this text size on (CSS pixels), a card may be higher. */
const LARGE_TEXT = 20;

/** Reports the size that the card wants (CSS pixels) whenever its height changes. */
export class OwnSize {
  readonly #root: HTMLElement;
  readonly #tell: (size: CardSize) => void;
  #told = 0;
  #isSheet = false;

  constructor(root: HTMLElement, tell: (size: CardSize) => void) {
    this.#root = root;
    this.#tell = tell;
    new ResizeObserver(() => this.look()).observe(root);
    addEventListener("resize", () => this.#fit());
  }

  /** Whether the card is a sheet: as wide as the window, and as high as the window lets it be. */
  get isSheet(): boolean {
    return this.#isSheet;
  }

  setSheet(isSheet: boolean): void {
    this.#isSheet = isSheet;
    this.#root.classList.toggle("sheet", isSheet);
  }

  /** Makes the next `look` report the size again, because the card shows something else. */
  forget(): void {
    this.#told = 0;
    this.#root.style.removeProperty("--room");
  }

  /** In a narrow window, the frame does not get the width that the card wants. */
  #fit(): void {
    const isNarrower = innerWidth < this.#root.getBoundingClientRect().width;
    const isLaidOut = innerWidth >= LEAST_ROOM;
    if (isNarrower && isLaidOut && this.#told > 0)
      this.#root.style.setProperty("--room", `${innerWidth}px`);
  }

  /** Reports the size if it has changed and the card is drawn. */
  look(): void {
    const card = this.#root.querySelector(".card");
    const whole = Math.ceil(this.#root.getBoundingClientRect().height);
    const isLarge = Number.parseFloat(getComputedStyle(this.#root).fontSize) > LARGE_TEXT;
    const height = isLarge || this.#isSheet ? whole : Math.min(whole, MAX_HEIGHT);
    if (!card || height === this.#told || height === 0) return;
    this.#told = height;
    this.#tell({ width: Math.ceil(card.getBoundingClientRect().width), height });
  }
}
