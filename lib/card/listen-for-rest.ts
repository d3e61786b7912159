import {
  CLOSED,
  type HoverEvent,
  type HoverState,
  dueAt,
  reduceHover,
  shownTarget,
} from "./hover-state";

/** Milliseconds that the pointer must rest on a term before `onRest` is called. */
const REST_MS = 80;

/** What a page of our own does with its lit terms. */
export interface RestActions {
  /** The term at the place of an event, or null. */
  readonly termAt: (event: MouseEvent) => string | null;
  /** Called when the pointer has come to rest on a term. */
  readonly onRest: (term: string) => void;
  /** Called when a term is clicked or tapped, unless text is selected there. */
  readonly onChoose: (term: string) => void;
}

/**
 * Listens to the pointer over the lit terms in an element of our own pages, where an entry is shown
 * beside the text and not in a card. It waits by the rules of the card.
 */
export function listenForRest(
  root: HTMLElement,
  { termAt, onRest, onChoose }: RestActions,
  signal: AbortSignal,
): void {
  let state: HoverState<string> = CLOSED;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const dispatch = (event: HoverEvent<string>): void => {
    const before = shownTarget(state)?.value;
    state = reduceHover(state, event);
    const after = shownTarget(state)?.value;
    if (after !== undefined && after !== before) onRest(after);
    clearTimeout(timer);
    const due = dueAt(state);
    if (due === null) return;
    const wait = Math.max(0, due - performance.now());
    timer = setTimeout(() => dispatch({ type: "tick", time: performance.now() }), wait);
  };
  const move = (event: PointerEvent): void => {
    const term = termAt(event);
    root.style.cursor = term === null ? "" : "pointer";
    const target = term === null ? null : { key: term, value: term };
    const at = { x: event.clientX, y: event.clientY };
    const time = performance.now();
    dispatch({ type: "point", target, time, at, towards: false, delay: REST_MS });
  };
  root.addEventListener("pointermove", move, { signal, passive: true });
  root.addEventListener(
    "pointerleave",
    () => dispatch({ type: "leave", time: performance.now() }),
    { signal },
  );
  root.addEventListener(
    "click",
    (event) => {
      const term = termAt(event);
      if (term !== null && getSelection()?.isCollapsed !== false) onChoose(term);
    },
    { signal },
  );
  signal.addEventListener("abort", () => clearTimeout(timer));
}
