import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { CLOSED, type HoverState, dueAt, reduceHover, shownTarget } from "@/lib/card/hover-state";
import { lightPage } from "@/lib/page/light";
import { TextMeter } from "@/lib/page/paint/hit-test";
import { canPaint } from "@/lib/page/paint/registry";
import { makeTermFinder } from "@/lib/page/terms/term-finder";
import { TermHits } from "@/lib/page/term-hits";
import type { TermAddress } from "@/lib/document/address";
import type { TermRecord } from "@/lib/store/shapes";

export interface LightActions {
  /** Called when the pointer rests on a term. */
  readonly onRest: (address: TermAddress) => void;
  readonly onChoose: (address: TermAddress) => void;
}

/** Milliseconds that the pointer must rest on a term before `onRest` is called. */
const REST_MS = 80;

/** Lights the terms in an element with the engine that is used on web pages. */
export function useLight(
  element: RefObject<HTMLElement | null>,
  terms: readonly TermRecord[],
  { onRest, onChoose }: LightActions,
): void {
  useEffect(() => {
    const root = element.current;
    if (!root || !canPaint()) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    // Ambiguous forms count here, because the report itself is the context that they need.
    const certain = terms.map((term) => ({
      ...term,
      forms: term.forms.map(({ form }) => ({ form, ambiguous: false, beside: [] })),
    }));
    const light = lightPage(root, makeTermFinder(makeLexicon(certain)), signal, () => {});
    const hits = new TermHits(light, new TextMeter(document));
    const hitAt = ({ target, clientX, clientY }: MouseEvent) =>
      target instanceof Element ? hits.at(target, clientX, clientY) : null;

    let state: HoverState<string> = CLOSED;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const dispatch = (event: Parameters<typeof reduceHover<string>>[1]): void => {
      const before = shownTarget(state)?.value;
      state = reduceHover(state, event);
      const after = shownTarget(state)?.value;
      if (after && after !== before) onRest(after as TermAddress);
      clearTimeout(timer);
      const due = dueAt(state);
      if (due === null) return;
      const wait = Math.max(0, due - performance.now());
      timer = setTimeout(() => dispatch({ type: "tick", time: performance.now() }), wait);
    };
    root.addEventListener(
      "pointermove",
      (event) => {
        const hit = hitAt(event);
        root.style.cursor = hit ? "pointer" : "";
        const target = hit && { key: hit.term, value: hit.term };
        const time = performance.now();
        const at = { x: event.clientX, y: event.clientY };
        dispatch({ type: "point", target, time, at, towards: false, delay: REST_MS });
      },
      { signal, passive: true },
    );
    root.addEventListener(
      "click",
      (event) => {
        const hit = hitAt(event);
        if (hit && getSelection()?.isCollapsed !== false) onChoose(hit.term as TermAddress);
      },
      { signal },
    );
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [terms]);
}
