import { useEffect, useState } from "preact/hooks";

/** Milliseconds: long enough to be read in passing, and to be spoken. */
const BRIEFLY_MS = 2500;

/** A value that goes by itself after a while: what is said of something that was done. */
export function useBriefly<T extends object>(): [T | null, (value: T | null) => void] {
  const [value, setValue] = useState<T | null>(null);
  useEffect(() => {
    if (value === null) return undefined;
    const timer = setTimeout(() => setValue(null), BRIEFLY_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return [value, setValue];
}
