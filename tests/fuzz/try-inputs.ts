/** Sends inputs to a parser, one after another, and reports the results. */
import { inspect } from "node:util";
import { randomOf } from "../cases/random";
import type { Door } from "./door";
import { shrunk } from "./shrink";

/** An input that broke a parser. */
export interface Fault {
  /** The number of the input. With the seed, the input can be made again. */
  readonly index: number;
  readonly message: string;
  /** The input, shrunk as far as possible at little cost. */
  readonly input: string;
}

/** The results of a number of inputs. */
export interface Tally {
  readonly door: string;
  readonly seed: number;
  tried: number;
  accepted: number;
  refused: number;
  /** The slowest input: its milliseconds and its number. */
  slowest: { ms: number; index: number };
  /** The number of failed inputs. The first of each kind are in `faults`. */
  failed: number;
  readonly faults: Fault[];
}

export interface Range {
  readonly seed: number;
  /** The number of the first input. */
  readonly from?: number;
  /** The number of inputs. */
  readonly count: number;
  /** Called each time before an input, or a smaller one in its place, is parsed. */
  readonly onEntry?: (index: number) => void;
}

/** The maximum number of different faults that are kept. */
const MOST_FAULTS = 8;

/**
 * Input `index` of a seed. Each input has its own random numbers, so it can be made without the
 * ones before it.
 */
export function inputAt(door: Door, seed: number, index: number): unknown {
  return door.generate(randomOf(Math.imul(seed, 0x9e3779b1) + index));
}

/** Sends a range of inputs to a parser. */
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
    // Made again, because parsing may have changed it, or may hold a reference to it.
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

/** What was thrown, and where: the first line of the stack that belongs to us. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${String(error)}`;
  const line = error.stack?.split("\n").find((it) => /\/lib\/|\/tests\/fuzz\/doors/u.test(it));
  return `${error.name}: ${error.message.slice(0, 200)}${line ? ` (${line.trim()})` : ""}`;
}

/** An input in a form that can be read in a report. */
export function shown(input: unknown): string {
  const text = inspect(asText(input), { depth: 12, maxArrayLength: 60, maxStringLength: 600 });
  return text.length > 4000 ? `${text.slice(0, 4000)}…` : text;
}

/** The text of bytes that are UTF-8, because it is easier to read; otherwise the input itself. */
function asText(input: unknown): unknown {
  if (!(input instanceof Uint8Array)) return input;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(input);
  } catch {
    return input;
  }
}

/** A tally in one line. */
export function lineOf({ door, seed, tried, accepted, refused, slowest, failed }: Tally): string {
  const slow = `slowest ${slowest.ms.toFixed(1)} ms (input ${slowest.index})`;
  return `${door}: ${tried} tried, ${accepted} accepted, ${refused} refused, ${failed} failed; ${slow}; seed ${seed}`;
}
