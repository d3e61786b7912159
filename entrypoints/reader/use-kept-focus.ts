import { useEffect, useRef } from "preact/hooks";

/** What the Tab key reaches. */
const STOPS =
  "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary";

/** The place in a view to which an address leads. */
const PLACES = ".passage-row.chosen, [data-fact].chosen a";

/**
 * Keeps the keyboard's focus from being lost. It goes to a view that was opened, and there to the
 * place that the address names. If the element that has it goes away, it goes to the one that
 * follows. A pointer leaves no focus behind that somebody would miss, so nothing is done after one.
 *
 * @param visit changes whenever another view is shown
 */
export function useKeptFocus(visit: number): void {
  const isByKey = useRef(false);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const capture = { capture: true, signal };
    addEventListener("keydown", () => (isByKey.current = true), capture);
    addEventListener("pointerdown", () => (isByKey.current = false), capture);
    const stop = whenLost((records, lost) => {
      if (!isByKey.current) return;
      afterEffects(() => {
        if (document.activeElement === document.body) heirOf(lost, records)?.focus();
      });
    });
    return () => {
      controller.abort();
      stop();
    };
  }, []);
  useEffect(() => {
    const main = mainOfView();
    if (!isByKey.current || !main || main.contains(document.activeElement)) return;
    const place = main.querySelector<HTMLElement>(PLACES) ?? main;
    // The view has scrolled to it by itself.
    place.focus({ preventScroll: true });
  }, [visit]);
}

function mainOfView(): HTMLElement | null {
  return document.querySelector<HTMLElement>("#main");
}

/** Calls back when the element that had the focus last is no longer there. */
function whenLost(onLost: (records: MutationRecord[], lost: Node) => void): () => void {
  let last: Node | null = null;
  const onFocus = ({ target }: FocusEvent): void => {
    last = target instanceof Node ? target : null;
  };
  const observer = new MutationObserver((records) => {
    if (last === null || last.isConnected) return;
    onLost(records, last);
    last = null;
  });
  addEventListener("focusin", onFocus);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    removeEventListener("focusin", onFocus);
    observer.disconnect();
  };
}

/** Runs something when the effects of the components that have just been drawn have run. */
function afterEffects(act: () => void): void {
  requestAnimationFrame(() => setTimeout(act));
}

/**
 * The element that follows what was removed, among what stands beside it; if there is none, the one
 * before it; if there is none either, the same one level higher. Outside of a view, the view.
 */
function heirOf(lost: Node, records: readonly MutationRecord[]): HTMLElement | null {
  const main = mainOfView();
  const removal = records.find(({ removedNodes }) =>
    [...removedNodes].some((it) => it.contains(lost)),
  );
  if (!main || !removal || !main.contains(removal.target)) return main;
  let next = stillThere(removal.nextSibling, "nextSibling", records);
  let before = stillThere(removal.previousSibling, "previousSibling", records);
  for (let parent: Node = removal.target; main.contains(parent);) {
    const heir = stopsFrom(next, "nextSibling")[0] ?? stopsFrom(before, "previousSibling")[0];
    if (heir) return heir;
    [next, before] = [parent.nextSibling, parent.previousSibling];
    if (!parent.parentNode) break;
    parent = parent.parentNode;
  }
  return main;
}

type Way = "nextSibling" | "previousSibling";

/** A node beside a removed one, or what stood beside it if it was removed too. */
function stillThere(node: Node | null, way: Way, records: readonly MutationRecord[]): Node | null {
  let found = node;
  while (found !== null && !found.isConnected) {
    const gone: Node = found;
    const removal = records.find(({ removedNodes }) => [...removedNodes].includes(gone));
    found = removal?.[way] ?? null;
  }
  return found;
}

/** What the Tab key reaches in a node and those beside it, the nearest first. */
function stopsFrom(node: Node | null, way: Way): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let it = node; it !== null; it = it[way]) {
    if (!(it instanceof Element)) continue;
    const inside = [...(it.matches(STOPS) ? [it] : []), ...it.querySelectorAll(STOPS)];
    const stops = inside.filter(
      (stop): stop is HTMLElement =>
        stop instanceof HTMLElement && stop.tabIndex >= 0 && stop.checkVisibility(),
    );
    found.push(...(way === "nextSibling" ? stops : stops.toReversed()));
    if (found.length > 0) break;
  }
  return found;
}
