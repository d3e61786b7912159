import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { HANDFUL, TextList } from "@/lib/dom/text-list";
import { TextMeter } from "@/lib/page/paint/hit-test";
import { countTerms } from "@/lib/page/visible-terms";
import { type PageLight, lightPage } from "@/lib/page/light";
import { paintedTerms } from "@/lib/page/painted-terms";
import { Painter } from "@/lib/page/paint/painter";
import { NodeReading } from "@/lib/page/terms/node-reading";
import { Slices } from "@/lib/slices/idle-slices";
import { makeTermFinder } from "@/lib/page/terms/term-finder";
import { type Hit, TermHits } from "@/lib/page/term-hits";
import { inWindow, unlit } from "./in-window";
import { inFortyFrames, painted, paintedGuesses, paints } from "./use-light";

const form = (text: string, ambiguous = false) => ({ form: text, ambiguous, beside: [] });
const lexicon = makeLexicon([
  { address: "jinlin", forms: [form("近邻党建")] },
  { address: "jiuban", forms: [form("马上就办")] },
  { address: "shigan", forms: [form("马上就办、真抓实干")] },
  { address: "siqiang", forms: [form("“四强”党支部"), form("四强", true)] },
  { address: "cpc", forms: [form("CPC")] },
]);

let controller: AbortController;
let light: PageLight;
beforeEach(() => {
  controller = new AbortController();
});
afterEach(() => {
  controller.abort();
  document.body.replaceChildren();
});

async function lit(html: string): Promise<void> {
  document.body.innerHTML = html;
  light = lightPage(document, makeTermFinder(lexicon), controller.signal, () => {});
  await settled();
}
async function settled(): Promise<void> {
  await vi.waitFor(() => expect(light.state).toBe("settled"), { timeout: 5000 });
  await light.readAll();
}

const hitAt = (target: Element, x: number, y: number): Hit | null =>
  new TermHits(light, new TextMeter(document)).at(target, x, y);
const waiting = () => [...light.index.waitingIn(document)].length;

test("a static page is looked at before all of it has been read, and once after that", async () => {
  const looks = vi.spyOn(Painter.prototype, "look");
  await lit(`<div style="height: 3000px">近邻党建</div>`);
  await vi.waitFor(() => expect(looks.mock.results.at(-1)?.value).toBe(true));
  // On a slow machine, the hit tests of the second look continue in further looks.
  const begun = looks.mock.calls.filter(([hasOnlyScrolled]) => hasOnlyScrolled !== true);
  expect(begun).toEqual([[], [false, null]]);
  const { length } = looks.mock.calls;
  await inFortyFrames(() => expect(looks).toHaveBeenCalledTimes(length));
  looks.mockRestore();
});

