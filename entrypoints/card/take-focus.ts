/**
 * The number of frames after which to give up (two seconds). A window in the background never gets
 * the focus.
 */
const FOCUS_FRAMES = 120;

/**
 * Gives the keyboard to the card's editor, or to the card if there is no editor.
 *
 * The frame's visibility and its focus come from another process, each in its own time. A hidden
 * frame cannot take the focus. When the frame itself gets the focus, the browser clears the focus
 * of the field. So this asks in every frame until both have arrived, or until something else in the
 * card has the focus.
 *
 * @param tries the number of frames in which to ask
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
