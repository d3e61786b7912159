import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { type Steps, inSlices, slice } from "@/lib/slices/in-slices";

/**
 * The result of work that may take long. Short work is done at once, and long work in slices. Until
 * it is done, this returns the result of the work before.
 *
 * @param inputs the values that the work depends on
 * @param before the value until there is a result
 */
export function useSliced<T>(work: () => Steps<T>, inputs: readonly unknown[], before: T): T {
  const [result, setResult] = useState<{ readonly value: T }>({ value: before });
  const [rest, setRest] = useState<Steps<T> | null>(null);
  useLayoutEffect(() => {
    const steps = work();
    const done = slice(steps);
    if (done) setResult(done);
    setRest(done ? null : steps);
  }, inputs);
  useEffect(() => {
    if (!rest) return undefined;
    const controller = new AbortController();
    void inSlices(rest, controller.signal).then((value) => setResult({ value }));
    return () => controller.abort();
  }, [rest]);
  return result.value;
}