describe("a page longer than the window", () => {
  /** The first reading ends with the first of many paragraphs, none of which has a term. */
  const TALL = `<div style="height: 9000px">${"<i>甲</i>".repeat(64)}</div>`;
  const AROUND = 4 * HANDFUL;
  const long = (html: string) =>
    `${TALL}${"<p>乙</p>".repeat(AROUND)}${html}${"<p>丙</p>".repeat(AROUND)}`;
  /** So many handfuls with a term that they are not all examined together. */
  const FAR = `<p>近邻党建</p>${"<p>戊</p>".repeat(2 * HANDFUL)}`.repeat(8);
  /** The paragraphs whose text nodes are in the same handful as a paragraph's. */
  const listedWith = (middle: Element): Element[] => {
    const list = new TextList(document);
    const nodes = list.nodesOf(list.handfulOf(middle.firstChild as Text));
    return nodes.map((it) => it.parentElement as Element);
  };
  const mark = (): Element => document.querySelector("#mark") as Element;

  test.each([
    ["readings", "<ruby>近<rt>jìn</rt>邻<rt>lín</rt>党<rt>dǎng</rt>建</ruby>"],
    ["a script", "近邻<script type=text/plain>x</script>党建"],
    ["a style in an element", "近<b><style>i {}</style>邻</b>党建"],
  ])("has a term found across %s", async (_, html) => {
    await lit(long(`<p>${html}</p>`));
    expect(countTerms(light, document)).toEqual({ jinlin: 1 });
  });

  test.each(["Party<br>building", "<b>Party</b><br>building and more"])(
    "has a term of two words found across the end of a line: %s",
    async (html) => {
      const words = makeLexicon([{ address: "building", forms: [form("Party building")] }]);
      document.body.innerHTML = long(`<p>${html}</p>`);
      light = lightPage(document, makeTermFinder(words), controller.signal, () => {});
      await settled();
      expect(countTerms(light, document)).toEqual({ building: 1 });
    },
  );

  test.each([
    ["moved", (it: Element) => document.body.append(it)],
    ["removed", (it: Element) => it.remove()],
  ])(
    "has a term found although the nodes listed around it are %s while it is read",
    async (_, change) => {
      let isDone = false;
      const due = vi.spyOn(Slices.prototype, "isDue", "get").mockImplementation(() => {
        if (isDone || !light?.index.far) return false;
        isDone = true;
        const around = listedWith(mark());
        change(around[0] as Element);
        change(around.at(-1) as Element);
        return true;
      });
      await lit(long("<p>丁</p><p>丁</p><p id=mark>马上就办</p><p>丁</p><p>丁</p>"));
      due.mockRestore();
      expect(isDone).toBe(true);
      expect(countTerms(light, document)).toEqual({ jiuban: 1 });
    },
  );

  test.each([
    ["moved", (it: Element) => document.body.append(it)],
    ["removed", (it: Element) => it.remove()],
  ])(
    "has a term under the pointer found although the nodes listed before it were %s",
    async (_, change) => {
      document.body.innerHTML = long("<p>丁</p><p id=mark>马上就办</p><p>丁</p>") + FAR;
      light = lightPage(document, makeTermFinder(lexicon), controller.signal, () => {});
      await vi.waitFor(() => expect(light.state).toBe("settled"));
      const around = listedWith(mark());
      for (const it of around.slice(0, around.indexOf(mark()))) change(it);
      await Promise.resolve();
      await vi.waitFor(() => expect(light.state).toBe("settled"));
      const { far } = light.index;
      expect(far?.size).toBe(9);
      expect(light.index.owns(mark())).toBe(true);
      expect(far?.size).toBe(8);
    },
  );

  test("keeps no removed node alive", async () => {
    document.body.innerHTML = `${long("<p>马上就办</p>")}${FAR}${"<p>丁</p>".repeat(3000)}`;
    light = lightPage(document, makeTermFinder(lexicon), controller.signal, () => {});
    await vi.waitFor(() => expect(light.state).toBe("settled"));
    const { far } = light.index;
    expect(far?.size).toBe(9);
    for (const it of [...document.querySelectorAll("p")].slice(2 * AROUND + 3 * HANDFUL))
      it.remove();
    await Promise.resolve();
    await vi.waitFor(() => expect(light.state).toBe("settled"));
    expect(light.index.far).not.toBe(far);
    await light.readAll();
    expect(countTerms(light, document)).toEqual({ jiuban: 1, jinlin: 2 });
  });
});

