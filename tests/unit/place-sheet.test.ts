import { describe, expect, test } from "vitest";
import { placeSheet, restOfSheet, sheetEdge, sheetHeights } from "@/lib/card/place-sheet";

const phone = { width: 390, height: 800 };
const at = (top: number) => ({ left: 20, right: 80, top, bottom: top + 24 });

describe("the heights of a sheet", () => {
  test("are two fifths of the window at first, and not all of it at most", () => {
    expect(sheetHeights(2000, phone)).toEqual({ first: 320, most: 736 });
  });

  test("are no more than what it shows", () => {
    expect(sheetHeights(180, phone)).toEqual({ first: 180, most: 180 });
  });

  test("leave room for a sentence in a low window", () => {
    expect(sheetHeights(900, { width: 800, height: 360 }).first).toBe(220);
  });
});

test("a sheet is at the lower edge, or at the upper one if its term would be under it", () => {
  expect(sheetEdge(at(100), 320, phone)).toBe("bottom");
  expect(sheetEdge(at(470), 320, phone)).toBe("top");
  // It would be under it at both.
  expect(sheetEdge(at(200), 420, { width: 390, height: 500 })).toBe("bottom");
  expect(placeSheet("bottom", 320, phone)).toEqual({ left: 0, top: 480, width: 390, height: 320 });
  expect(placeSheet("top", 320, phone)).toEqual({ left: 0, top: 0, width: 390, height: 320 });
});

test("a sheet that is let go comes to rest at the nearer height, or closes", () => {
  const heights = { first: 320, most: 720 };
  expect(restOfSheet(700, heights)).toBe(720);
  expect(restOfSheet(400, heights)).toBe(320);
  expect(restOfSheet(250, heights)).toBe(320);
  expect(restOfSheet(150, heights)).toBeNull();
});
