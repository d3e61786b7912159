/**
 * The card's frame in the page.
 *
 * The card is an extension page, so the page around it can neither read it nor hear what is typed
 * in it. The content to show goes over a `MessagePort`. The port is handed to the frame with the
 * extension's own origin as the target, together with a nonce that was announced to the background
 * before. The page can post messages to the frame too, but it cannot know the nonce.
 */
import type { TermAddress } from "@/lib/document/address";
import { browser } from "wxt/browser";
import type { CardState, CardSubject, FromCard, ToCard } from "@/lib/messages/contract";
import { ask } from "@/lib/messages/ask";
import type { Box } from "@/lib/geometry/box";
import type { Size } from "@/lib/card/place-card";
import {
  type CardHost,
  hostParent,
  isHostOf,
  mountHost,
  raiseHost,
  setStyle,
  unmountHost,
} from "./card-host";
import { FocusKeeper } from "./focus-keeper";
import { type Anchor, Placement } from "./placement";

/**
 * A page that removes a card this often does so on purpose, or never keeps other elements in its
 * root for long.
 */
const MOST_RETURNS = 5;

interface Mounted extends CardHost {
  readonly port: MessagePort;
}

/** The content of the card, also while its frame is not mounted. */
interface Shown {
  readonly subject: CardSubject;
  /** The state in which the user left it, if its frame has been removed since. */
  readonly state: CardState | null;
  readonly takesFocus: boolean;
}

/** Mounts, fills, places and removes the card of one document: see the top of this file. */
export class CardFrame {
  onMessage: (message: Exclude<FromCard, { type: "shown" | "move" | "drop" | "stretch" }>) => void =
    () => {};