describe("a page", () => {
  test("is lit where its text without markup has a term", async () => {
    await lit("<p>推进<b>近邻</b>党建和马上就办、真抓实干。</p><p>近鄰黨建</p>");
    await paints("近邻党建", "马上就办、真抓实干", "近鄰黨建");
    expect(countTerms(light, document)).toEqual({ jinlin: 2, shigan: 1 });
  });

  test("has Latin terms lit only as whole words", async () => {
    await lit("<p>the CPC, not CPCA or xCPC; cpc</p>");
    await paints("CPC", "cpc");
  });

  test("has an ambiguous form lit only beside another term, and more quietly", async () => {
    await lit("<p>世界杯四强</p><p>“四强”党支部要做四强</p>");
    await paints("四强”党支部");
    expect(paintedGuesses()).toEqual(["四强"]);
    expect(countTerms(light, document)).toEqual({ siqiang: 2 });
  });

  test("is not modified", async () => {
    const html = "<p>推进<b>近邻</b>党建</p>";
    await lit(html);
    await paints("近邻党建");
    expect(document.body.innerHTML).toBe(html);
  });

  test("is as before when the light goes out", async () => {
    await lit("<p>近邻党建</p>");
    await paints("近邻党建");
    controller.abort();
    expect(CSS.highlights.size).toBe(0);
    document.body.append("近邻党建");
    await new Promise((resolve) => requestIdleCallback(resolve));
    expect(CSS.highlights.size).toBe(0);
  });

  test("has text lit in an element without a box of its own, but no hidden text", async () => {
    await lit(
      "<p><span style='display:contents'>近邻党建</span></p><p hidden>马上就办</p>" +
        "<p hidden><span style='display:contents'>CPC</span></p>" +
        "<details><summary>马上就办、真抓实干</summary><p>近邻党建</p></details>",
    );
    await paints("近邻党建", "马上就办、真抓实干");
    expect(countTerms(light, document)).toEqual({ jinlin: 1, shigan: 1 });
    document.querySelector("details")?.setAttribute("open", "");
    await paints("近邻党建", "马上就办、真抓实干", "近邻党建");
  });

  test.each([
    ["closed details", "<details><summary>x</summary>马上就办</details>", 0],
    ["open details", "<details open><summary>x</summary>马上就办</details>", 1],
    ["text hidden until found", "<p hidden=until-found>马上就办</p>", 0],
    ["text that is not rendered", "<p style='content-visibility:hidden'>马上就办</p>", 0],
    ["an element without a box", "<p style='display:contents'>马上就办</p>", 1],
  ])("has a term counted only if it is visible: in %s", async (_, html, count) => {
    await lit(html);
    expect(paintedTerms(light)).toEqual(["jiuban"]);
    expect(countTerms(light, document)).toEqual(count === 0 ? {} : { jiuban: count });
  });

  test.each([
    ["nowhere", "<p>x</p>", 0],
    ["in a slot", "<slot></slot>", 1],
    ["in place of fallback text", "<slot>近邻党建</slot>", 1],
  ])("has a term counted only if a shadow tree shows it: %s", async (_, shadow, count) => {
    document.body.innerHTML = "<section>马上就办</section>";
    const host = document.querySelector("section") as Element;
    host.attachShadow({ mode: "open" }).innerHTML = shadow;
    light = lightPage(document, makeTermFinder(lexicon), controller.signal, () => {});
    await settled();
    await vi.waitFor(() => expect(light.shadows.length).toBe(1));
    await settled();
    expect(countTerms(light, document)).toEqual(count === 0 ? {} : { jiuban: count });
  });

  test("has a notice lit that is at the end of a long row and fixed to the window", async () => {
    const notice = "<aside style='position:fixed;top:0'><p>马上就办</p><p>近邻</p></aside>";
    document.body.innerHTML = `${"<p style='height:50px'>近邻党建</p>".repeat(999)}${notice}`;
    light = lightPage(document, makeTermFinder(lexicon), controller.signal, () => {});
    await vi.waitFor(() => expect(painted()).toContain("马上就办"));
  });

  test("has one long text lit that does not run down the page", async () => {
    const text = "近邻党建和别的话".repeat(60);
    document.body.innerHTML = `<p style="columns:3;height:${3 * innerHeight}px;column-fill:auto;font-size:60px">${text}</p>`;
    light = lightPage(document, makeTermFinder(lexicon), controller.signal, () => {});
    await vi.waitFor(() => expect(unlit(inWindow("近"))).toEqual([]));
    scrollTo(0, innerHeight);
    await vi.waitFor(() => expect(unlit(inWindow("近"))).toEqual([]));
  });

  test("has a long row lit whose last items are at the top", async () => {
    const at = (i: number) => 40 * (i < 560 ? i + 40 : i - 560);
    const item = (i: number) => `<p style="position:absolute;margin:0;top:${at(i)}px">近邻党建</p>`;
    const list = Array.from({ length: 600 }, (_, i) => item(i)).join("");
    document.body.innerHTML = `<div style="position:relative;height:24000px">${list}</div>`;
    light = lightPage(document, makeTermFinder(lexicon), controller.signal, () => {});
    await vi.waitFor(() => expect(unlit(inWindow("近"))).toEqual([]));
  });

  describe("a long page", () => {
    beforeEach(async () => {
      const paragraph = "<p style='height:50px'>近邻党建</p>";
      document.body.innerHTML = `${paragraph.repeat(999)}<p style='height:50px'>马上<b>就办</b></p>`;
      light = lightPage(document, makeTermFinder(lexicon), controller.signal, () => {});
      await vi.waitFor(() => expect(light.state).toBe("settled"), { timeout: 5000 });
      await vi.waitFor(() => expect(painted().length).toBeGreaterThan(3));
    });

    test("is read and painted only near the viewport", () => {
      expect(painted().length).toBeLessThan(100);
      expect(waiting()).toBeGreaterThan(900);
      expect(countTerms(light, document)).toEqual({ jinlin: 1000 - waiting() });
    });

    test("is read and painted at the place to which it is scrolled", async () => {
      scrollTo(0, document.documentElement.scrollHeight);
      await vi.waitFor(() => expect(painted()).toContain("马上就办"));
      expect(waiting()).toBeGreaterThan(800);
    });

    test("is lit completely if more text is in the window than is read at once", async () => {
      const small = document.createElement("div");
      small.innerHTML = "<i>近邻党建</i> ".repeat(2000);
      small.style.cssText = "font-size:4px;line-height:4px;text-size-adjust:none";
      document.body.append(small);
      await vi.waitFor(() => expect(light.state).toBe("settled"), { timeout: 5000 });
      small.scrollIntoView();
      const places = inWindow("近");
      expect(places.length).toBeGreaterThan(500);
      await vi.waitFor(() => expect(unlit(places)).toEqual([]), { timeout: 30_000 });
    });

    test("is read completely on request", async () => {
      await light.readAll();
      expect(waiting()).toBe(0);
      expect(countTerms(light, document)).toEqual({ jinlin: 999, jiuban: 1 });
      expect(painted().length).toBeLessThan(100);
    });

    test("has waiting text forgotten when it is removed, and found where it is moved", async () => {
      const last = document.body.lastElementChild as Element;
      for (let i = 0; i < 500; i += 1) document.body.children[200]?.remove();
      document.body.prepend(last);
      await vi.waitFor(() => expect(painted()).toContain("马上就办"));
      await vi.waitFor(() => expect(waiting()).toBeLessThan(500));
      await settled();
      expect(countTerms(light, document)).toEqual({ jinlin: 499, jiuban: 1 });
    });

    test("has the term under the pointer found before any look", () => {
      expect(light.index.owns(document.body.children[500] as Element)).toBe(true);
      expect(light.index.owns(document.body)).toBe(false);
    });
  });
});

