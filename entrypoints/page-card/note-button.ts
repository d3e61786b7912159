/**
 * A small button beside a new selection. It takes no focus and leaves the selection as it is. For
 * keyboard users, a separate command does the same.
 */
import type { TextMeter } from "@/lib/page/paint/hit-test";
import { appendTo, hostParent, makeElement, setStyle } from "./card-host";

/** CSS pixels. */
const SIZE = 26;
const GAP = 4;

const HOST_STYLE =
  "all:initial;position:fixed;inset:auto;margin:0;padding:0;border:0;background:transparent;" +
  `width:${SIZE}px;height:${SIZE}px;z-index:2147483646;overflow:visible;`;

const BUTTON_STYLE =
  `all:initial;box-sizing:border-box;display:block;width:${SIZE}px;height:${SIZE}px;cursor:pointer;` +
  "border:1px solid rgb(128 128 128/45%);border-radius:6px;background:#fffdf5;color:#3a3320;" +
  "font:15px/24px system-ui,sans-serif;text-align:center;box-shadow:0 2px 8px rgb(0 0 0/22%);";

/** The note button of one document. */
export class NoteButton {
  readonly #document: Document;
  readonly #meter: TextMeter;
  readonly #label: string;
  readonly #onPress: () => void;
  #host: HTMLElement | null = null;
  /**
   * Whether the button is being pressed. The selection then still exists, but must not bring up the
   * button again.
   */
  #isPressed = false;

  constructor(
    document: Document,
    meter: TextMeter,
    label: string,
    signal: AbortSignal,
    onPress: () => void,
  ) {
    this.#document = document;
    this.#meter = meter;
    this.#label = label;
    this.#onPress = onPress;
    window.addEventListener("selectionchange", () => this.#hideIfEmpty(), {
      capture: true,
      signal,
    });
    window.addEventListener("scroll", () => this.hide(), { capture: true, passive: true, signal });
    signal.addEventListener("abort", () => this.hide());
  }

  /** Shows the button at the end of a selection. */
  offer(range: Range): void {
    if (this.#isPressed) {
      this.#isPressed = false;
      return;
    }
    const box = this.#meter.rectsOf(range).at(-1);
    const parent = hostParent(this.#document, range.endContainer);
    if (!box || !(parent instanceof HTMLElement)) return;
    this.hide();
    const host = makeElement(this.#document, "div");
    host.attachShadow({ mode: "closed" }).append(this.#makeButton());
    if ("popover" in host) host.popover = "manual";
    const left = Math.min(Math.max(0, box.right + GAP), innerWidth - SIZE - GAP);
    const below = box.bottom + GAP;
    const top = below + SIZE < innerHeight ? below : Math.max(0, box.top - SIZE - GAP);
    const zoom = 1 / (parent.currentCSSZoom ?? 1);
    setStyle(host, `${HOST_STYLE}zoom:${zoom};left:${left}px;top:${top}px;`);
    appendTo(parent, host);
    if ("showPopover" in host) host.showPopover();
    this.#host = host;
  }

  #makeButton(): HTMLElement {
    const button = makeElement(this.#document, "button");
    button.tabIndex = -1;
    button.textContent = "✎";
    button.title = this.#label;
    button.ariaLabel = this.#label;
    setStyle(button, BUTTON_STYLE);
    // A pressed button would take the focus, and the selection would be lost.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("pointerdown", () => {
      this.#isPressed = true;
    });
    button.addEventListener("click", ({ isTrusted }) => {
      if (!isTrusted) return;
      this.hide();
      this.#onPress();
    });
    return button;
  }

  #hideIfEmpty(): void {
    if (getSelection()?.type !== "Range") this.hide();
  }

  hide(): void {
    this.#host?.remove();
    this.#host = null;
  }
}
