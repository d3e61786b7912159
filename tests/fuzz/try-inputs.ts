/** Sends inputs through a door, one after another, and says what came of it. */
import { inspect } from "node:util";
import { randomOf } from "../cases/random";
import type { Door } from "./door";
import { shrunk } from "./shrink";

export interface Fault {
  /** Which input it was: with the seed it can be made again. */
  readonly index: number;
  readonly message: string;
  /** As small as it could be made at little cost. */
  readonly input: string;
}

export interface Tally {
  readonly door: string;
  readonly seed: number;
  tried: number;
  accepted: number;
  refused: number;
  /** Of one input, milliseconds, and which it was. */
  slowest: { ms: number; index: number };
  /** How many inputs went wrong; the first of each kind are in `faults`. */
  failed: number;
  readonly faults: Fault[];
}

export interface Range {
  readonly seed: number;
  /** The first input. */
  readonly from?: number;
  /** How many inputs. */
  readonly count: number;
  /** Is told before each time that an input, or a smaller one in its place, is entered. */
  readonly onEntry?: (index: number) => void;
}

/** Different faults that are kept. */
const MOST_FAULTS = 8;

/** Input `index` of a seed: each has random numbers of its own, so one can be made without those before it. */
export function inputAt(door: Door, seed: number, index: number): unknown {
  return door.generate(randomOf(Math.imul(seed, 0x9e3779b1) + index));
}

export function tryInputs(door: Door, { seed, from = 0, count, onEntry }: Range): Tally {
  const counts = { tried: 0, accepted: 0, refused: 0, failed: 0 };
  const tally: Tally = {
    door: door.name,
    seed,
    ...counts,
    slowest: { ms: 0, index: 0 },
    faults: [],
  };
  const kinds = new Set<string>();
  for (let index = from; index < from + count; index += 1) {
    onEntry?.(index);
    const input = inputAt(door, seed, index);
    const began = performance.now();
    const error = tryOne(door, input, tally);
    const ms = performance.now() - began;
    if (ms > tally.slowest.ms) tally.slowest = { ms, index };
    tally.tried += 1;
    if (error === null) continue;
    tally.failed += 1;
    const kind = kindOf(error);
    if (kinds.has(kind) || kinds.size === MOST_FAULTS) continue;
    kinds.add(kind);
    // Made anew: entering may have changed it, or hold on to it.
    const small = shrunk(inputAt(door, seed, index), (it) => {
      onEntry?.(index);
      const other = faultOf(door, it);
      return other !== null && kindOf(other) === kind;
    });
    tally.faults.push({ index, message: kind, input: shown(small) });
  }
  return tally;
}

function tryOne(door: Door, input: unknown, tally: Tally): Error | null {
  try {
    tally[door.enter(input)] += 1;
    return null;
  } catch (error) {
    return error as Error;
  }
}

function faultOf(door: Door, input: unknown): Error | null {
  try {
    door.enter(input);
    return null;
  } catch (error) {
    return error as Error;
  }
}

/** What was thrown, and by whom: the first line of the stack that is ours. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${String(error)}`;
  const line = error.stack?.split("\n").find((it) => /\/lib\/|\/tests\/fuzz\/doors/u.test(it));
  return `${error.name}: ${error.message.slice(0, 200)}${line ? ` (${line.trim()})` : ""}`;
}

/** An input as it can be read in a report. */
export function shown(input: unknown): string {
  const text = inspect(asText(input), { depth: 12, maxArrayLength: 60, maxStringLength: 600 });
  return text.length > 4000 ? `${text.slice(0, 4000)}…` : text;
}

/** Bytes of a text are read more easily as one. */
function asText(input: unknown): unknown {
  if (!(input instanceof Uint8Array)) return input;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(input);
  } catch {
    return input;
  }
}

/** A tally in a line. */
export function lineOf({ door, seed, tried, accepted, refused, slowest, failed }: Tally): string {
  const slow = `slowest ${slowest.ms.toFixed(1)} ms (input ${slowest.index})`;
  return `${door}: ${tried} tried, ${accepted} accepted, ${refused} refused, ${failed} failed; ${slow}; seed ${seed}`;
}
