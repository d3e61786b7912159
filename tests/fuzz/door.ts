/**
 * A door is a parser of data that was made elsewhere. This describes its inputs, and what must hold
 * for all of them.
 */
import { isDeepStrictEqual } from "node:util";
import type { Random } from "../cases/random";

export type Verdict = "accepted" | "refused";

export interface Door<I = unknown> {
  readonly name: string;
  /** An input: the same random numbers always give the same input. */
  generate(random: Random): I;
  /**
   * Parses an input. A refusal of the kind that this parser has is a verdict. Anything else that is
   * thrown is a fault.
   *
   * @throws whatever goes wrong; `FuzzFault` if what was accepted is not as it must be
   */
  enter(input: I): Verdict;
}

/** An accepted value is not as it must be. */
export class FuzzFault extends Error {
  override readonly name = "FuzzFault";
}

/** @throws FuzzFault unless `holds` is true */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new FuzzFault(what);
}

/** @throws FuzzFault unless both values are equal */
export function mustEqual(one: unknown, other: unknown, what: string): void {
  if (isDeepStrictEqual(one, other)) return;
  if (!isDeepStrictEqual(unsigned(one), unsigned(other))) throw new FuzzFault(what);
}

/** JSON has no negative zero. */
function unsigned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unsigned);
  if (typeof value !== "object" || value === null) return value === 0 ? 0 : value;
  return Object.entries(value).map(([name, it]) => [name, unsigned(it)] as const);
}

/** The result of a function; null if it refuses with an error of this class. */
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
