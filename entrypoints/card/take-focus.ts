/** Two seconds: a window in the background never gets the focus. */
const FOCUS_FRAMES = 120;

/**
 * Gives the keyboard to the card's editor, or to the card.
 *
 * The frame's visibility and its focus reach it from another process, each in its own time: hidden it takes no focus, and
 * with the frame's own focus comes that the field's is cleared. So it is asked for until both are there, or something
 * else in the card has the focus.
 */
export function takeFocus(root: HTMLElement, tries = FOCUS_FRAMES): void {
  const wanted = root.querySelector<HTMLElement>("textarea, .card");
  const field = root.querySelector("textarea") ?? wanted;
  const { activeElement, body } = document;
  if (!field || tries === 0 || (activeElement !== body && activeElement !== field)) return;
  if (document.hasFocus() && activeElement === field) return;
  field.focus();
  requestAnimationFrame(() => takeFocus(root, tries - 1));
}
