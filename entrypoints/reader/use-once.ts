import { useEffect } from "preact/hooks";

/** Does something when a component is shown first. */
export function useOnce(act: () => void): void {
  useEffect(act, []);
}
