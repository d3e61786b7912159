import { afterEach, describe, expect, test } from "vitest";
import { documentText } from "@/lib/dom/document-text";
import { type Container, TextWalk, containerOf, isReadable, rangeIn } from "@/lib/dom/text-runs";
import { runCases } from "../cases/text-runs";

afterEach(() => document.body.replaceChildren());

function runsIn(root: Element): string[] {
  const walk = new TextWalk(root);
  const runs: string[] = [];
  while (!walk.done) {
    const run = walk.next();
    if (run) runs.push(run.text);
  }
  return runs;
}

describe("the runs of a page", () => {
  test.each(runCases)("%s", (_, html, runs) => {
    document.body.innerHTML = html;
    expect(runsIn(document.body)).toEqual(runs);
  });

  test("have ranges that are their text", () => {
    document.body.innerHTML = "<p>推进近<b>邻<i>党</i></b>建<br>品牌</p>";
    const walk = new TextWalk(document.body);
    let run = walk.next();
    while (!run) run = walk.next();
    for (let start = 0; start < run.text.length; start += 1) {
      for (let end = start + 1; end <= run.text.length; end += 1) {
        if (run.text[start] === "\n" || run.text[end - 1] === "\n") continue;
        const { startContainer, startOffset, endContainer, endOffset } = rangeIn(run, start, end);
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        expect(range.toString()).toBe(run.text.slice(start, end).replace("\n", ""));
      }
    }
  });

  test("are those of a deep page too", () => {
    let inner: Element = document.body;
    for (let i = 0; i < 20_000; i += 1) inner = inner.appendChild(document.createElement("div"));
    inner.textContent = "近邻党建";
    expect(runsIn(document.body)).toEqual(["近邻党建"]);
    document.body.firstElementChild?.remove();
  });
});

describe("a walk that stands while the page changes", () => {
  function walkWith(change: () => void): { runs: string[]; lost: Container | null } {
    document.body.innerHTML =
      "<main><section><p id=a>甲</p><p id=b>乙</p></section><p id=c>丙</p></main>";
    const walk = new TextWalk(document.body);
    const runs: string[] = [];
    let lost: Container | null = null;
    while (!walk.done) {
      walk.resume();
      lost = walk.takeLost() ?? lost;
      const run = walk.next();
      if (run) runs.push(run.text);
      if (run?.text === "甲") change();
    }
    return { runs, lost };
  }
  const element = (selector: string) => document.querySelector(selector) as Element;

  test("goes on where nothing changed", () => {
    expect(walkWith(() => {})).toEqual({ runs: ["甲", "乙", "丙"], lost: null });
  });

  test("goes on behind an ancestor whose inside was removed, and names it", () => {
    const { runs, lost } = walkWith(() => element("section").replaceChildren("丁"));
    expect(runs).toEqual(["甲", "丙"]);
    expect((lost as Element | null)?.localName).toBe("section");
  });

  test("goes on behind an ancestor that stayed when one was moved away", () => {
    const { runs, lost } = walkWith(() => document.body.prepend(element("section")));
    expect(runs).toEqual(["甲", "丙"].slice(0, runs.length));
    expect((lost as Element | null)?.localName).toBe("main");
  });

  test("ends where its root was removed", () => {
    const { runs } = walkWith(() => document.body.firstElementChild?.remove());
    expect(runs).toEqual(["甲"]);
  });
});

describe("the place of a node", () => {
  test("is in the nearest block around it", () => {
    document.body.innerHTML = "<div><p>近<b>邻</b></p></div>";
    const text = document.querySelector("b")?.firstChild as Text;
    expect((containerOf(text) as Element | null)?.localName).toBe("p");
  });

  test("is not read inside an editable region, a field or a script", () => {
    document.body.innerHTML =
      "<div contenteditable><p>近</p></div><script><!-- --></script><p>邻</p>";
    const [first, second] = document.querySelectorAll("p");
    expect(isReadable(first as Element)).toBe(false);
    expect(isReadable(second as Element)).toBe(true);
    expect(isReadable(document.querySelector("script") as Element)).toBe(false);
  });
});

describe("the text of a document", () => {
  test("gives a selection its offsets and offsets their range", () => {
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

  test("gives a selection over several blocks one stretch, without the white space at its edges", () => {
    document.body.innerHTML = "<p> 推进近邻 </p><p> 党建工程 </p>";
    const text = documentText(document);
    const range = document.createRange();
    range.selectNodeContents(document.body);
    const offsets = text.offsetsOf(range);
    expect(text.text.slice(offsets?.start, offsets?.end)).toBe("推进近邻 \n 党建工程");
  });

  test("gives nothing for a selection without text", () => {
    document.body.innerHTML = "<p>推进</p><hr>";
    const range = document.createRange();
    range.selectNode(document.querySelector("hr") as Element);
    expect(documentText(document).offsetsOf(range)).toBeNull();
  });
});
