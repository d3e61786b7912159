import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { type Steps, inSlices, slice } from "@/lib/slices/in-slices";

/**
 * What comes of work that may be long: at once where it is not, else in slices, and until then what came of it before.
 *
 * @param inputs what the work depends on
 * @param before until there is anything
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
