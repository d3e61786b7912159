/**
 * The card's frame in the page.
 *
 * The card is an extension page: the page around it can neither read it nor hear what is typed in
 * it. All that stands in the page's DOM is one plain `div` with a closed root, made when the pointer
 * first rests on a term. What to show goes over a `MessagePort`, handed to the frame with the
 * extension's own origin as target, together with a nonce that was announced to the background
 * before: the page can post to the frame too, but it cannot know the nonce.
 */
import { browser } from "wxt/browser";
import { isElement } from "@/lib/dom/native";
import type { CardSubject, FromCard, ToCard } from "@/lib/messages/contract";
import { ask } from "@/lib/messages/ask";
import { type Box, placeCard } from "@/lib/page/place-card";

const XHTML = "http://www.w3.org/1999/xhtml";
/** CSS pixels: about 25 Chinese characters a line. */
const WIDTH = 400;

const HOST_STYLE =
  "all:initial;position:fixed;inset:auto;margin:0;padding:0;border:0;overflow:hidden;" +
  "background:transparent;z-index:2147483647;border-radius:10px;" +
  "box-shadow:0 6px 28px rgb(0 0 0/28%),0 0 0 1px rgb(128 128 128/28%);" +
  `visibility:hidden;width:${WIDTH}px;height:1px;`;

const FRAME_STYLE =
  // `all` made it visible, and what is visible in a hidden parent is seen, and takes the clicks.
  "all:initial;visibility:inherit;display:block;width:100%;height:100%;border:0;" +
  // The card has both schemes; a frame whose scheme differs from its page's gets an opaque white ground.
  "color-scheme:light dark;";

interface Mounted {
  readonly host: HTMLElement;
  readonly frame: HTMLIFrameElement;
  readonly port: MessagePort;
}

export class CardFrame {
  onClose: () => void = () => {};
  onHold: (held: boolean) => void = () => {};

  readonly #document: Document;
  readonly #signal: AbortSignal;
  #mounted: Mounted | null = null;
  #prepared = "";
  #turn = 0;
  #shown: { readonly turn: number; readonly height: number } | null = null;
  #anchor: Box | null = null;
  #wantsFocus = false;
  #focusBefore: Element | null = null;

