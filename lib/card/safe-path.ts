import type { Box, Point } from "../geometry/box";

/** CSS pixels of tolerance, because a hand does not move in a straight line. */
const SLACK = 4;

/**
 * Whether a pointer that went from one point to another is on its way to a box: the second point is
 * nearer to the box, and is in the triangle between the first point and the side of the box that
 * faces it. (This is the "safe triangle" of nested menus.)
 */
export function headsFor(from: Point, to: Point, box: Box): boolean {
  const distance = (point: Point): number =>
    Math.hypot(
      Math.max(box.left - point.x, 0, point.x - box.right),
      Math.max(box.top - point.y, 0, point.y - box.bottom),
    );
  if (distance(to) >= distance(from)) return false;
  const [one, other] = facingCorners(from, box);
  return isInTriangle(to, from, one, other);
}

/** The two corners of a box that enclose it as seen from a point. */
function facingCorners({ x, y }: Point, { left, top, right, bottom }: Box): [Point, Point] {
  const near = {
    left: left - SLACK,
    top: top - SLACK,
    right: right + SLACK,
    bottom: bottom + SLACK,
  };
  if (y < top)
    return [
      { x: near.left, y: top },
      { x: near.right, y: top },
    ];
  if (y > bottom)
    return [
      { x: near.left, y: bottom },
      { x: near.right, y: bottom },
    ];
  const side = x < left ? left : right;
  return [
    { x: side, y: near.top },
    { x: side, y: near.bottom },
  ];
}

function isInTriangle(point: Point, a: Point, b: Point, c: Point): boolean {
  const turns = [turn(a, b, point), turn(b, c, point), turn(c, a, point)];
  return turns.every((it) => it >= 0) || turns.every((it) => it <= 0);
}

/** Twice the signed area of the triangle. The sign tells the direction of the turn at `b`. */
function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}
