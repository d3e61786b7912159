/**
 * The part of a document's viewport that can be seen. In a frame that is as tall as its content,
 * this is only a stretch of it.
 */

/** A stretch of the viewport, in CSS pixels from its upper edge. */
export interface View {
  readonly top: number;
  readonly bottom: number;
}

/**
 * The stretch of a frame that the page around it leaves in view, or null if all of it is in view.
 * `entry` comes from an observer of the root element.
 */
export function partInView(entry: IntersectionObserverEntry): View | null {
  const { boundingClientRect: box, intersectionRect: seen } = entry;
  const shown = Math.min(innerHeight, box.bottom) - Math.max(0, box.top);
  return seen.height < shown - 1 ? seen : null;
}
