/** One `Range` for whoever asks the browser something of one, for each that there is makes every change of the page dearer. */
export const sharedRange = new Range();

/** To be called behind each use: a range that is left in a part of the page keeps that alive when it has been thrown out. */
export function releaseRange(document: Document): void {
  sharedRange.setEnd(document, 0);
}
