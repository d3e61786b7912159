/** A door: a place where data comes in that was made elsewhere, and what must hold of whatever comes. */
import { isDeepStrictEqual } from "node:util";
import type { Random } from "../cases/random";

export type Verdict = "accepted" | "refused";

export interface Door<I = unknown> {
  readonly name: string;
  /** An input: the same for the same numbers. */
  generate(random: Random): I;
  /**
   * Enters by it. A refusal of the kind that this door has is a verdict; whatever else is thrown is a fault.
   *
   * @throws whatever goes wrong; `FuzzFault` where what was accepted is not as it must be
   */
  enter(input: I): Verdict;
}

/** What was accepted is not as it must be. */
export class FuzzFault extends Error {
  override readonly name = "FuzzFault";
}

/** @throws FuzzFault unless it holds */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new FuzzFault(what);
}

/** @throws FuzzFault unless both say the same */
export function mustEqual(one: unknown, other: unknown, what: string): void {
  if (isDeepStrictEqual(one, other)) return;
  if (!isDeepStrictEqual(unsigned(one), unsigned(other))) throw new FuzzFault(what);
}

/** JSON has no zero below zero. */
function unsigned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unsigned);
  if (typeof value !== "object" || value === null) return value === 0 ? 0 : value;
  return Object.entries(value).map(([name, it]) => [name, unsigned(it)] as const);
}

/** What a function gives; null where it refuses by an error of this class. */
export function orRefused<T>(
  refusal: abstract new (...args: never[]) => Error,
  enter: () => T,
): { readonly value: T } | null {
  try {
    return { value: enter() };
  } catch (error) {
    if (error instanceof refusal) return null;
    throw error;
  }
}
