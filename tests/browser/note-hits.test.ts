import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { documentText } from "@/lib/dom/document-text";
import { TextMeter } from "@/lib/page/paint/hit-test";
import { NotePainter, noteHighlight } from "@/lib/page/paint/note-painter";

let controller: AbortController;
beforeEach(() => {
  controller = new AbortController();
});
afterEach(() => {
  controller.abort();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

/** A page with notes on these words, at each of their occurrences. */
function noted(html: string, ...words: string[]): NotePainter {
  document.body.innerHTML = html;
  const text = documentText(document);
  const painter = new NotePainter(document, controller.signal);
  const places = words.flatMap((word) =>
    [...text.text.matchAll(new RegExp(word, "gu"))].map(({ index }, i) => {
      return { id: `${word} ${i}`, start: index, end: index + word.length, colour: "blue" };
    }),
  );
  Array.from(painter.painting(text, places));
  return painter;
}

const middleOf = (element: Element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2] as const;
};

describe("a note under a point", () => {
  test("is found if it spans several elements", () => {
    const painter = noted("<p>甲<i>乙</i><b>丙</b>丁</p>", "乙丙");
    const [i, b, p] = ["i", "b", "p"].map((it) => document.querySelector(it) as Element);
    expect(painter.hitAt(...middleOf(i as Element), [])?.ids).toEqual(["乙丙 0"]);
    expect(painter.hitAt(...middleOf(b as Element), [])?.spot.line).toBe(1);
    expect(painter.hitAt(...middleOf(p as Element), [])).toBeNull();
  });

  test("is found by measuring only the notes in its block, and without a range of its own", () => {
    const painter = noted("<p>这一段<b>有</b>笔记</p>".repeat(100), "有笔记");
    expect(CSS.highlights.get(noteHighlight("blue"))?.size).toBe(100);
    const measured = vi.spyOn(Range.prototype, "getClientRects");
    const made = vi.spyOn(globalThis, "Range");
    const b = document.querySelectorAll("b")[9] as Element;
    expect(painter.hitAt(...middleOf(b), [])?.ids).toEqual(["有笔记 9"]);
    expect(measured.mock.calls.length).toBeLessThan(4);
    expect(made).not.toHaveBeenCalled();
  });

  test("is found at the ends of lines that run against their paragraph", () => {
    const html = "<p dir=rtl style='width:5em'>推进<b>马上就办</b>的<b>马上就办</b></p>";
    const painter = noted(html, "马上就办");
    for (const rect of [...document.querySelectorAll("b")].flatMap((it) => [
      ...it.getClientRects(),
    ])) {
      for (let x = rect.left + 1; x < rect.right; x += 3) {
        expect(painter.hitAt(x, rect.top + rect.height / 2, [])).not.toBeNull();
      }
    }
  });
});

test("a stretch that ends where a block begins has no box of that block's text", () => {
  document.body.innerHTML = "<p>三次点击选中的一段</p><div>下一段</div><p>后面</p>";
  const [p, div] = document.body.children as unknown as [Element, Element];
  const range = document.createRange();
  range.setStart(p.firstChild as Text, 0);
  range.setEnd(div, 0);
  const [rect, ...others] = new TextMeter(document).rectsOf(range);
  expect(rect?.bottom).toBeLessThanOrEqual(p.getBoundingClientRect().bottom);
  expect(others).toEqual([]);
});
