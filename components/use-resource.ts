import { useEffect, useState } from "preact/hooks";

/** Something that is being loaded, has failed, or is there. */
export type Resource<T> =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "ready"; readonly value: T };

/**
 * Loads something, and again whenever it changes; what is there stays until the new is.
 *
 * @param watch calls back at every change until its signal ends it
 */
export function useResource<T>(
  load: () => Promise<T>,
  watch: (signal: AbortSignal, onChange: () => void) => void,
): { resource: Resource<T>; reload: () => void } {
  const [resource, setResource] = useState<Resource<T>>({ kind: "loading" });
  const [round, setRound] = useState(0);
  const reload = (): void => setRound((it) => it + 1);
  useEffect(() => {
    let isOver = false;
    load().then(
      (value) => isOver || setResource({ kind: "ready", value }),
      (error: unknown) => isOver || setResource({ kind: "failed", error }),
    );
    return () => {
      isOver = true;
    };
  }, [round]);
  useEffect(() => {
    const controller = new AbortController();
    watch(controller.signal, reload);
    return () => controller.abort();
  }, []);
  return { resource, reload };
}
