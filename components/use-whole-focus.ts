import { useEffect } from "preact/hooks";

/**
 * Scrolls to all of what the keyboard has the focus on. Firefox does not, if it sees a line of it: the
 * rest may be below a bar.
 */
export function useWholeFocus(): void {
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement) || !target.matches(":focus-visible")) return;
      // What is higher than the window, such as a view, is not shown as a whole anyway.
      if (target.offsetHeight < innerHeight / 2) target.scrollIntoView({ block: "nearest" });
    };
    addEventListener("focusin", onFocus);
    return () => removeEventListener("focusin", onFocus);
  }, []);
}
