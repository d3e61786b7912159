import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * Gives the focus to an element when what has it is shown first. The attribute `autofocus` does
 * nothing once something in the page has had the focus.
 *
 * @param selector finds the element in the one that the reference is given to
 */
export function useFirstFocus<E extends HTMLElement>(selector: string): RefObject<E | null> {
  const root = useRef<E>(null);
  useLayoutEffect(() => root.current?.querySelector<HTMLElement>(selector)?.focus(), []);
  return root;
}