describe("a page that changes", () => {
  const p = () => document.querySelector("p") as HTMLElement;
  test.each<[string, () => void, string[]]>([
    [
      "has added text lit",
      () => p().after(element("<div><p>马上就办</p></div>")),
      ["近邻党建", "马上就办"],
    ],
    ["has removed text forgotten", () => p().remove(), []],
    [
      "has changed text read again",
      () => ((p().firstChild as Text).data = "马上就办"),
      ["马上就办"],
    ],
    [
      "has a term lit after a change completes it",
      () => p().append("和马上", "就办"),
      ["近邻党建", "马上就办"],
    ],
    [
      "has a term no longer lit after a change cuts it",
      () => (p().firstChild as Text).splitText(2).before(document.createElement("hr")),
      [],
    ],
    [
      "has a term lit once after its text is split",
      () => void (p().firstChild as Text).splitText(2),
      ["近邻党建"],
    ],
    [
      "has text no longer lit after it becomes editable",
      () => p().setAttribute("contenteditable", "true"),
      [],
    ],
    [
      "has text lit that replaces everything",
      () => (document.body.innerHTML = "<p>马上就办</p>"),
      ["马上就办"],
    ],
    [
      "has moved text lit at its new place",
      () => document.body.append(p(), element("<p>马上就办</p>")),
      ["近邻党建", "马上就办"],
    ],
  ])("%s", async (_, change, texts) => {
    await lit("<p>近邻党建</p>");
    await paints("近邻党建");
    change();
    await paints(...texts);
    await settled();
    const total = Object.values(countTerms(light, document)).reduce((sum, count) => sum + count, 0);
    expect(total).toBe(texts.length);
  });

  test("a text that is removed and put back at once has the term that ends in it known", async () => {
    await lit("<p>近邻<b>党建</b></p>");
    await paints("近邻党建");
    const b = document.querySelector("b") as Element;
    b.replaceWith(b.cloneNode(), b);
    await settled();
    expect(light.index.touching(b.firstChild as Text)).toHaveLength(1);
    expect(countTerms(light, document)).toEqual({ jinlin: 1 });
  });

  test("a new body has text lit that comes into view when the body shrinks", async () => {
    await lit("<p>甲</p>");
    const body = document.createElement("body");
    body.innerHTML = "<div style='height:9000px'></div><p>近邻党建</p>";
    document.body.replaceWith(body);
    await settled();
    await inFortyFrames(() => expect(painted()).toEqual([]));
    (body.firstElementChild as HTMLElement).style.height = "0";
    await paints("近邻党建");
  });

  test("a page without a root element for a while is lit again once it has one", async () => {
    await lit("<p>近邻党建</p>");
    await paints("近邻党建");
    const root = document.documentElement;
    root.remove();
    await inFortyFrames(() => {});
    document.append(root);
    root.querySelector("p")?.after(element("<p>马上就办</p>"));
    await paints("近邻党建", "马上就办");
  });

  test("a page that changes all the time is lit correctly once it has come to rest", async () => {
    await lit("<main></main>");
    const main = document.querySelector("main") as HTMLElement;
    for (let round = 0; round < 60; round += 1) {
      main.innerHTML = `<p>近邻党建 ${round}</p>`.repeat(1 + (round % 7));
      for (let i = 0; i < 40; i += 1) main.append(`马上${i}`);
      // oxlint-disable-next-line no-await-in-loop -- one frame after another
      await new Promise(requestAnimationFrame);
    }
    main.innerHTML = "<p>近邻党建</p><p>马上就办</p>";
    await paints("近邻党建", "马上就办");
    expect(countTerms(light, document)).toEqual({ jinlin: 1, jiuban: 1 });
  });
});

