import { afterEach, describe, expect, test } from "vitest";
import { firstInSections } from "@/lib/page/terms/first-in-sections";
import { inOrder } from "@/lib/page/terms/in-order";
import { MatchIndex, NONE_REACHED } from "@/lib/page/terms/match-index";

afterEach(() => document.body.replaceChildren());

/** An index of the page in which each text node is one match, added in the given order. */
function indexOf(texts: readonly Text[]): MatchIndex {
  const finder = {
    specificities: [0],
    colours: [0],
    forms: [["form", 0, 0]],
    quotes: "",
    dark: null,
  } as const;
  const reader = { readNode: () => null, mayHold: () => false, onDisturbed: () => {} };
  const index = new MatchIndex(finder, reader);
  for (const node of texts) {
    const place = { startContainer: node, startOffset: 0, endContainer: node, endOffset: 1 };
    index.set(node, { matches: [{ form: 0, ...place }], reached: NONE_REACHED });
  }
  return index;
}

const text = (selector: string, root: ParentNode = document): Text =>
  root.querySelector(selector)?.firstChild as Text;
const wordsOf = (index: MatchIndex): string[] =>
  [...inOrder(index, document)].map(({ startContainer }) => startContainer.data);

describe("the matches of a page", () => {
  test("are in document order, however they were found, with those of a shadow tree before its host's", () => {
    document.body.innerHTML = "<div><p>二</p><p>三</p></div><section><p>一</p></section><p>四</p>";
    document.body.prepend(document.querySelector("section") as Element);
    const host = document.querySelector("section") as Element;
    const shadow = host.attachShadow({ mode: "open" });
    shadow.innerHTML = "<p>零</p><slot></slot>";
    const index = indexOf([
      text("body > p"),
      text("div p + p"),
      text("section p"),
      text("div p"),
      text("p", shadow),
    ]);
    expect(wordsOf(index)).toEqual(["零", "一", "二", "三", "四"]);
  });

  test("leave out what the page has removed since", () => {
    document.body.innerHTML = "<p>一</p><p>二</p><p>三</p>";
    const index = indexOf([1, 2, 3].map((it) => text(`p:nth-child(${it})`)));
    document.querySelector("p + p")?.remove();
    expect(wordsOf(index)).toEqual(["一", "三"]);
  });

  test("are in order in forms that hide DOM properties", () => {
    const names = ["compareDocumentPosition", "firstChild", "nextSibling"];
    const inputs = names.map((it) => `<input name=${it}>`).join("");
    document.body.innerHTML = `<form>${inputs}<p>一</p><p>二</p></form><form>${inputs}<p>三</p></form>`;
    const [first, second, third] = document.querySelectorAll("p");
    const index = indexOf([third, second, first].map((it) => it?.firstChild as Text));
    expect(wordsOf(index)).toEqual(["一", "二", "三"]);
  });

  test("may be two hundred thousand siblings", () => {
    document.body.innerHTML = "<b>一</b>".repeat(200_000);
    const index = indexOf([...document.querySelectorAll("b")].map((it) => it.firstChild as Text));
    expect(wordsOf(index).length).toBe(200_000);
  });
});

test("the first match in a section is the first one after a heading, or in a sectioning element", () => {
  document.body.innerHTML =
    "<p>甲</p><p>乙</p><h2>丙</h2><p>丁</p><section><p>戊</p><p>己</p></section>";
  const texts = [...document.querySelectorAll("p, h2")];
  const index = indexOf(texts.map((it) => it.firstChild as Text));
  const firsts = [...firstInSections(index, document)];
  expect(firsts.map(({ startContainer }) => startContainer.data)).toEqual(["甲", "丙", "戊"]);
});

test("a section continues in a shadow tree, and ends after many thousand paragraphs as after one", () => {
  const many = "<p>戊</p>".repeat(40_000);
  document.body.innerHTML = `<p>甲</p><h2>乙</h2><div></div><p>丁</p>${many}<h2>己</h2><p>庚</p>`;
  const shadow = (document.querySelector("div") as Element).attachShadow({ mode: "open" });
  shadow.innerHTML = "<p>丙</p>";
  const texts = [...document.querySelectorAll("p"), ...shadow.children];
  const index = indexOf(texts.map((it) => it.firstChild as Text));
  const firsts = [...firstInSections(index, document)];
  expect(firsts.map(({ startContainer }) => startContainer.data)).toEqual(["甲", "丙", "庚"]);
});
