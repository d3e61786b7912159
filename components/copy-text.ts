/**
 * Copies a text, while a click or a key is being dealt with. By the older command first: it needs no more than that, while the
 * asynchronous clipboard asks the permissions policy of the page that the card is in, and has the browser complain in that
 * page's console where it is forbidden.
 *
 * @returns whether that was allowed
 */
export async function copyText(text: string): Promise<boolean> {
  if (copyByCommand(text)) return true;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function copyByCommand(text: string): boolean {
  const onCopy = (event: ClipboardEvent): void => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    // Other listeners would put in what is selected.
    event.stopImmediatePropagation();
  };
  document.addEventListener("copy", onCopy, { capture: true });
  const isDone = document.execCommand("copy");
  document.removeEventListener("copy", onCopy, { capture: true });
  return isDone;
}
