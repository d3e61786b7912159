/**
 * The one `Range` for all questions to the browser. Each live range makes every change of the page
 * more expensive.
 */
export const sharedRange = new Range();

/**
 * Must be called after each use. A range left in a part of the page keeps that part alive after the
 * page has removed it.
 */
export function releaseRange(document: Document): void {
  sharedRange.setEnd(document, 0);
}
