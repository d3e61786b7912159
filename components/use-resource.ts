import { useEffect, useState } from "preact/hooks";

/** The state of something that is loaded. */
export type Resource<T> =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly error: unknown }
  /** With an `error` if it has been loaded, but could not be loaded again after a change. */
  | { readonly kind: "ready"; readonly value: T; readonly error?: unknown };

/** The error of the last attempt to load something; undefined if there is none. */
export function errorOf(resource: Resource<unknown>): unknown {
  return resource.kind === "loading" ? undefined : resource.error;
}

/**
 * Loads something, and loads it again whenever it changes. The earlier value stays until the new
 * one arrives, also if loading fails: what a person reads or writes there must not disappear.
 *
 * @param watch calls back at every change until its signal is aborted
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
      (error: unknown) =>
        isOver ||
        setResource((before) =>
          before.kind === "ready" ? { ...before, error } : { kind: "failed", error },
        ),
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
