/** `CSS.highlights`, which is the page's too: it may clear it, or have something of its own under our name. */

export function register(name: string, highlight: Highlight): void {
  if (CSS.highlights.get(name) !== highlight) CSS.highlights.set(name, highlight);
}

/** Registers what has ranges, and takes back what has none: a page without our light finds its registry as it left it. */
export function registerIfAny(name: string, highlight: Highlight): void {
  if (highlight.size > 0) register(name, highlight);
  else if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
}

export function unregister(name: string, highlight: Highlight): void {
  highlight.clear();
  if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
}
