/** A file to download. */
export interface ExportFile {
  readonly name: string;
  readonly blob: Blob;
}

/** Has the browser save a file as a download. */
export function download({ name, blob }: ExportFile): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // From the click on, the download has its own reference to the data.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
