/** What can be seen of a document's viewport: all of it; but in a frame as tall as its content a stretch. */

/** A stretch of the viewport. CSS pixels from its upper edge. */
export interface View {
  readonly top: number;
  readonly bottom: number;
}

/** The stretch of a frame that the page around it leaves in view; null: all of it. As an observer of the root element has it. */
export function partInView(entry: IntersectionObserverEntry): View | null {
  const { boundingClientRect: box, intersectionRect: seen } = entry;
  const shown = Math.min(innerHeight, box.bottom) - Math.max(0, box.top);
  return seen.height < shown - 1 ? seen : null;
}
