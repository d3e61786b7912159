import { afterEach, describe, expect, test } from "vitest";
import { documentText } from "@/lib/dom/document-text";
import { TextList, listableIn } from "@/lib/dom/text-list";
import { RunText } from "@/lib/dom/run-text";
import { stepInRun } from "@/lib/dom/run-steps";
import { isReadable } from "@/lib/dom/treatment";
import { runCases } from "../cases/runs";

afterEach(() => document.body.replaceChildren());

const allTexts = (root: Node): Text[] =>
  listableIn(root)
    .map((it) => new TextList(it))
    .flatMap((list) => Array.from({ length: list.length }, (_, i) => list.at(i) as Text));
const element = (selector: string) => document.querySelector(selector) as Element;

describe("the runs of a page", () => {
  test.each(runCases)("%s", (_, html, runs) => {
    document.body.innerHTML = html;
    // The text of a document has a line feed after each run. One inside a run stands for a line
    // break.
    const text = documentText(document).text;
    expect(text).toBe(runs.map((run) => `${run}\n`).join(""));
  });

  test.each(runCases)("%s, backwards too", (_, html) => {
    document.body.innerHTML = html;
    const texts = allTexts(document.body).filter((it) => /[^\s\u200b]/u.test(it.data));
    const followed = texts.filter((it) => stepInRun(it, "forward"));
    const back = followed.map((it) => {
      const next = stepInRun(it, "forward")?.node;
      return next && stepInRun(next, "backward")?.node;
    });
    expect(back).toEqual(followed);
  });

  test("are extended as far as a caller asks", () => {
    document.body.innerHTML = "<p>推<i>进</i>近<b>邻<i>党</i></b>建<br>品牌</p><p>工程</p>";
    const middle = allTexts(document.body)[2] as Text;
    const run = new RunText(middle);
    expect(run.text).toBe("近");
    run.reachBack(1);
    expect(run.text).toBe("进近");
    run.reachOn(100);
    run.reachBack(100);
    expect(run.text).toBe("推进近邻党建\u2028品牌");
    expect(run.start).toBe(-2);
    expect(run.hasMore).toBe(false);
    expect(run.pointAt(-2).node.data).toBe("推");
    expect(run.pointAt(6)).toEqual({ node: allTexts(document.body)[6], offset: 1 });
    expect(run.nodesTo(3).map(({ node, offset }) => [node.data, offset])).toEqual([
      ["邻", 1],
      ["党", 1],
    ]);
  });
});

test("text inside an editable region, a field or a script is not read, however deep", () => {
  document.body.innerHTML =
    "<div contenteditable><p>近</p></div><script><!-- --></script><p>邻</p>";
  const known = new Map<Node, boolean>();
  const [first, second] = document.querySelectorAll("p");
  expect(isReadable(first as Element, known)).toBe(false);
  expect(isReadable(second as Element, known)).toBe(true);
  expect(isReadable(element("script"), known)).toBe(false);
  let inner: Element = second as Element;
  for (let i = 0; i < 20_000; i += 1) inner = inner.appendChild(document.createElement("div"));
  expect(isReadable(inner, known)).toBe(true);
  document.body.replaceChildren();
});

describe("the text of a document", () => {
  test("maps a selection to its offsets and the offsets to its range", () => {
    document.body.innerHTML = "<h1>标题</h1><p>推进 <b>近邻</b>党建</p><p>工程</p>";
    const text = documentText(document);
    const range = document.createRange();
    range.selectNodeContents(document.querySelector("p") as Element);
    const offsets = text.offsetsOf(range);
    expect(text.text.slice(offsets?.start, offsets?.end)).toBe("推进 近邻党建");
    const back = text.rangeOf(offsets?.start ?? 0, offsets?.end ?? 0);
    expect(back?.startContainer.textContent).toBe("推进 ");
    expect(back?.endContainer.textContent).toBe("党建");
    expect(back?.endOffset).toBe(2);
  });

  test("maps a selection over several blocks to one stretch, without white space at its edges", () => {
    document.body.innerHTML = "<p> 推进近邻 </p><p> 党建工程 </p>";
    const text = documentText(document);
    const range = document.createRange();
    range.selectNodeContents(document.body);
    const offsets = text.offsetsOf(range);
    expect(text.text.slice(offsets?.start, offsets?.end)).toBe("推进近邻 \n 党建工程");
  });

  test("maps a selection without text to null", () => {
    document.body.innerHTML = "<p>推进</p><hr>";
    const range = document.createRange();
    range.selectNode(document.querySelector("hr") as Element);
    expect(documentText(document).offsetsOf(range)).toBeNull();
  });
});
