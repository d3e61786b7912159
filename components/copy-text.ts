/**
 * Copies a text. In a frame a page's permissions policy may forbid the asynchronous clipboard; the older command
 * needs no more than the click.
 *
 * @returns whether that was allowed
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

function copyByCommand(text: string): boolean {
  const onCopy = (event: ClipboardEvent): void => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
  };
  document.addEventListener("copy", onCopy);
  const isDone = document.execCommand("copy");
  document.removeEventListener("copy", onCopy);
  return isDone;
}
