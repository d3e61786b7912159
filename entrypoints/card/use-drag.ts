import type { HTMLAttributes } from "preact";
import { useRef } from "preact/hooks";

type Handlers = Pick<
  HTMLAttributes<HTMLElement>,
  "onPointerDown" | "onPointerMove" | "onPointerUp" | "onPointerCancel"
>;

/** A pointer that has moved no further has tapped, in CSS pixels of the screen. */
const TAP_PX = 4;

/** A drag under way: where it began and where the pointer was last, on the screen. */
interface Drag {
  readonly from: readonly [x: number, y: number];
  readonly at: readonly [x: number, y: number];
  readonly isOnGrip: boolean;
}

/**
 * The handlers for an element that is dragged by everything in it but its buttons. The distances are
 * in CSS pixels.
 *
 * @param onDrop called when the pointer lets go
 * @param onTap called instead if it has only tapped on the grip
 */
export function useDrag({
  onMove,
  onDrop,
  onTap,
}: {
  onMove: (x: number, y: number) => void;
  onDrop: () => void;
  onTap: () => void;
}): Handlers {
  const drag = useRef<Drag | null>(null);
  const end = (): void => {
    const { from, at, isOnGrip } = drag.current ?? {};
    drag.current = null;
    if (!from || !at) return;
    const isTap = Math.hypot(at[0] - from[0], at[1] - from[1]) <= TAP_PX;
    if (isTap && isOnGrip) onTap();
    else onDrop();
  };
  return {
    onPointerDown: (event) => {
      const { target, button, pointerId, screenX: x, screenY: y } = event;
      const onButton = target instanceof Element && target.closest("button");
      const isOnGrip = onButton instanceof Element && onButton.matches(".grip");
      if (button !== 0 || (onButton && !isOnGrip)) return;
      drag.current = { from: [x, y], at: [x, y], isOnGrip };
      event.currentTarget.setPointerCapture(pointerId);
    },
    onPointerMove: ({ pointerType, movementX, movementY, screenX: x, screenY: y }) => {
      if (!drag.current) return;
      const [beforeX, beforeY] = drag.current.at;
      // Browsers tell the movement of a mouse only.
      if (pointerType === "mouse") onMove(movementX, movementY);
      else onMove(x - beforeX, y - beforeY);
      drag.current = { ...drag.current, at: [x, y] };
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
