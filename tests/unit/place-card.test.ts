import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeCard } from "@/lib/card/place-card";

const size = { width: 400, height: 300 };
const viewport = { width: 1000, height: 800 };
const box = (left: number, top: number) => ({ left, top, right: left + 60, bottom: top + 20 });

describe("the place of the card", () => {
  test.each([
    ["below its term", box(100, 100), { left: 100, top: 126 }],
    ["above, where there is no room below", box(100, 700), { left: 100, top: 394 }],
    ["pushed in from the right edge", box(900, 100), { left: 592, top: 126 }],
    ["pushed in from the left edge", box(-40, 100), { left: 8, top: 126 }],
  ])("is %s", (_, anchor, place) => {
    expect(placeCard(anchor, size, viewport)).toMatchObject(place);
  });

  test("is beside its term if there is not enough room above or below", () => {
    const place = placeCard(box(100, 240), size, { width: 1000, height: 500 });
    expect(place).toMatchObject({ left: 166, top: 192, ...size });
  });

  test("is beside its term in vertical text", () => {
    const place = placeCard(box(100, 100), size, viewport, "vertical");
    expect(place).toMatchObject({ left: 166, top: 100 });
  });

  test("is inside the window and never over its term, wherever that is", () => {
    const number = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(
        number(1000),
        number(780),
        number(900),
        number(900),
        fc.constantFrom("horizontal", "vertical"),
        (left, top, width, height, writing) => {
          const anchor = box(left, top);
          const card = placeCard(anchor, { width, height }, viewport, writing);
          expect(card.left).toBeGreaterThanOrEqual(8);
          expect(card.left + card.width).toBeLessThanOrEqual(viewport.width - 8);
          expect(card.top).toBeGreaterThanOrEqual(8);
          expect(card.top + card.height).toBeLessThanOrEqual(viewport.height - 8);
          const isBeside =
            card.top >= anchor.bottom ||
            card.top + card.height <= anchor.top ||
            card.left >= anchor.right ||
            card.left + card.width <= anchor.left;
          expect(isBeside).toBe(true);
        },
      ),
      // A case in which the card has no height yet and there is no room beside its term. It is
      // drawn once in some thousand runs.
      { examples: [[384, 0, 549, 0, "vertical"]] },
    );
  });

  test.each([
    [-50, 900],
    [20, 780],
  ])("is high enough beside an anchor from %d to %d, over it if necessary", (top, bottom) => {
    const card = placeCard({ left: 10, right: 900, top, bottom }, size, viewport);
    expect(card.height).toBe(180);
    expect(card.top).toBeGreaterThanOrEqual(8);
    expect(card.top + card.height).toBeLessThanOrEqual(792);
  });

  test("is smaller in a window too small for it", () => {
    expect(placeCard(box(10, 10), size, { width: 200, height: 120 })).toMatchObject({
      left: 8,
      top: 8,
      width: 184,
      height: 104,
    });
  });
});
