/** Makes valid values invalid, by changing their structure or their bytes. */
import type { Random } from "../cases/random";
import { NAMES, TEXTS, anyClone, anyJson, oneOf, put } from "./odd-values";

/** What the result must be able to pass through. */
export type Way = "json" | "clone";

/** A place in a value: a member of an object or an item of a list. */
interface Slot {
  readonly holder: object;
  readonly name: string;
}

/** The number of places in a value among which is chosen. */
const MOST_SLOTS = 400;

/**
 * A copy of a value with some changes: parts of another type, deleted, duplicated, moved, renamed,
 * very long, very deep, or circular.
 */
export function mutated(random: Random, value: unknown, way: Way): unknown {
  const root = { value: structuredClone(value) };
  const times = 1 + Math.floor(random() ** 2 * 5);
  for (let i = 0; i < times; i += 1) {
    const slots = slotsOf(root);
    if (slots.length === 0) break;
    const slot = oneOf(random, slots);
    oneOf(random, CHANGES)({ random, slot, slots, way });
  }
  return root.value;
}

function slotsOf(root: object): Slot[] {
  const slots: Slot[] = [];
  const open: object[] = [root];
  const seen = new Set<object>(open);
  for (let holder = open.pop(); holder && slots.length < MOST_SLOTS; holder = open.pop()) {
    if (ArrayBuffer.isView(holder)) continue;
    for (const name of Object.keys(holder)) {
      slots.push({ holder, name });
      const value = valueAt({ holder, name });
      if (typeof value !== "object" || value === null || seen.has(value)) continue;
      seen.add(value);
      open.push(value);
    }
  }
  return slots;
}

function valueAt({ holder, name }: Slot): unknown {
  return Object.getOwnPropertyDescriptor(holder, name)?.value;
}

function any(random: Random, way: Way): unknown {
  return way === "json" ? anyJson(random) : anyClone(random);
}

interface Change {
  readonly random: Random;
  readonly slot: Slot;
  readonly slots: readonly Slot[];
  readonly way: Way;
}

function replace({ holder, name }: Slot, value: unknown): void {
  put(holder, name, value);
}

function drop({ slot: { holder, name } }: Change): void {
  // (`splice` calls a member named `constructor` to make its result.)
  if (Array.isArray(holder) && !Object.hasOwn(holder, "constructor"))
    holder.splice(Number(name), 1);
  else Reflect.deleteProperty(holder, name);
}

function double({ random, slot }: Change): void {
  const { holder } = slot;
  const value = valueAt(slot);
  const copy = random() < 0.5 ? value : structuredClone(value);
  const times = random() < 0.05 ? 300 : 1;
  if (!Array.isArray(holder)) {
    put(holder, oneOf(random, Object.keys(holder)), copy);
    return;
  }
  for (let i = 0; i < times; i += 1) holder.push(copy);
}

function rename({ random, slot }: Change): void {
  const { holder, name } = slot;
  if (Array.isArray(holder)) return;
  const value = valueAt(slot);
  Reflect.deleteProperty(holder, name);
  put(holder, oneOf(random, NAMES), value);
}

function stretch({ random, slot }: Change): void {
  const value = valueAt(slot);
  if (typeof value === "string") replace(slot, mutatedText(random, value));
  else if (typeof value === "number") replace(slot, value * oneOf(random, [-1, 0.5, 1e9, 1e300]));
  else if (typeof value === "boolean") replace(slot, !value);
}

const CHANGES: readonly ((change: Change) => void)[] = [
  ({ random, slot, way }) => replace(slot, any(random, way)),
  ({ random, slot, way }) => replace(slot, any(random, way)),
  ({ random, slot, slots }) => replace(slot, structuredClone(valueAt(oneOf(random, slots)))),
  drop,
  double,
  rename,
  stretch,
  stretch,
  ({ random, slot: { holder }, way }) => {
    // A list in JSON has only its items.
    if (way === "json" && Array.isArray(holder)) holder.push(any(random, way));
    else put(holder, oneOf(random, NAMES), any(random, way));
  },
  ({ slot }) => replace(slot, [valueAt(slot)]),
  ({ slot }) => replace(slot, { value: valueAt(slot), id: valueAt(slot) }),
  ({ slot }) => {
    const value = valueAt(slot);
    if (Array.isArray(value)) replace(slot, value[0]);
    else if (typeof value === "number") replace(slot, String(value));
    else replace(slot, null);
  },
  // One value in two places; outside JSON, also inside itself.
  ({ random, slot, slots, way }) => {
    if (way === "clone") replace(slot, valueAt(oneOf(random, slots)));
  },
];

/** A text with some changes. */
export function mutatedText(random: Random, text: string): string {
  const at = Math.floor(random() * (text.length + 1));
  const to = at + Math.floor(random() ** 3 * (text.length - at + 1));
  const [before, between, after] = [text.slice(0, at), text.slice(at, to), text.slice(to)];
  return oneOf<() => string>(random, [
    () => before + after,
    () => before + between + between + after,
    () => before + oneOf(random, TEXTS) + after,
    () => before + String.fromCharCode(Math.floor(random() * 0x10000)) + between + after,
    () => before + String.fromCharCode(Math.floor(random() * 0x80)) + between + after,
    () => before,
    () => after + before,
    () => before + between.toUpperCase() + after,
    () => before + oneOf(random, ["%", "%E0", "\\", '"', "\u0000", "\ufeff", "\r\n"]) + after,
    () => (random() < 0.02 ? before + (between || "a").repeat(200) + after : before + after),
  ])();
}

/** Bytes with some changed, deleted, duplicated or moved. */
export function mutatedBytes(random: Random, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  let now = new Uint8Array(bytes);
  const times = 1 + Math.floor(random() ** 2 * 8);
  for (let i = 0; i < times; i += 1) now = mutatedOnce(random, now);
  return now;
}

function mutatedOnce(random: Random, bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const at = Math.floor(random() * (bytes.length + 1));
  const to = at + Math.floor(random() ** 4 * (bytes.length - at + 1));
  const way = Math.floor(random() * 6);
  if (way === 0) return bytes.slice(0, at);
  if (way === 1) return joined(bytes.slice(0, at), bytes.slice(to));
  if (way === 2) return joined(bytes.slice(0, to), bytes.slice(at));
  if (way === 3) return joined(bytes.slice(0, at), randomBytes(random, 8), bytes.slice(at));
  if (at >= bytes.length) return bytes;
  const flipped = new Uint8Array(bytes);
  flipped[at] = way === 4 ? random() * 256 : (bytes[at] as number) ^ (1 << (random() * 8));
  return flipped;
}

/** Random bytes, up to this number. */
export function randomBytes(random: Random, most: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: Math.floor(random() * (most + 1)) }, () => random() * 256);
}

/** All of them, one after the other. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
