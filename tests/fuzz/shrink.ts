/** Makes a failing input smaller, as long as it still fails. */

/** The maximum number of smaller inputs that are tried. */
const MOST_TRIES = 3000;
/** Milliseconds. If each try takes long, there are fewer. */
const MOST_MS = 3000;

/** A smaller input that still fails. */
export function shrunk(input: unknown, fails: (input: unknown) => boolean): unknown {
  let left = MOST_TRIES;
  let best = input;
  const began = performance.now();
  for (let found = true; found && left > 0;) {
    found = false;
    for (const smaller of smallerThan(best, 0)) {
      if (left <= 0 || performance.now() - began > MOST_MS) return best;
      left -= 1;
      if (!fails(smaller)) continue;
      best = smaller;
      found = true;
      break;
    }
  }
  return best;
}

/** Circular values are followed to this depth. */
const MOST_DEPTH = 12;

function* smallerThan(value: unknown, depth: number): Generator {
  if (typeof value === "string") yield* shorter(value);
  else if (value instanceof Uint8Array) yield* shorter(value);
  else if (Array.isArray(value)) yield* smallerList(value, depth);
  else if (isPlain(value)) yield* smallerObject(value, depth);
}

interface Sequence {
  readonly length: number;
  slice(from: number, to: number): unknown;
}

/** Without one half of it, one quarter … */
function* shorter(value: string | Uint8Array): Generator {
  const { length }: Sequence = value;
  for (let size = length; size >= 1; size = Math.floor(size / 2)) {
    // Of long values, only large parts are removed: there are thousands of small ones.
    if (length / size > 64) return;
    for (let at = 0; at < length; at += size) {
      yield typeof value === "string"
        ? value.slice(0, at) + value.slice(at + size)
        : Uint8Array.from([...value.subarray(0, at), ...value.subarray(at + size)]);
    }
  }
}

function* smallerList(list: readonly unknown[], depth: number): Generator {
  for (let at = 0; at < Math.min(list.length, 50); at += 1) yield list.toSpliced(at, 1);
  if (depth >= MOST_DEPTH) return;
  for (let at = 0; at < Math.min(list.length, 50); at += 1) {
    for (const it of smallerThan(list[at], depth + 1)) yield list.with(at, it);
  }
}

function* smallerObject(it: Readonly<Record<string, unknown>>, depth: number): Generator {
  const members = Object.entries(it);
  for (const [name] of members) {
    yield Object.fromEntries(members.filter(([other]) => other !== name));
  }
  if (depth >= MOST_DEPTH) return;
  for (const [name, value] of members) {
    for (const smaller of smallerThan(value, depth + 1)) {
      yield Object.fromEntries(
        members.map(([other, was]) => [other, other === name ? smaller : was]),
      );
    }
  }
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
