/**
 * Copies a text. It must be called while a click or a key press is being handled.
 *
 * It tries the older command first, because the click is all that the command needs. The
 * asynchronous clipboard also asks the permissions policy of the page that contains the card. Where
 * the policy forbids it, the browser logs an error in that page's console.
 *
 * @returns whether the text was copied
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
    // Otherwise other listeners would copy the selection instead.
    event.stopImmediatePropagation();
  };
  document.addEventListener("copy", onCopy, { capture: true });
  const isDone = document.execCommand("copy");
  document.removeEventListener("copy", onCopy, { capture: true });
  return isDone;
}
