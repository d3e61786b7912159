import { useEffect, useRef } from "preact/hooks";

/**
 * What the Tab key reaches, but nothing that a key which is pressed twice should not. No list of choices
 * either: a letter would choose, though it is a key of the view.
 */
const STOPS =
  "a[href], button:not(:disabled, .danger, .note .undo, [data-changes=deletes]), input:not(:disabled), textarea:not(:disabled), summary";

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
 * What stands in the place of what was removed, or follows it there; if nothing does, what precedes
 * it; if nothing does either, the same one level higher. Outside of a view, the view.
 */
function heirOf(lost: Node, records: readonly MutationRecord[]): HTMLElement | null {
  const main = mainOfView();
  const removal = records.find(({ removedNodes }) =>
    [...removedNodes].some((it) => it.contains(lost)),
  );
  if (!main || !removal || !main.contains(removal.target)) return main;
  let before = stillThere(removal.previousSibling, records);
  const added = new Set(records.flatMap(({ addedNodes }) => [...addedNodes]));
  let next =
    before === null ? removal.target.firstChild : added.has(before) ? before : before.nextSibling;
  for (let parent: Node = removal.target; main.contains(parent);) {
    const heir = stopFrom(next, "nextSibling") ?? stopFrom(before, "previousSibling");
    if (heir) return heir;
    [next, before] = [parent.nextSibling, parent.previousSibling];
    if (!parent.parentNode) break;
    parent = parent.parentNode;
  }
  return main;
}

/** A node before a removed one, or what stood before it if it was removed too. */
function stillThere(node: Node | null, records: readonly MutationRecord[]): Node | null {
  let found = node;
  while (found !== null && !found.isConnected) {
    const gone: Node = found;
    const removal = records.find(({ removedNodes }) => [...removedNodes].includes(gone));
    found = removal?.previousSibling ?? null;
  }
  return found;
}

/** The nearest element in a node, and in those beside it, to which the focus can go. */
function stopFrom(
  node: Node | null,
  way: "nextSibling" | "previousSibling",
): HTMLElement | undefined {
  for (let it = node; it !== null; it = it[way]) {
    if (!(it instanceof Element)) continue;
    const stops = [...(it.matches(STOPS) ? [it] : []), ...it.querySelectorAll(STOPS)].filter(
      (stop): stop is HTMLElement =>
        stop instanceof HTMLElement && stop.tabIndex >= 0 && stop.checkVisibility(),
    );
    const stop = way === "nextSibling" ? stops[0] : stops.at(-1);
    if (stop) return stop;
  }
  return undefined;
}
