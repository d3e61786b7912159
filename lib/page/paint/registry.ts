/**
 * Access to `CSS.highlights`, which the page shares: the page may clear it, or register a highlight
 * under our name.
 */

/** Whether this browser can paint without changing the page's content. */
export function canPaint(): boolean {
  return typeof Highlight === "function";
}

/**
 * Registers a highlight that has ranges, and removes one that has none. Where we light nothing, the
 * registry is as the page left it.
 */
export function register(name: string, highlight: Highlight): void {
  const isRegistered = CSS.highlights.get(name) === highlight;
  if (highlight.size === 0) {
    if (isRegistered) CSS.highlights.delete(name);
  } else if (!isRegistered) CSS.highlights.set(name, highlight);
}

/** Empties a highlight and removes it from the registry, unless the page has replaced it. */
export function unregister(name: string, highlight: Highlight): void {
  highlight.clear();
  register(name, highlight);
}