  readonly #document: Document;
  readonly #signal: AbortSignal;
  readonly #focus: FocusKeeper;
  readonly #isFollowed: () => boolean;
  #mounted: Mounted | null = null;
  #prepared = "";
  #turn = 0;
  /** The turn whose card has been placed. */
  #placed = 0;
  /** Where the card is to be; null while none is asked for. */
  #placement: Placement | null = null;
  /** Whether a card is to be seen. */
  #isVisible = false;
  #shown: Shown | null = null;
  /** Whether the page may be about to be left. Nothing is mounted until it is known to stay. */
  #isAway = false;
  #isPrinted = false;
  /** How often the shown card had to be mounted again. */
  #returns = 0;
  /** Notices when the page removes or moves the host. */
  readonly #guard = new MutationObserver(() => {
    const { host } = this.#mounted ?? {};
    if (host && host.parentNode !== this.#parent) this.#return();
  });
  #parent: Node | null = null;
  /** The style with which the host was placed last. */
  #style = "";
  #wantsFocus = false;

  /** @param isFollowed whether the side panel is open, so that a card on a term is brief */
  constructor(document: Document, signal: AbortSignal, isFollowed: () => boolean) {
    this.#document = document;
    this.#signal = signal;
    this.#isFollowed = isFollowed;
    this.#focus = new FocusKeeper(document);
    signal.addEventListener("abort", () => this.#unmount());
  }

  /** The element of the page in which the card is; null while there is none. */
  get host(): Element | null {
    return this.#mounted?.host ?? null;
  }

  /** Whether an event's target is the card. */
  owns(target: Element): boolean {
    return target === this.host;
  }

  /** The visible card's box in the viewport; null while it is hidden. */
  get box(): Box | null {
    return this.#isVisible ? (this.#mounted?.host.getBoundingClientRect() ?? null) : null;
  }

  /**
   * The pointer is near a term: have the card loaded, and what these terms need.
   *
   * @param terms names of the lexicon, which are addresses
   */
  prepare(terms: readonly string[]): void {
    const key = terms.join("\n");
    if (this.#isAway) return;
    if (this.#prepared === key && this.#mounted?.host.isConnected) return;
    this.#mounted ??= this.#mount(this.#document);
    this.#post({ type: "prepare", terms: terms as readonly TermAddress[] });
    this.#prepared = key;
  }

  show(subject: CardSubject, anchor: Anchor): void {
    let takesFocus = subject.type === "compose" || subject.type === "no-term";
    if (subject.type === "term") takesFocus = subject.view === "line";
    this.#placement = new Placement(anchor, this.#placement?.moved ?? null);
    this.#shown = { subject, state: null, takesFocus };
    this.#returns = 0;
    if (!this.#isAway) this.#show(this.#shown, this.#placement);
  }

  #show({ subject, state, takesFocus }: Shown, { node, isSheet }: Placement): void {
    const parent = hostParent(this.#document, node);
    if (!parent) return;
    // The page may have removed our host with the rest of its document, or may have opened a
    // dialog.
    if (this.#mounted && !isHostOf(this.#mounted, parent)) this.#unmount();
    this.#mounted ??= this.#mount(node);
    this.#turn += 1;
    const isFollowed = this.#isFollowed();
    this.#post({ type: "show", turn: this.#turn, subject, state, isFollowed, isSheet });
    // The text of a sheet is laid out in the width of the window.
    if (isSheet && this.#mounted && !this.#isVisible) {
      this.#style = `width:${this.#viewport().width}px;`;
      setStyle(this.#mounted.host, this.#style);
    }
    this.#wantsFocus = takesFocus;
    if (this.#wantsFocus) this.#focus.keep(this.#mounted?.host ?? null);
  }

  /** Has the card show the whole entry of its term. */
  grow(): void {
    this.#post({ type: "grow" });
  }

  moveTo(box: Box): void {
    this.#placement?.follow(box);
    this.#place();
  }

  hide(): void {
    this.#placement = null;
    this.#shown = null;
    this.#isVisible = false;
    this.#turn += 1;
    this.#post({ type: "hide" });
    if (!this.#mounted) return;
    this.#focus.giveBack(this.#mounted);
    setStyle(this.#mounted.host, "visibility:hidden;");
  }

  /** Called when the page may be about to be left: removes the card with its frame. */
  leave(): void {
    const hasFocus = this.#document.activeElement === this.#mounted?.host;
    if (this.#shown && hasFocus) this.#shown = { ...this.#shown, takesFocus: true };
    this.#isAway = true;
    this.#isVisible = false;
    this.#unmount();
  }

  /**
   * Called when the page has stayed, or has come back: restores the card as it was, if one was
   * shown.
   */
  stay(): void {
    this.#isAway = false;
    if (this.#shown && this.#placement) this.#show(this.#shown, this.#placement);
  }

  /** The page has removed or moved the host, which ends its frame. Restores the card as it was. */
  #return(): void {
    this.#unmount();
    this.#isVisible = false;
    this.#returns += 1;
    if (!this.#shown || !this.#placement || this.#isAway) return;
    if (this.#returns > MOST_RETURNS) {
      this.onMessage({ type: "close" });
      return;
    }
    const { state } = this.#shown;
    const takesFocus = state ? state.isWriting : this.#shown.takesFocus;
    this.#show({ ...this.#shown, takesFocus }, this.#placement);
  }

  /** A printed page shows no card. */
  setPrinted(isPrinted: boolean): void {
    this.#isPrinted = isPrinted;
    if (this.#mounted) setStyle(this.#mounted.host, displayFor(isPrinted));
  }

  #post(message: ToCard): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a MessagePort has none
    this.#mounted?.port.postMessage(message);
  }

  #mount(near: Node): Mounted | null {
    const parent = hostParent(this.#document, near);
    const card = parent && mountHost(this.#document, parent);
    if (!card) return null;
    if (this.#isPrinted) setStyle(card.host, displayFor(true));
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<FromCard>) => this.#hear(data);
    let loads = 0;
    card.frame.addEventListener("load", () => {
      loads += 1;
      // A frame that is moved in the document loads again, without its port.
      if (loads === 1) void greet(card.frame, port2);
      else if (this.#mounted?.frame === card.frame) this.#return();
    });
    this.#parent = card.host.parentNode;
    if (this.#parent) this.#guard.observe(this.#parent, { childList: true });
    return { ...card, port: port1 };
  }

  #unmount(): void {
    if (!this.#mounted) return;
    this.#guard.disconnect();
    this.#mounted.port.close();
    unmountHost(this.#mounted);
    this.#mounted = null;
    this.#prepared = "";
    this.#style = "";
  }

  #hear(message: FromCard): void {
    if (this.#signal.aborted) return;
    switch (message.type) {
      case "shown":
        this.#resize(message);
        break;
      case "move":
        this.#move(message.x, message.y);
        break;
      case "drop":
        if (this.#placement?.drop(this.#viewport())) this.onMessage({ type: "close" });
        else this.#place();
        break;
      case "stretch":
        this.#placement?.stretch(this.#viewport());
        this.#place();
        break;
      case "saved":
        // The noted passage is now lit. A selection over it would hide that.
        this.#focus.dropSelection();
        this.onMessage(message);
        break;
      case "hold":
        if (this.#shown) this.#shown = { ...this.#shown, state: message.state };
        this.onMessage(message);
        break;
      default:
        this.onMessage(message);
    }
  }

  #resize({ turn, isPointed, ...size }: Extract<FromCard, { type: "shown" }>): void {
    if (turn !== this.#turn) return;
    const isGrowing = this.#placed === turn && isPointed;
    this.#placement?.resize(size, isGrowing ? this.box : null);
    this.#isVisible = true;
    this.#place();
  }

  #move(x: number, y: number): void {
    const { box } = this;
    if (!box) return;
    this.#placement?.drag(x, y, box, this.#viewport());
    this.#place();
  }

  #place(): void {
    if (!this.#mounted || !this.#placement?.isSized || !this.#isVisible) return;
    const { left, top, ...size } = this.#placement.at(this.#viewport());
    const { host } = this.#mounted;
    // A page that is zoomed by style zooms the top layer too.
    const zoom = 1 / (host.parentElement?.currentCSSZoom ?? 1);
    const style = `zoom:${zoom};left:${left}px;top:${top}px;width:${size.width}px;height:${size.height}px;`;
    // This runs after each change of the page. Writing the style is itself a change that the page
    // may observe.
    if (this.#style !== style) setStyle(host, style);
    this.#style = style;
    this.#placed = this.#turn;
    raiseHost(this.#mounted);
    // Only a visible element can get the focus.
    if (!this.#wantsFocus) return;
    this.#wantsFocus = false;
    this.#mounted.frame.focus();
    this.#post({ type: "focus" });
  }

  /** The size of the window in which the page is seen, without its scroll bars. */
  #viewport(): Size {
    const root = this.#document.documentElement;
    const zoom = root.currentCSSZoom ?? 1;
    const isScrolled = this.#document.compatMode === "CSS1Compat" && root instanceof HTMLElement;
    // In quirks mode, the root element is as high as the page. In an SVG document, it is the
    // picture.
    return {
      width: Math.min(isScrolled ? root.clientWidth * zoom : Infinity, innerWidth),
      height: Math.min(isScrolled ? root.clientHeight * zoom : Infinity, innerHeight),
    };
  }
}

function displayFor(isPrinted: boolean): string {
  return `display:${isPrinted ? "none" : "block"};`;
}

/** Hands the frame its port, once the background knows the matching nonce. */
async function greet(frame: HTMLIFrameElement, port: MessagePort): Promise<void> {
  // This is not the origin of the card's own URL. In Chromium that URL is dynamic, but the origin
  // of the loaded frame is the extension's. A page that is not web-accessible has the static
  // address.
  const { origin } = new URL(browser.runtime.getURL("/popup.html"));
  const nonce = [...crypto.getRandomValues(new Uint32Array(4))]
    .map((it) => it.toString(36))
    .join("-");
  try {
    await ask("card.announce", { nonce });
    frame.contentWindow?.postMessage({ nonce }, origin, [port]);
  } catch {
    // The extension was updated under this page. Until the next load, it has light but no card.
  }
}
