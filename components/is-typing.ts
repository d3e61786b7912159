/** Whether a key goes to a control that takes text, or is pressed together with another key. */
export function isTyping({ target, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  const isText =
    target instanceof Element &&
    target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  return Boolean(isText) || ctrlKey || altKey || metaKey;
}