test("nodes from a frame's document are read like others, although they have the frame's prototypes", async () => {
  await lit("<main></main>");
  const frame = document.createElement("iframe");
  document.body.append(frame);
  const { body } = frame.contentDocument as Document;
  body.innerHTML = "<p>近<u>不</u><b>邻党</b>建</p>";
  const p = body.firstElementChild as Element;
  // They keep these prototypes as long as a script holds references to them.
  const inHand = [...p.childNodes, ...[...p.children].map((it) => it.firstChild)];
  document.querySelector("main")?.append(p);
  frame.remove();
  await settled();
  expect(countTerms(light, document)).toEqual({});
  p.querySelector("u")?.remove();
  await paints("近邻党建");
  expect(inHand[0]).not.toBeInstanceOf(Text);
});

test("no match begins inside another one that was found while its long text was being read", async () => {
  const words = ["近邻马上", "马上就办"].map((it) => ({ address: it, forms: [form(it)] }));
  const tall = `<div style="height: 3000px">${"<i>甲</i>".repeat(64)}</div>`;
  const longText = `马上就办，${"甲乙丙丁。".repeat(8000)}`;
  document.body.innerHTML = `${tall}${"<i>乙</i>".repeat(64)}<p>近邻<b>${longText}</b></p>`;
  const before = textOf("p");
  // oxlint-disable-next-line typescript/unbound-method -- it is called with a reading below
  const { scanOwn } = NodeReading.prototype;
  let isDone = false;
  const scanned = vi.spyOn(NodeReading.prototype, "scanOwn");
  scanned.mockImplementation(function (this: NodeReading, units) {
    scanOwn.call(this, units);
    if (isDone || units !== 4096 || light.index.stateOf(before) !== "waiting") return;
    isDone = true;
    // This is what a look at the page does, between two slices.
    light.index.beginningIn(before);
  });
  light = lightPage(document, makeTermFinder(makeLexicon(words)), controller.signal, () => {});
  await settled();
  scanned.mockRestore();
  expect(isDone).toBe(true);
  expect(countTerms(light, document)).toEqual({ 近邻马上: 1 });
});

