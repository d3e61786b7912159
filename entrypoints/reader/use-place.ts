import { useEffect, useState } from "preact/hooks";

/**
 * A passage counts as reached once it is this far from the top of the window, as a share of the
 * window's height.
 */
const REACHED = 0.35;

/**
 * The id of the last passage that has been reached by scrolling; null if there is none, or if no
 * text is shown.
 *
 * @param visit changes whenever another view is shown
 */
export function usePlace(visit: number): string | null {
  const [place, setPlace] = useState<string | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const look = (): void => {
      let reached: string | null = null;
      for (const row of document.querySelectorAll<HTMLElement>("[data-passage]")) {
        if (row.getBoundingClientRect().top > innerHeight * REACHED) break;
        reached = row.dataset["passage"] ?? null;
      }
      setPlace(reached);
    };
    addEventListener("scroll", look, { passive: true, signal });
    addEventListener("resize", look, { passive: true, signal });
    look();
    return () => controller.abort();
  }, [visit]);
  return place;
}
