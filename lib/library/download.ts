/** A file to be downloaded. */
export interface ExportFile {
  readonly name: string;
  readonly blob: Blob;
}

/** Has the browser put a file where it puts downloads. */
export function download({ name, blob }: ExportFile): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The download has its own hold on the data from the click on.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