describe("a term beside something that separates it from a word", () => {
  test.each([
    ["a line", "<p><b>A</b>CPC</p>", () => element("<hr>")],
    ["a block with text in it", "<p><b>A</b>CPC</p>", () => element("<div>x</div>")],
    ["a picture", "<p><b>附</b>近邻党建</p>", () => element("<img>")],
  ])("is lit once %s has been inserted between", async (_, html, parting) => {
    await lit(html);
    const term = document.querySelector("p")?.lastChild;
    document.querySelector("b")?.after(parting());
    await paints(term?.textContent ?? "");
  });

  test.each<[string, string, (it: HTMLElement) => void]>([
    ["gone", "<p><span>A</span>CPC</p>", (it) => it.remove()],
    ["become a picture", "<p><span>A</span>CPC</p>", (it) => it.replaceWith(element("<img>"))],
    ["become editable", "<p><span>A</span>CPC</p>", (it) => (it.contentEditable = "true")],
    ["become editable after it", "<p>CPC<span>A</span></p>", (it) => (it.contentEditable = "true")],
  ])("is lit once the word has %s", async (_, html, change) => {
    await lit(html);
    expect(painted()).toEqual([]);
    change(document.querySelector("span") as HTMLElement);
    await paints("CPC");
  });
});

test("a match keeps the end of a node that it passes when that node moves", async () => {
  document.body.innerHTML = "<p>党建<b>+双</b><i>拥</i></p>";
  const whole = { address: "whole", forms: [form("党建+双拥")] };
  const inner = { address: "inner", forms: [form("双拥")] };
  const finder = makeTermFinder(makeLexicon([whole, inner]));
  light = lightPage(document, finder, controller.signal, () => {});
  await paints("党建+双拥");
  textOf("b").data = "+ 双";
  await paints("党建+ 双拥");
  await settled();
  expect(countTerms(light, document)).toEqual({ whole: 1 });
});

describe("a document in design mode", () => {
  afterEach(() => (document.designMode = "off"));

  test("has no light, and is lit again when design mode ends", async () => {
    await lit("<p>近邻党建</p>");
    await paints("近邻党建");
    document.designMode = "on";
    textOf("p").insertData(0, "ab");
    await paints();
    expect(countTerms(light, document)).toEqual({});
    document.designMode = "off";
    await paints("近邻党建");
  });
});

test("a form that hides DOM properties does not end the light", async () => {
  await lit("<main></main>");
  const names = [
    "ownerDocument",
    "nodeType",
    "parentNode",
    "childNodes",
    "namespaceURI",
    "assignedSlot",
  ];
  const inputs = names.map((name) => `<input name="${name}">`).join("");
  document.querySelector("main")?.append(element(`<form>${inputs}<p>马上就办</p></form>`));
  await paints("马上就办");
  document.querySelector("main")?.append(element("<p>近邻党建</p>"));
  await paints("马上就办", "近邻党建");
});

test("a page comes to rest although its user requests all of it at each change", async () => {
  let asked = 0;
  document.body.innerHTML = "<p>近邻党建</p>";
  light = lightPage(document, makeTermFinder(lexicon), controller.signal, () => {
    asked += 1;
    void light.readAll();
  });
  await settled();
  const before = asked;
  document.body.append(element("<p>马上就办</p>"));
  await paints("近邻党建", "马上就办");
  await settled();
  expect(asked - before).toBeLessThan(10);
});

test("a match stays under the pointer while its block is being read again", async () => {
  await lit("<p style='width:fit-content'>马上就办</p>");
  await paints("马上就办");
  const p = document.querySelector("p") as Element;
  const { left, top, width, height } = p.getBoundingClientRect();
  p.append(element("<i></i>"));
  // The observer has reported the change. The reading waits for an idle moment, and none comes
  // between two microtasks.
  await Promise.resolve();
  expect(light.state).toBe("reading");
  expect(hitAt(p, left + width / 2, top + height / 2)).toMatchObject({ term: "jiuban" });
  await settled();
  expect(countTerms(light, document)).toEqual({ jiuban: 1 });
});

