/**
 * The one element that is added to a page: a plain `div` with a closed root, and in it the card's frame. It stands
 * in the top layer, where no box, transform or filter of the page reaches it.
 */
import { browser } from "wxt/browser";
import { closestAround } from "./closest-around";

const XHTML = "http://www.w3.org/1999/xhtml";
const SVG = "http://www.w3.org/2000/svg";

const HOST_STYLE =
  "all:initial;position:fixed;inset:auto;margin:0;padding:0;border:0;overflow:hidden;" +
  "background:transparent;z-index:2147483647;border-radius:10px;" +
  "box-shadow:0 6px 28px rgb(0 0 0/28%),0 0 0 1px rgb(128 128 128/28%);" +
  "visibility:hidden;width:400px;height:1px;";

const FRAME_STYLE =
  // `all` made it visible, and what is visible in a hidden parent is seen, and takes the clicks.
  "all:initial;visibility:inherit;display:block;width:100%;height:100%;border:0;" +
  // The card has both schemes; a frame whose scheme differs from its page's gets an opaque white ground.
  "color-scheme:light dark;";

export interface CardHost {
  readonly host: HTMLElement;
  readonly frame: HTMLIFrameElement;
}

/**
 * Where a host must be put for a card on this node: in the fullscreen element or modal dialog around it, as all
 * outside takes no click, else in the root element. Null where no frame can be shown: in a bare XML document, or
 * in a sandbox, which its frames inherit.
 */
export function hostParent(document: Document, near: Node): Element | null {
  const root: Element = document.documentElement;
  // A file has no origin to tell either.
  if (window.origin === "null" && location.protocol !== "file:") return null;
  if (!(root instanceof HTMLElement || root instanceof SVGSVGElement)) return null;
  const modal = closestAround(near, MODAL);
  return modal instanceof HTMLElement ? modal : root;
}

/** `html` itself may be in fullscreen; a picture or film has no content to be put into. */
const MODAL = ":modal:not(video, audio, img, canvas, iframe, embed, object)";

/** @returns null if the extension was updated a moment ago: its old script has no address any more */
export function mountHost(document: Document, parent: Element): CardHost | null {
  const host = makeElement(document, "div");
  const frame = makeElement(document, "iframe");
  setStyle(host, HOST_STYLE);
  setStyle(frame, FRAME_STYLE);
  // Lets it load in pages that embed only what they have credentials for; gives it an empty storage of its own.
  if ("credentialless" in frame) frame.credentialless = true;
  try {
    frame.src = browser.runtime.getURL("/card.html");
  } catch {
    return null;
  }
  host.attachShadow({ mode: "closed" }).append(frame);
  if ("popover" in host) host.popover = "manual";
  if (parent instanceof SVGElement) {
    // HTML has boxes in SVG in here only. Its own size does not matter, but must not be nothing.
    const foreign = document.createElementNS(SVG, "foreignObject");
    for (const name of ["width", "height"]) foreign.setAttribute(name, "1");
    foreign.append(host);
    parent.append(foreign);
  } else {
    appendTo(parent, host);
  }
  return { host, frame };
}

/** An HTML element, in whatever kind of document. */
export function makeElement<K extends keyof HTMLElementTagNameMap>(
  document: Document,
  name: K,
): HTMLElementTagNameMap[K] {
  return document.createElementNS(XHTML, name) as HTMLElementTagNameMap[K];
}

/** Also to a form, whose own `append` a field may hide. */
export function appendTo(parent: Element, host: HTMLElement): void {
  Element.prototype.append.call(parent, host);
}

export function unmountHost({ host }: CardHost): void {
  const parent = host.parentElement;
  (parent?.localName === "foreignObject" ? parent : host).remove();
}

/** Whether a host stands where it must for a card on this node. */
export function isHostOf({ host }: CardHost, parent: Element): boolean {
  return host.isConnected && (host.parentElement === parent || host.closest("svg") === parent);
}

/** Declarations that a page's own style sheet cannot overrule, each closed by a semicolon. */
export function setStyle(element: HTMLElement, declarations: string): void {
  element.style.cssText += declarations.replaceAll(";", "!important;");
}

/** Shows a host above all that has been put into the top layer since. */
export function raiseHost({ host }: CardHost): void {
  if (host.style.visibility !== "hidden") return;
  if ("showPopover" in host) {
    if (host.matches(":popover-open")) host.hidePopover();
    host.showPopover();
  }
  setStyle(host, "visibility:visible;");
}
