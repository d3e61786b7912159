/** Milliseconds in which a pointer inside a brief card asks for the whole one. */
const DWELL_MS = 600;

/**
 * Follows the pointer in the card's own document.
 *
 * @param onDwell called once the pointer has stayed in the card: its user reads on
 */
export function followPointer({
  onEnter,
  onDwell,
  onMove,
}: {
  onEnter: () => void;
  onDwell: () => void;
  onMove: () => void;
}): void {
  const { documentElement } = document;
  let timer: ReturnType<typeof setTimeout> | undefined;
  documentElement.addEventListener("pointerenter", () => {
    onEnter();
    timer = setTimeout(onDwell, DWELL_MS);
  });
  documentElement.addEventListener("pointerleave", () => clearTimeout(timer));
  addEventListener("pointermove", ({ movementX, movementY }) => {
    // The browser also reports a pointer that rests while something moves under it.
    if (movementX !== 0 || movementY !== 0) onMove();
  });
}
