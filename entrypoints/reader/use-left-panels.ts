import { useEffect } from "preact/hooks";

/**
 * Closes a panel when the focus goes elsewhere. It lies over the view: what has the focus could not be
 * seen below it.
 */
export function useLeftPanels(): void {
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element)) return;
      for (const panel of document.querySelectorAll<HTMLElement>(".bar-panel:popover-open")) {
        const isItsButton = target.matches(`[popovertarget="${CSS.escape(panel.id)}"]`);
        if (!isItsButton && !panel.contains(target)) panel.hidePopover();
      }
    };
    addEventListener("focusin", onFocus);
    return () => removeEventListener("focusin", onFocus);
  }, []);
}