  constructor(document: Document, signal: AbortSignal) {
    this.#document = document;
    this.#signal = signal;
    signal.addEventListener("abort", () => this.#unmount());
  }

  /** Whether an event's target is the card. */
  owns(target: Element): boolean {
    return target === this.#mounted?.host;
  }

  /** The pointer is near a term: have the card loaded, and what these terms need. */
  prepare(terms: readonly string[]): void {
    const key = terms.join("\n");
    if (this.#prepared === key && this.#mounted?.host.isConnected) return;
    this.#post({ type: "prepare", terms });
    this.#prepared = key;
  }

  show(subject: CardSubject, anchor: Box): void {
    this.#anchor = anchor;
    this.#turn += 1;
    this.#post({ type: "show", turn: this.#turn, subject });
    this.#wantsFocus = subject.type === "compose";
    if (this.#wantsFocus) this.#focusBefore = this.#document.activeElement;
  }

  moveTo(anchor: Box): void {
    this.#anchor = anchor;
    this.#place();
  }

  hide(): void {
    this.#anchor = null;
    this.#shown = null;
    this.#turn += 1;
    this.#post({ type: "hide" });
    this.#giveFocusBack();
    if (this.#mounted) style(this.#mounted.host, "visibility:hidden;");
  }

  #post(message: ToCard): void {
    // The page may have thrown our host out with the rest of its document.
    if (this.#mounted && !this.#mounted.host.isConnected) this.#unmount();
    this.#mounted ??= this.#mount();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a MessagePort has none
    this.#mounted?.port.postMessage(message);
  }

  /** Null where no frame can be shown: a bare SVG or XML document, or a sandbox, which its frames inherit. */
  #mount(): Mounted | null {
    const root = this.#document.documentElement;
    if (!(root instanceof HTMLElement) || window.origin === "null") return null;
    const host = this.#document.createElementNS(XHTML, "div");
    const frame = this.#document.createElementNS(XHTML, "iframe") as HTMLIFrameElement;
    style(host, HOST_STYLE);
    style(frame, FRAME_STYLE);
    // Lets it load in pages that embed only what they have credentials for; gives it an empty storage of its own.
    if ("credentialless" in frame) frame.credentialless = true;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<FromCard>) => this.#hear(data);
    let loads = 0;
    frame.addEventListener("load", () => {
      loads += 1;
      // Moved in the document a frame loads again, without its port: the next card gets a new one.
      if (loads === 1) void greet(frame, port2);
      else this.#unmount();
    });
    try {
      frame.src = browser.runtime.getURL("/card.html");
    } catch {
      // The extension was updated a moment ago: its old script has no address any more.
      return null;
    }
    host.attachShadow({ mode: "closed" }).append(frame);
    if ("popover" in host) host.popover = "manual";
    root.append(host);
    return { host, frame, port: port1 };
  }

  #unmount(): void {
    this.#mounted?.port.close();
    this.#mounted?.host.remove();
    this.#mounted = null;
    this.#prepared = "";
  }

  #hear(message: FromCard): void {
    if (this.#signal.aborted) return;
    switch (message.type) {
      case "shown":
        if (message.turn !== this.#turn) return;
        this.#shown = { turn: message.turn, height: message.height };
        this.#place();
        break;
      case "hold":
        this.onHold(message.held);
        break;
      case "close":
        this.onClose();
        break;
    }
  }

  #place(): void {
    if (!this.#mounted || !this.#anchor || !this.#shown) return;
    const { clientWidth, clientHeight } = this.#document.documentElement;
    const viewport = {
      width: Math.min(clientWidth, window.innerWidth) || window.innerWidth,
      // In quirks mode the root element is as high as the page.
      height: this.#document.compatMode === "CSS1Compat" ? clientHeight : window.innerHeight,
    };
    const box = placeCard(this.#anchor, { width: WIDTH, height: this.#shown.height }, viewport);
    const { host } = this.#mounted;
    style(host, `left:${box.left}px;top:${box.top}px;width:${box.width}px;height:${box.height}px;`);
    if (host.style.visibility === "hidden") {
      raise(host);
      style(host, "visibility:visible;");
    }
    // Only what can be seen can be given the focus.
    if (this.#wantsFocus) this.#takeFocus();
  }

  #takeFocus(): void {
    this.#wantsFocus = false;
    this.#mounted?.frame.focus();
    this.#post({ type: "focus" });
  }

  /** To where it was, unless the user has moved it on since. */
  #giveFocusBack(): void {
    const { activeElement, body } = this.#document;
    const before = this.#focusBefore;
    this.#focusBefore = null;
    if (activeElement === this.#mounted?.host) this.#mounted?.frame.blur();
    else if (activeElement && activeElement !== body) return;
    if (before && isElement(before) && before.isConnected) {
      (before as HTMLElement).focus?.({ preventScroll: true });
    }
  }
}

/** Hands the frame its port, once the background knows the nonce that goes with it. */
async function greet(frame: HTMLIFrameElement, port: MessagePort): Promise<void> {
  // Not the origin of the card's own URL: in Chromium that one is dynamic, the loaded frame's origin is
  // the extension's. A page that is not web-accessible has the static address.
  const { origin } = new URL(browser.runtime.getURL("/popup.html"));
  const nonce = [...crypto.getRandomValues(new Uint32Array(4))]
    .map((it) => it.toString(36))
    .join("-");
  try {
    await ask("card.announce", { nonce });
    frame.contentWindow?.postMessage({ nonce }, origin, [port]);
  } catch {
    // The extension was updated under this page: there is no card any more, only light until the next load.
  }
}

/** Into the top layer, above what has been put there since. */
function raise(host: HTMLElement): void {
  if (!("showPopover" in host)) return;
  if (host.matches(":popover-open")) host.hidePopover();
  host.showPopover();
}

/** Declarations that a page's own style sheet cannot overrule, each closed by a semicolon. */
function style(element: HTMLElement, declarations: string): void {
  element.style.cssText += declarations.replaceAll(";", "!important;");
}