describe("shadow trees", () => {
  const host = () => document.querySelector("section") as HTMLElement;
  test("are lit at any depth, with their changes", async () => {
    document.body.innerHTML = "<section></section>";
    const outer = host().attachShadow({ mode: "open" });
    outer.innerHTML = "直接在根下的近邻党建<div></div>";
    const inner = (outer.querySelector("div") as Element).attachShadow({ mode: "open" });
    inner.innerHTML = "<p>马上<b>就办</b></p>";
    light = lightPage(document, makeTermFinder(lexicon), controller.signal, () => {});
    await paints("近邻党建", "马上就办");
    inner.append(element("<p>马上就办、真抓实干</p>"));
    await paints("近邻党建", "马上就办", "马上就办、真抓实干");
    (outer.firstChild as Text).data = "没有了";
    await paints("马上就办", "马上就办、真抓实干");
    await settled();
    expect(countTerms(light, document)).toEqual({ jiuban: 1, shigan: 1 });
    host().remove();
    await paints();
    await settled();
    expect(countTerms(light, document)).toEqual({});
  });

  test("are lit at the place to which they are scrolled", async () => {
    await lit("<section></section>");
    const root = host().attachShadow({ mode: "open" });
    const far = "<p style='margin-top:9000px'>近邻党建</p>";
    root.innerHTML = `<div style='height:300px;overflow:auto'><p>马上就办</p>${far}</div>`;
    light.notice([root]);
    await paints("马上就办");
    const scroller = root.querySelector("div") as Element;
    scroller.scrollTop = 9000;
    await paints("近邻党建");
  });

  test("separate texts of their host that are shown in different slots", async () => {
    const html =
      "<section><span slot=a>马上</span><span slot=b>就办</span></section><p>近邻<x-y>党</x-y>建</p>";
    document.body.innerHTML = html;
    const slots = "<h1><slot name=a></slot></h1><p><slot name=b></slot></p>";
    host().attachShadow({ mode: "open" }).innerHTML = slots;
    const inLine = document.querySelector("x-y")?.attachShadow({ mode: "open" });
    (inLine as ShadowRoot).innerHTML = "不是<slot></slot>";
    light = lightPage(document, makeTermFinder(lexicon), controller.signal, () => {});
    await settled();
    document.body.append(element("<p>马上就办、真抓实干</p>"));
    await paints("马上就办、真抓实干");
  });

  test("shadow trees that a custom element attaches later are lit", async () => {
    await lit("<p>近邻党建</p><late-one></late-one>");
    await paints("近邻党建");
    document.querySelector("late-one")?.attachShadow({ mode: "open" }).append("马上就办");
    await vi.waitFor(() => expect(countTerms(light, document)).toEqual({ jinlin: 1, jiuban: 1 }), {
      timeout: 4000,
    });
    await paints("近邻党建", "马上就办");
  });

  test("are known at once when an event happens in them", async () => {
    await lit("<section></section>");
    const root = host().attachShadow({ mode: "open" });
    root.innerHTML = "<p>近邻党建</p>";
    const p = root.querySelector("p") as Element;
    const heard = (event: Event) => light.notice(event.composedPath());
    document.addEventListener("pointerup", heard, { once: true });
    p.dispatchEvent(new PointerEvent("pointerup", { bubbles: true, composed: true }));
    expect(light.shadows).toEqual([root]);
    await paints("近邻党建");
  });

  test("shadow trees that are found while a flood of changes calms down are observed like others", async () => {
    await lit("<p>甲</p><section></section>");
    const text = textOf("p");
    for (let i = 0; i < 12_000; i += 1) text.data = String(i);
    await vi.waitFor(() => expect(light.state).toBe("flooded"));
    const root = host().attachShadow({ mode: "open" });
    root.innerHTML = "<p>近邻党建</p>";
    light.notice([root]);
    await vi.waitFor(() => expect(light.state).toBe("settled"), { timeout: 9000 });
    await paints("近邻党建");
    root.append(element("<p>马上就办</p>"));
    await paints("近邻党建", "马上就办");
  });

  test("stay lit when the page around them changes", async () => {
    await lit("<main>甲<section></section></main>");
    const root = host().attachShadow({ mode: "open" });
    root.innerHTML = "<p>近邻党建</p>";
    const main = document.querySelector("main") as HTMLElement;
    main.append(element("<article></article>"), "马上就办");
    await paints("近邻党建", "马上就办");
    (main.firstChild as Text).data = "乙马上就办";
    await paints("近邻党建", "马上就办", "马上就办");
    await settled();
    expect(countTerms(light, document)).toEqual({ jinlin: 1, jiuban: 2 });
  });

  test("have their terms found under the pointer", async () => {
    document.body.innerHTML = "<section></section>";
    host().attachShadow({ mode: "open" }).innerHTML = "<p style='width:fit-content'>马上就办</p>";
    light = lightPage(document, makeTermFinder(lexicon), controller.signal, () => {});
    await paints("马上就办");
    const p = (host().shadowRoot as ShadowRoot).querySelector("p") as Element;
    const { left, top, width, height } = p.getBoundingClientRect();
    expect(hitAt(p, left + width / 2, top + height / 2)).toMatchObject({ term: "jiuban" });
  });
});

