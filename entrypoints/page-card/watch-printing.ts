/**
 * Calls back when the page begins to be printed, and when that is over. `beforeprint` comes before the browser lays the
 * page out for paper; the media query also tells of a page that is only shown as it would be printed.
 */
export function watchPrinting(signal: AbortSignal, onChange: (isPrinting: boolean) => void): void {
  window.addEventListener("beforeprint", () => onChange(true), { signal });
  window.addEventListener("afterprint", () => onChange(false), { signal });
  matchMedia("print").addEventListener("change", ({ matches }) => onChange(matches), { signal });
}
