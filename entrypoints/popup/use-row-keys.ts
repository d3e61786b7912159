import { useEffect } from "preact/hooks";

/**
 * Makes the arrow keys go from the empty search box into the rows of the page's terms, from row to
 * row through all lists, and back.
 */
export function useRowKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const isOther = event.defaultPrevented || event.isComposing || event.altKey;
      if (by === undefined || isOther || !(event.target instanceof HTMLElement)) return;
      const stops = [...document.querySelectorAll<HTMLElement>(".search input, .page li .open")];
      const inSight = stops.filter((it) => it.checkVisibility());
      const at = inSight.indexOf(event.target);
      // The row that had the focus may be gone, because the page has been read on.
      const isLost = event.target === document.body && by > 0;
      const next = at >= 0 || isLost ? inSight[at + by] : undefined;
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}
