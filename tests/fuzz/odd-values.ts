/** Values that programs have failed on. */
import type { Random } from "../cases/random";

/** One of a list. */
export function oneOf<T>(random: Random, all: readonly T[]): T {
  return all[Math.floor(random() * all.length)] as T;
}

/** Addresses as they are found in files, in pages and on damaged disks. */
export const ADDRESSES = [
  "http://[::1",
  "http://",
  "https://",
  "http:///a",
  "https://a.example:99999/",
  "http://a b/",
  "http://%zz/",
  "http://a.example/%",
  "http://a.example/%E0%A4%A",
  "http://a.example/?%zz=%",
  "https://xn--0.example/",
  "https://\ud800.example/",
  "https://user:pass@a.example/#/r?x",
  "https://a.example/".repeat(500),
  "javascript:alert(1)",
  "JAVASCRIPT:alert(1)",
  " javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "file:///etc/passwd",
  "blob:https://a.example/1",
  "about:srcdoc",
  "chrome-extension://abc/reader.html",
  "view-source:https://a.example/",
  "urn:uuid:1",
  "urn:cideng:fuzhou-jiguan-dangjian:term:no-such-term",
  "urn:cideng:fuzhou-jiguan-dangjian:passage:p9999",
  "urn:cideng:::",
  "urn:x-cideng:unknown-source:%E0%A4%A",
  "urn:x-cideng:unknown-source:",
  "",
  " ",
  "a",
  "__proto__",
  "\u0000",
  "\u202Ehttp://a.example/",
  "https://近邻.example/党建",
];

export const TEXTS = [
  "",
  " ",
  "\n",
  "\u0000",
  "\ud800",
  "\udc00a",
  "\u202e反",
  "__proto__",
  "constructor",
  "toString",
  "=HYPERLINK(1)",
  "a".repeat(1_200),
  "党".repeat(2_000),
  "e\u0301".repeat(300),
  "👨‍👩‍👧‍👦",
  "<img src=x onerror=alert(1)>",
  "{count}",
  "'\"`\t\r\n",
];

export const DATES = [
  "",
  "2026",
  "2026-02-30T00:00:00Z",
  "9999-12-31T23:59:59.999Z",
  "0000-01-01T00:00:00Z",
  "+275760-09-13T00:00:00.000Z",
  "-271821-04-20T00:00:00.000Z",
  "2026-01-01T24:00:00Z",
  "Invalid Date",
  "Thu, 01 Jan 2026 00:00:00 GMT",
];

export function deep(random: Random): unknown {
  let value: unknown = 1;
  const depth = oneOf(random, [300, 2_000]);
  for (let i = 0; i < depth; i += 1) value = i % 2 === 0 ? [value] : { a: value };
  return value;
}

/** Anything that IndexedDB can store. */
export function anything(random: Random): unknown {
  return oneOf<() => unknown>(random, [
    () => undefined,
    () => null,
    () => true,
    () => 0,
    () => -1,
    () => 1.5,
    () => Number.NaN,
    () => Number.POSITIVE_INFINITY,
    () => 10n,
    () => oneOf(random, TEXTS),
    () => oneOf(random, ADDRESSES),
    () => oneOf(random, DATES),
    () => [],
    () => ({}),
    () => [null],
    () => [oneOf(random, TEXTS), 1, null, {}],
    () => ({ type: "selection" }),
    () => ({ value: null, exact: 1, start: -1, end: "2" }),
    () => new Date(Number.NaN),
    () => new Date(0),
    () => new Map([["a", 1]]),
    () => new Uint8Array(3),
    () => /a/u,
    () => deep(random),
    () => "a".repeat(70_000),
    () => {
      const ring: Record<string, unknown> = {};
      ring["self"] = [ring, ring];
      return ring;
    },
  ])();
}

const NUMBERS = [
  0,
  -0,
  -1,
  0.5,
  1e21,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  2 ** 53 - 1,
  1e308,
  -1e308,
  5e-324,
  8.64e15,
  8.64e15 + 1,
  253402300799999,
];

/** Names that reach a prototype, or of methods that are called everywhere. */
export const NAMES = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "valueOf",
  "toJSON",
  "length",
  "then",
  "hasOwnProperty",
  "",
  "0",
  "@context",
  "a.b",
  "\ud800",
];

/** Any JSON value. */
export function anyJson(random: Random): unknown {
  return oneOf<() => unknown>(random, [
    () => null,
    () => random() < 0.5,
    () => oneOf(random, NUMBERS),
    () => Math.floor(random() * 1000),
    () => oneOf(random, TEXTS),
    () => oneOf(random, ADDRESSES),
    () => oneOf(random, DATES),
    () => [],
    () => ({}),
    () => [null, [], {}],
    () => [oneOf(random, TEXTS), oneOf(random, NUMBERS), null, {}],
    () => member(oneOf(random, NAMES), oneOf(random, TEXTS)),
    // It cannot be converted to a primitive.
    () => ({ toString: 1, valueOf: 1 }),
    () => (random() < 0.02 ? deep(random) : [[[[[[1]]]]]]),
    () => "a".repeat(random() < 0.02 ? 70_000 : 70),
  ])();
}

/** Any value of a structured clone, which messages, IndexedDB and Firefox's `storage` can carry. */
export function anyClone(random: Random): unknown {
  if (random() < 0.6) return anyJson(random);
  if (random() < 0.9) return oneOf<() => unknown>(random, CLONES)();
  return random() < 0.1 ? anything(random) : undefined;
}

const CLONES: (() => unknown)[] = [
  () => Number.NaN,
  () => Number.NEGATIVE_INFINITY,
  () => 10n ** 30n,
  () => new Date(Number.NaN),
  () => new Map([["a", 1]]),
  () => new Set([1]),
  () => new Uint8Array(3),
  () => new ArrayBuffer(2),
  () => /a/u,
  () => new Error("a"),
  () => Object("text"),
  // oxlint-disable-next-line no-sparse-arrays -- a hole is passed over by `every` and `map`
  () => [, "a"],
  // oxlint-disable-next-line unicorn/no-new-array -- holes alone
  () => new Array(3),
  () => [undefined],
  () => {
    const ring: Record<string, unknown> = {};
    ring["self"] = [ring];
    return ring;
  },
];

/** An object with one own member, whatever its name. */
export function member(name: string, value: unknown): object {
  return put({}, name, value);
}

/**
 * Sets an own member of an object, `__proto__` too, if it can be set (a list's length is a number,
 * bytes are bytes).
 */
export function put<T extends object>(it: T, name: string | number, value: unknown): T {
  const isFixed = ArrayBuffer.isView(it) || (Array.isArray(it) && name === "length");
  if (!isFixed) {
    Reflect.defineProperty(it, name, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return it;
}
