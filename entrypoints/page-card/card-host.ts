/**
 * The one element that is added to a page for the card: a plain `div` with a closed shadow root,
 * which holds the card's frame. It is in the top layer, where no box, transform or filter of the
 * page affects it.
 */
import { browser } from "wxt/browser";
import { closestAround } from "./closest-around";

const XHTML = "http://www.w3.org/1999/xhtml";
const SVG = "http://www.w3.org/2000/svg";

const HOST_STYLE =
  "all:initial;position:fixed;inset:auto;margin:0;padding:0;border:0;overflow:hidden;" +
  "background:transparent;z-index:2147483647;border-radius:10px;" +
  "box-shadow:0 6px 28px rgb(0 0 0/28%),0 0 0 1px rgb(128 128 128/28%);" +
  "visibility:hidden;width:420px;height:1px;";

const FRAME_STYLE =
  // `all` would make the frame visible. A visible element in a hidden parent is shown and receives
  // clicks.
  "all:initial;visibility:inherit;display:block;width:100%;height:100%;border:0;" +
  // The card supports both colour schemes. A frame whose scheme differs from its page's gets an
  // opaque white background.
  "color-scheme:light dark;";

/** The host of a card and the frame inside it. */
export interface CardHost {
  readonly host: HTMLElement;
  readonly frame: HTMLIFrameElement;
}

/**
 * The element in which the host must be for a card on a node: the fullscreen element or modal
 * dialog around the node, because everything outside it receives no clicks; otherwise the root
 * element. Null where no frame can be shown: in a bare XML document, or in a sandbox, which its
 * frames inherit.
 */
export function hostParent(document: Document, near: Node): Element | null {
  const root: Element = document.documentElement;
  // A file's origin is opaque (`null`) too.
  if (window.origin === "null" && location.protocol !== "file:") return null;
  if (!(root instanceof HTMLElement || root instanceof SVGSVGElement)) return null;
  const modal = closestAround(near, MODAL);
  return modal instanceof HTMLElement ? modal : root;
}

/** `html` itself may be in fullscreen. A picture or film cannot contain the host. */
const MODAL = ":modal:not(video, audio, img, canvas, iframe, embed, object)";

/**
 * Creates a host with its frame, and adds it to `parent`.
 *
 * @returns null if the extension was updated a moment ago, because its old script no longer has an
 *   address
 */
export function mountHost(document: Document, parent: Element): CardHost | null {
  const host = makeElement(document, "div");
  const frame = makeElement(document, "iframe");
  setStyle(host, HOST_STYLE);
  setStyle(frame, FRAME_STYLE);
  // `credentialless` lets the frame load in pages with a restrictive embedder policy (COEP), and
  // gives it an empty storage of its own.
  if ("credentialless" in frame) frame.credentialless = true;
  try {
    frame.src = browser.runtime.getURL("/card.html");
  } catch {
    return null;
  }
  host.attachShadow({ mode: "closed" }).append(frame);
  if ("popover" in host) host.popover = "manual";
  if (parent instanceof SVGElement) {
    // SVG shows HTML boxes only inside this element. Its size does not matter, but must not be
    // zero.
    const foreign = document.createElementNS(SVG, "foreignObject");
    for (const name of ["width", "height"]) foreign.setAttribute(name, "1");
    foreign.append(host);
    parent.append(foreign);
  } else {
    appendTo(parent, host);
  }
  return { host, frame };
}

/** Creates an HTML element in any kind of document. */
export function makeElement<K extends keyof HTMLElementTagNameMap>(
  document: Document,
  name: K,
): HTMLElementTagNameMap[K] {
  return document.createElementNS(XHTML, name) as HTMLElementTagNameMap[K];
}

/** Appends also to a form, where a field may hide the `append` method. */
export function appendTo(parent: Element, host: HTMLElement): void {
  Element.prototype.append.call(parent, host);
}

/** Removes a host, together with the SVG element around it if there is one. */
export function unmountHost({ host }: CardHost): void {
  const parent = host.parentElement;
  (parent?.localName === "foreignObject" ? parent : host).remove();
}

/** Whether a host is in the right element. */
export function isHostOf({ host }: CardHost, parent: Element): boolean {
  return host.isConnected && (host.parentElement === parent || host.closest("svg") === parent);
}

/**
 * Sets declarations that a page's style sheet cannot override. Each one must end with a semicolon.
 */
export function setStyle(element: HTMLElement, declarations: string): void {
  element.style.cssText += declarations.replaceAll(";", "!important;");
}

/** Shows a host above everything that has been put into the top layer since. */
export function raiseHost({ host }: CardHost): void {
  if (host.style.visibility !== "hidden") return;
  if ("showPopover" in host) {
    if (host.matches(":popover-open")) host.hidePopover();
    host.showPopover();
  }
  setStyle(host, "visibility:visible;");
}
