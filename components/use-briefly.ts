import { useEffect, useState } from "preact/hooks";

/** Milliseconds. A message is then shown long enough to be noticed, and to be spoken. */
const BRIEFLY_MS = 2500;

/**
 * A value that returns to null by itself after a while, for messages about what was done.
 *
 * @returns the value, and the function that sets it
 */
export function useBriefly<T extends object>(): [T | null, (value: T | null) => void] {
  const [value, setValue] = useState<T | null>(null);
  useEffect(() => {
    if (value === null) return undefined;
    const timer = setTimeout(() => setValue(null), BRIEFLY_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return [value, setValue];
}
