/**
 * Calls back when the page begins to be printed and when printing is over. `beforeprint` comes
 * before the browser lays the page out for paper. The media query also covers a page that is only
 * displayed as if it were printed.
 */
export function watchPrinting(signal: AbortSignal, onChange: (isPrinting: boolean) => void): void {
  window.addEventListener("beforeprint", () => onChange(true), { signal });
  window.addEventListener("afterprint", () => onChange(false), { signal });
  matchMedia("print").addEventListener("change", ({ matches }) => onChange(matches), { signal });
}
