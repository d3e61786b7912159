import { afterEach, expect, test } from "vitest";
import { nextOf, standingOf } from "@/entrypoints/page-card/standing";
import type { Boundaries } from "@/lib/page/paint/hit-test";

afterEach(() => document.body.replaceChildren());

const place = (node: Node, startOffset: number): Boundaries => {
  return { startContainer: node, startOffset, endContainer: node, endOffset: startOffset + 1 };
};

/** Places at the third and sixth character of each of three paragraphs. */
function page(): { texts: Node[]; places: Boundaries[] } {
  document.body.innerHTML = "<p>0123456789</p>".repeat(3);
  const texts = [...document.querySelectorAll("p")].map((it) => it.firstChild as Node);
  return { texts, places: texts.flatMap((it) => [place(it, 3), place(it, 6)]) };
}

test("a place is identified by where it begins, and the last is followed by the first", () => {
  const { texts, places } = page();
  const again = place(texts[1] as Node, 6);
  expect(standingOf(again, places)).toEqual({ index: 3, isThere: true });
  expect(nextOf(again, places, 1)).toBe(4);
  expect(nextOf(again, places, -1)).toBe(2);
  expect(nextOf(places[5] as Boundaries, places, 1)).toBe(0);
  expect(nextOf(places[0] as Boundaries, places, -1)).toBe(5);
});

test("a place that no longer exists has neighbours in its text and in others", () => {
  const { texts, places } = page();
  const gone = place(texts[1] as Node, 4);
  expect(standingOf(gone, places)).toEqual({ index: 3, isThere: false });
  expect(nextOf(gone, places, 1)).toBe(3);
  expect(nextOf(gone, places, -1)).toBe(2);
  const others = places.filter(({ startContainer }) => startContainer !== texts[1]);
  expect(nextOf(gone, others, 1)).toBe(2);
  expect(nextOf(gone, others, -1)).toBe(1);
});

test("a place that has left the page is followed by the first and preceded by the last", () => {
  const { places } = page();
  const gone = place(document.createTextNode("0123456789"), 3);
  expect(nextOf(gone, places, 1)).toBe(0);
  expect(nextOf(gone, places, -1)).toBe(5);
});
