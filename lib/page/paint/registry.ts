/** `CSS.highlights`, which is the page's too: it may clear it, or have something of its own under our name. */

/** Whether this browser can paint without writing into the page. */
export function canPaint(): boolean {
  return typeof Highlight === "function";
}

/** Registers a highlight that has ranges, and takes back one that has none: where we light nothing it is as the page left it. */
export function register(name: string, highlight: Highlight): void {
  const isRegistered = CSS.highlights.get(name) === highlight;
  if (highlight.size === 0) {
    if (isRegistered) CSS.highlights.delete(name);
  } else if (!isRegistered) CSS.highlights.set(name, highlight);
}

export function unregister(name: string, highlight: Highlight): void {
  highlight.clear();
  register(name, highlight);
}
