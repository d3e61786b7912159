import { useEffect, useState } from "preact/hooks";
import { type Route, parseRoute } from "@/lib/route/route";

/** A place, and how often something has led to one: the same link may be followed twice. */
export interface Visit {
  readonly route: Route;
  readonly count: number;
}

/** The place that the address names, as it changes and as links to it are followed again. */
export function useRoute(): Visit {
  const [visit, setVisit] = useState<Visit>(() => ({ route: parseRoute(location.hash), count: 0 }));
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const go = (): void =>
      setVisit(({ count }) => ({ route: parseRoute(location.hash), count: count + 1 }));
    addEventListener("hashchange", go, { signal });
    addEventListener(
      "click",
      ({ target }) => {
        const link = target instanceof Element ? target.closest("a") : null;
        if (link?.getAttribute("href") === location.hash) go();
      },
      { signal },
    );
    return () => controller.abort();
  }, []);
  return visit;
}
