import { afterEach, expect, test } from "vitest";
import { Visibility } from "@/lib/dom/visibility";

afterEach(() => document.body.replaceChildren());

/** The surroundings of a text, and whether the user can see the text by going to its place. */
const ROWS: readonly (readonly [name: string, html: string, isSeen: boolean])[] = [
  ["a paragraph", "<p>近邻</p>", true],
  ["style", '<p style="display: none">近邻</p>', false],
  ["a closed panel", '<div style="max-height: 0; overflow: hidden"><p>近邻</p></div>', false],
  [
    "a closed panel of no width",
    '<div style="width: 0; overflow: hidden"><p>近邻</p></div>',
    false,
  ],
  [
    "a closed panel of a grid",
    '<div style="display: grid; grid-template-rows: 0fr"><div style="overflow: hidden"><p>近邻</p></div></div>',
    false,
  ],
  ["a panel of no height that clips nothing", '<div style="height: 0"><p>近邻</p></div>', true],
  [
    "text for screen readers",
    '<p>甲<span style="position: absolute; width: 1px; height: 1px; overflow: hidden">近邻</span></p>',
    false,
  ],
  ["inline elements", '<p>甲<b style="overflow: hidden">近邻</b></p>', true],
  [
    "an element without a box",
    '<div style="display: contents; overflow: hidden"><p>近邻</p></div>',
    true,
  ],
  [
    "text positioned relative to an ancestor of a closed panel",
    '<div style="position: relative"><div style="height: 0; overflow: hidden">' +
      '<div><p style="position: absolute">近邻</p></div></div></div>',
    true,
  ],
  [
    "text positioned relative to an element in a closed panel",
    '<div style="height: 0; overflow: hidden"><div style="position: relative">' +
      '<p style="position: absolute">近邻</p></div></div>',
    false,
  ],
  [
    "fixed text in a closed panel",
    '<div style="height: 0; overflow: hidden"><p style="position: fixed">近邻</p></div>',
    true,
  ],
  [
    "a scrolling pane",
    '<div style="height: 40px; overflow: auto"><div style="height: 4000px"></div><p>近邻</p></div>',
    true,
  ],
  [
    "a drawing",
    '<svg width="90" height="90"><svg x="5" style="overflow: hidden"><text y="20">近邻</text></svg></svg>',
    true,
  ],
];

/** The text that the rows are about, in shadow trees too. */
function theText(root: Node = document.body): Text | null {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode } = walker;
    if (currentNode instanceof Text && currentNode.data === "近邻") return currentNode;
    const shadow = currentNode instanceof Element && currentNode.shadowRoot;
    const inner = shadow ? theText(shadow) : null;
    if (inner) return inner;
  }
  return null;
}

test.each(ROWS)("%s", (_, html, isSeen) => {
  document.body.innerHTML = html;
  expect(new Visibility().has(theText() as Text)).toBe(isSeen);
});

test("a text clipped by the body can be seen", () => {
  const { body } = document;
  body.style.cssText = "min-height: 0; height: 0; overflow: hidden";
  body.innerHTML = '<p style="height: 20px">近邻</p>';
  expect(new Visibility().has(theText() as Text)).toBe(true);
  body.style.cssText = "";
});

test("a text in a slot in a closed panel of a shadow tree cannot be seen", () => {
  document.body.innerHTML = "<x-panel>近邻</x-panel>";
  const shadow = (document.body.firstChild as Element).attachShadow({ mode: "open" });
  shadow.innerHTML = '<div style="height: 0; overflow: hidden"><slot></slot></div>';
  expect(new Visibility().has(theText() as Text)).toBe(false);
});

test("cached answers hold for other texts only where they apply", () => {
  document.body.innerHTML =
    '<div><p>甲</p><div style="height: 0; overflow: hidden"><p>乙</p><p>丙</p></div><p>丁</p></div>';
  const visibility = new Visibility();
  const texts = [...document.querySelectorAll("p")].map((it) => it.firstChild as Text);
  const seen = (): boolean[] => texts.map((it) => visibility.has(it));
  expect(seen()).toEqual([true, false, false, true]);
  expect(seen()).toEqual([true, false, false, true]);
});
