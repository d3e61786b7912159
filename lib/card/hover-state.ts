/**
 * When a card opens, changes and closes, as a pure reducer: it takes a state and an event and
 * returns the next state. The time comes with the events.
 *
 *   closed ──point at a target──► aiming ──rests──► open ──leave both──► leaving ──grace──► closed
 *                                    │              ▲  │
 *                                    └─off─► closed │  └─point at another──► passing
 *                                                   └──── rests there ──────────┘
 *
 * A pointer that follows the lines of a text passes over many terms. So every wait begins anew
 * whenever the pointer moves on: a card opens only where the pointer has come to rest.
 *
 * The term, the card and the gap between them are one region. On the way from the term to its card,
 * the pointer may pass over other terms, or over nothing, for a short time. Only a pointer that
 * stays on another term asks for its card.
 */

import type { Point } from "../geometry/box";

/**
 * A place on the page that has a card. `key` identifies the place; it is compared with `===`.
 * `value` belongs to the caller.
 */
export type HoverTarget<T> = { readonly key: unknown; readonly value: T };

/**
 * The state of a card. `due` is the time of the next change by itself (milliseconds). A `held` card
 * stays open until it is closed.
 */
export type HoverState<T> =
  /**
   * `dismissed`: the key of the target whose card the user has closed. The pointer must leave this
   * target before its card opens again.
   */
  | { readonly kind: "closed"; readonly dismissed?: unknown }
  | {
      readonly kind: "aiming";
      readonly target: HoverTarget<T>;
      readonly due: number;
      readonly at: Point;
    }
  | { readonly kind: "open"; readonly target: HoverTarget<T>; readonly held: boolean }
  | { readonly kind: "leaving"; readonly target: HoverTarget<T>; readonly due: number }
  | {
      readonly kind: "passing";
      readonly target: HoverTarget<T>;
      readonly to: HoverTarget<T>;
      readonly due: number;
      readonly at: Point;
      /** The time at which the open card closes, however the pointer moves over other terms. */
      readonly ends: number;
    };

/** What may happen to a card. `time` is in milliseconds, always on the same clock. */
export type HoverEvent<T> =
  /** The pointer is over the page: over a target, or (null) over none. */
  | {
      readonly type: "point";
      readonly target: HoverTarget<T> | null;
      readonly time: number;
      /** The position of the pointer, in CSS pixels. */
      readonly at: Point;
      /** Whether the pointer is on its way to the card. */
      readonly towards: boolean;
      /** Milliseconds that the pointer must rest before a card opens where there was none. */
      readonly delay: number;
    }
  /** The pointer is over the card. */
  | { readonly type: "enter-card" }
  /** The pointer has left the window, or has left the card for a place outside the page. */
  | { readonly type: "leave"; readonly time: number }
  /**
   * The user asks for a card with a click or a tap, or (held) with a command. A held card stays
   * until it is closed.
   */
  | { readonly type: "open"; readonly target: HoverTarget<T>; readonly held: boolean }
  /** The card has been pinned, or the user has begun to type in it; or this has ended. */
  | { readonly type: "hold"; readonly held: boolean }
  | { readonly type: "close" }
  | { readonly type: "tick"; readonly time: number };

/**
 * Milliseconds that the pointer has to cross the gap between term and card, and to pass over
 * another term on the way.
 */
export const GRACE_MS = 220;

/** Milliseconds that the pointer must rest on another term before its card replaces the open one. */
export const SETTLE_MS = 60;

/**
 * The longest movement that counts as rest, in CSS pixels. A hand that rests on a mouse moves it by
 * a pixel or two.
 */
const STILL_PX = 3;

/** The state at the start: no card is open. */
export const CLOSED = { kind: "closed" } as const;

/** The state after an event. */
export function reduceHover<T>(state: HoverState<T>, event: HoverEvent<T>): HoverState<T> {
  switch (event.type) {
    case "point":
      return event.target
        ? pointAt(state, event.target, event)
        : leave(state, event.time, event.towards);
    case "leave":
      return leave(state, event.time, false);
    case "enter-card":
      return state.kind === "leaving" || state.kind === "passing"
        ? open(state.target, false)
        : state;
    case "open":
      return open(event.target, event.held);
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

function open<T>(target: HoverTarget<T>, held: boolean): HoverState<T> {
  return { kind: "open", target, held };
}

function pointAt<T>(
  state: HoverState<T>,
  target: HoverTarget<T>,
  { time, delay, towards, at }: { time: number; delay: number; towards: boolean; at: Point },
): HoverState<T> {
  switch (state.kind) {
    case "closed":
      return state.dismissed === target.key
        ? state
        : { kind: "aiming", target, due: time + delay, at };
    case "aiming":
      return state.target.key === target.key && isStill(state.at, at)
        ? state
        : { kind: "aiming", target, due: time + delay, at };
    case "open":
      // A held card is not replaced by another term's card.
      if (state.held || state.target.key === target.key) return state;
      return passTo(state, target, { time, towards, at }, time + GRACE_MS);
    default:
      if (state.target.key === target.key) return open(target, false);
      return passTo(state, target, { time, towards, at }, endOf(state));
  }
}

/**
 * @param ends the time at which the open card closes, unless the pointer is on its way to the card
 */
function passTo<T>(
  state: Exclude<HoverState<T>, { kind: "closed" | "aiming" }>,
  to: HoverTarget<T>,
  { time, towards, at }: { time: number; towards: boolean; at: Point },
  ends: number,
): HoverState<T> {
  if (state.kind === "passing" && state.to.key === to.key && isStill(state.at, at)) return state;
  const { target } = state;
  const due = time + (towards ? GRACE_MS : SETTLE_MS);
  return { kind: "passing", target, to, due, at, ends: towards ? time + GRACE_MS : ends };
}

function endOf<T>(state: Extract<HoverState<T>, { kind: "leaving" | "passing" }>): number {
  return state.kind === "passing" ? state.ends : state.due;
}

function isStill(before: Point, now: Point): boolean {
  return Math.hypot(now.x - before.x, now.y - before.y) <= STILL_PX;
}

function leave<T>(state: HoverState<T>, time: number, towards: boolean): HoverState<T> {
  switch (state.kind) {
    case "closed":
    case "aiming":
      return CLOSED;
    case "open":
      if (state.held) return state;
      break;
    case "leaving":
    case "passing":
      if (!towards) return { kind: "leaving", target: state.target, due: endOf(state) };
      break;
  }
  return { kind: "leaving", target: state.target, due: time + GRACE_MS };
}

function tick<T>(state: HoverState<T>, time: number): HoverState<T> {
  const due = dueAt(state);
  if (due === null || time < due) return state;
  switch (state.kind) {
    case "aiming":
      return open(state.target, false);
    case "passing":
      // The pointer has moved on over other terms for too long to be on its way to the card.
      return time < state.due
        ? { kind: "aiming", target: state.to, due: state.due, at: state.at }
        : open(state.to, false);
    default:
      return CLOSED;
  }
}

/**
 * The time at which the state changes by itself (milliseconds, on the clock of the events' times),
 * or null if it does not.
 */
export function dueAt<T>(state: HoverState<T>): number | null {
  if (state.kind === "closed" || state.kind === "open") return null;
  return state.kind === "passing" ? Math.min(state.due, state.ends) : state.due;
}

/** The target whose card is visible, or null. */
export function shownTarget<T>(state: HoverState<T>): HoverTarget<T> | null {
  return state.kind === "closed" || state.kind === "aiming" ? null : state.target;
}
