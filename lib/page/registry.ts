/** `CSS.highlights`, which is the page's too: it may clear it, or have something of its own under our name. */

export function register(name: string, highlight: Highlight): void {
  if (CSS.highlights.get(name) !== highlight) CSS.highlights.set(name, highlight);
}

export function unregister(name: string, highlight: Highlight): void {
  highlight.clear();
  if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
}
