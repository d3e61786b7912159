/**
 * When a card opens, changes and closes, as a pure reducer: events in, state out, time passed in.
 *
 *   closed ──point at a target──► aiming ──delay──► open ──leave both──► leaving ──grace──► closed
 *                                    │                ▲  │                   │
 *                                    └──off──► closed │  └─point at another──┼─► open with a
 *                                                     └──────come back───────┘   candidate, delay
 *
 * The card and its term are one region: the pointer may go from one to the other, and has a
 * little time for the gap between them.
 */

/** A place on the page that has a card: how the caller knows it again, and nothing else. */
export type HoverTarget<T> = { readonly key: unknown; readonly value: T };

export type HoverState<T> =
  /** `dismissed`: the target whose card was closed by the user; it must be left before it opens again. */
  | { readonly kind: "closed"; readonly dismissed?: unknown }
  | { readonly kind: "aiming"; readonly target: HoverTarget<T>; readonly since: number }
  | { readonly kind: "open"; readonly target: HoverTarget<T>; readonly held: boolean }
  | { readonly kind: "leaving"; readonly target: HoverTarget<T>; readonly since: number }
  | {
      readonly kind: "switching";
      readonly target: HoverTarget<T>;
      readonly to: HoverTarget<T>;
      readonly since: number;
    };

export type HoverEvent<T> =
  /** The pointer is over the page: over a target, or (null) over none. */
  | { readonly type: "point"; readonly target: HoverTarget<T> | null; readonly time: number }
  /** The pointer is over the card. */
  | { readonly type: "enter-card" }
  /** The pointer has left the window or the card for nowhere. */
  | { readonly type: "leave"; readonly time: number }
  /** Opened by a command: no pointer holds it, so it stays until it is closed. */
  | { readonly type: "open"; readonly target: HoverTarget<T> }
  /** Something is being typed in the card, or no longer. */
  | { readonly type: "hold"; readonly held: boolean }
  | { readonly type: "close" }
  | { readonly type: "tick"; readonly time: number };

/** Milliseconds. Long enough that a pointer on its way elsewhere opens nothing, short enough to feel at once. */
export const AIM_MS = 80;
/** Milliseconds to cross the gap between term and card. */
export const GRACE_MS = 220;

export const CLOSED = { kind: "closed" } as const;

export function reduceHover<T>(state: HoverState<T>, event: HoverEvent<T>): HoverState<T> {
  switch (event.type) {
    case "point":
      return event.target
        ? pointAtTarget(state, event.target, event.time)
        : leave(state, event.time);
    case "leave":
      return leave(state, event.time);
    case "enter-card":
      return state.kind === "leaving" || state.kind === "switching"
        ? { kind: "open", target: state.target, held: false }
        : state;
    case "open":
      return { kind: "open", target: event.target, held: true };
    case "hold":
      return state.kind === "open" ? { ...state, held: event.held } : state;
    case "close": {
      const shown = shownTarget(state);
      return shown ? { kind: "closed", dismissed: shown.key } : CLOSED;
    }
    case "tick":
      return tick(state, event.time);
  }
}

function pointAtTarget<T>(
  state: HoverState<T>,
  target: HoverTarget<T>,
  time: number,
): HoverState<T> {
  switch (state.kind) {
    case "closed":
      return state.dismissed === target.key ? state : { kind: "aiming", target, since: time };
    case "aiming":
      return state.target.key === target.key ? state : { kind: "aiming", target, since: time };
    case "open":
      // While something is typed another term must not take the card away.
      return state.held || state.target.key === target.key
        ? state
        : { kind: "switching", target: state.target, to: target, since: time };
    case "leaving":
    case "switching":
      if (state.target.key === target.key)
        return { kind: "open", target: state.target, held: false };
      return state.kind === "switching" && state.to.key === target.key
        ? state
        : { kind: "switching", target: state.target, to: target, since: time };
  }
}

function leave<T>(state: HoverState<T>, time: number): HoverState<T> {
  switch (state.kind) {
    case "aiming":
      return CLOSED;
    case "open":
      return state.held ? state : { kind: "leaving", target: state.target, since: time };
    case "switching":
      return { kind: "leaving", target: state.target, since: time };
    case "closed":
      return CLOSED;
    case "leaving":
      return state;
  }
}

function tick<T>(state: HoverState<T>, time: number): HoverState<T> {
  const due = dueAt(state);
  if (due === null || time < due) return state;
  switch (state.kind) {
    case "aiming":
      return { kind: "open", target: state.target, held: false };
    case "switching":
      return { kind: "open", target: state.to, held: false };
    default:
      return CLOSED;
  }
}

/** When the state changes by itself (on the clock of the events' times), or null if it does not. */
export function dueAt<T>(state: HoverState<T>): number | null {
  switch (state.kind) {
    case "aiming":
    case "switching":
      return state.since + AIM_MS;
    case "leaving":
      return state.since + GRACE_MS;
    default:
      return null;
  }
}

/** The target whose card is to be seen, or null. */
export function shownTarget<T>(state: HoverState<T>): HoverTarget<T> | null {
  return state.kind === "closed" || state.kind === "aiming" ? null : state.target;
}
