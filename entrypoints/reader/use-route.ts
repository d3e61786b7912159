import { useEffect, useState } from "preact/hooks";
import { type Route, parseRoute } from "@/lib/route/route";
import { rememberWay, wayBack } from "./way-back";

/** A route, and the number of visits so far. It tells apart two visits by the same link. */
export interface Visit {
  readonly route: Route;
  readonly count: number;
}

/**
 * The route in the page's address. It follows changes of the address, and links to the current one.
 */
export function useRoute(): Visit {
  const [visit, setVisit] = useState<Visit>(() => ({ route: parseRoute(location.hash), count: 0 }));
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let way = wayBack();
    const go = (): void =>
      setVisit(({ count }) => ({ route: parseRoute(location.hash), count: count + 1 }));
    addEventListener(
      "hashchange",
      (event) => {
        rememberWay(event, way);
        way = wayBack();
        go();
      },
      { signal },
    );
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
