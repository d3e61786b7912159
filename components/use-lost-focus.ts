import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/**
 * Gives the focus to an element when it is shown, if the one that had the focus has disappeared.
 *
 * @param isWanted whether it takes it
 */
export function useLostFocus<E extends HTMLElement>(isWanted = true): RefObject<E | null> {
  const heir = useRef<E>(null);
  useEffect(() => {
    if (isWanted && document.activeElement === document.body)
      heir.current?.focus({ preventScroll: true });
  }, [isWanted]);
  return heir;
}