describe("a point of the page", () => {
  const middleOf = (selector: string) => {
    const { left, top, width, height } = (
      document.querySelector(selector) as Element
    ).getBoundingClientRect();
    return [left + width / 2, top + height / 2] as const;
  };
  test("a point on a term gives the term, with the terms inside it", async () => {
    await lit("<p>推进<b>马上就办</b>、真抓实干。</p>");
    const b = document.querySelector("b") as Element;
    const hit = hitAt(b, ...middleOf("b"));
    expect(hit).toMatchObject({ term: "shigan", guess: false, inner: ["jiuban"] });
  });

  test("a point beside a term does not give it", async () => {
    await lit("<p style='width:600px'>马上就办</p>");
    const p = document.querySelector("p") as Element;
    const { right, top, height } = p.getBoundingClientRect();
    expect(hitAt(p, right - 5, top + height / 2)).toBeNull();
  });

  test.each([
    ["in one text", "推进马上就办的马上就办"],
    ["in several", "推进<b>马上就办</b>的<b>马上就办</b>马上就办，<b>近邻党建</b>"],
    ["in many", `推进${"马上就办的".repeat(200)}`],
  ])(
    "a point on a term in a paragraph of the other direction gives the term, %s",
    async (_, html) => {
      await lit(`<p dir="rtl" style="width:5em">${html}</p>`);
      await vi.waitFor(() => expect(painted().length).toBeGreaterThan(1));
      const missed: string[] = [];
      for (const it of light.index.known(document)) {
        for (const { left, width, top, height } of new TextMeter(document).rectsOf(it)) {
          for (const part of [0.06, 0.2, 0.4, 0.6, 0.8, 0.94]) {
            const [x, y] = [left + width * part, top + height / 2];
            const target = document.elementFromPoint(x, y);
            const hit = target && hitAt(target, x, y);
            if (target && hit?.spot.at !== it) missed.push(`${it.startOffset} at ${x}, ${y}`);
          }
        }
      }
      expect(missed).toEqual([]);
    },
  );

  test("a point in a long text gives the term, or none, with a few questions to the layout", async () => {
    await lit(`<p>${"推进马上就办的".repeat(2000)}</p><div style="height:40px"></div>`);
    const p = document.querySelector("p") as Element;
    const { left, top, bottom } = p.getBoundingClientRect();
    const measured = vi.spyOn(Range.prototype, "getClientRects");
    for (const y of [top + 12, bottom - 2])
      for (let x = left; x < left + 300; x += 7) hitAt(p, x, y);
    expect(measured.mock.calls.length / 86).toBeLessThan(50);
    measured.mockClear();
    expect(hitAt(p, left + 8, top + 12)).toBeNull();
    expect(measured.mock.calls.length).toBeLessThan(4);
    vi.restoreAllMocks();
  });

  test("a point in an element without terms asks the layout nothing", async () => {
    await lit("<p>马上就办</p><div>别处</div>");
    const asked = vi.spyOn(Document.prototype, "caretPositionFromPoint");
    expect(hitAt(document.querySelector("div") as Element, ...middleOf("div"))).toBeNull();
    expect(asked).not.toHaveBeenCalled();
    expect(hitAt(document.querySelector("p") as Element, ...middleOf("p"))).toBeNull();
    expect(asked).toHaveBeenCalledOnce();
    vi.restoreAllMocks();
  });
});

function textOf(selector: string): Text {
  return (document.querySelector(selector) as Element).firstChild as Text;
}

function element(html: string): Element {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild as Element;
}
