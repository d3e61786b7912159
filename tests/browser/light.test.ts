import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { TextMeter } from "@/lib/page/hit-test";
import { type PageLight, HIGHLIGHTS, lightPage } from "@/lib/page/light";
import { makeTermFinder } from "@/lib/page/term-finder";
import { type Hit, TermHits } from "@/lib/page/term-hits";

const form = (text: string, ambiguous = false) => ({ form: text, ambiguous });
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

function painted(name = HIGHLIGHTS.term): string[] {
  return [...(CSS.highlights.get(name) ?? [])].map((it) => {
    const range = document.createRange();
    range.setStart(it.startContainer, it.startOffset);
    range.setEnd(it.endContainer, it.endOffset);
    return range.toString();
  });
}
const hitAt = (target: Element, x: number, y: number): Hit | null =>
  new TermHits(light, new TextMeter(document)).at(target, x, y);
const waiting = () => [...light.index.waitingIn(document)].length;
const paints = (...texts: string[]) =>
  vi.waitFor(() => expect(painted().toSorted()).toEqual(texts.toSorted()), { timeout: 5000 });

describe("a page", () => {
  test("is lit where its text, its markup aside, has a term", async () => {
    await lit("<p>推进<b>近邻</b>党建和马上就办、真抓实干。</p><p>近鄰黨建</p>");
    await paints("近邻党建", "马上就办、真抓实干", "近鄰黨建");
    expect(light.counts()).toEqual({ jinlin: 2, shigan: 1 });
  });

  test("has Latin terms lit as words only", async () => {
    await lit("<p>the CPC, not CPCA or xCPC; cpc</p>");
    await paints("CPC", "cpc");
  });

  test("has an ambiguous form lit only beside another term, and more quietly", async () => {
    await lit("<p>世界杯四强</p><p>“四强”党支部要做四强</p>");
    await paints("“四强”党支部");
    expect(painted(HIGHLIGHTS.guess)).toEqual(["四强"]);
    expect(light.counts()).toEqual({ siqiang: 2 });
  });

  test("is not written to", async () => {
    const html = "<p>推进<b>近邻</b>党建</p>";
    await lit(html);
    await paints("近邻党建");
    expect(document.body.innerHTML).toBe(html);
  });

  test("is as it was when the light goes out", async () => {
    await lit("<p>近邻党建</p>");
    await paints("近邻党建");
    controller.abort();
    expect(CSS.highlights.has(HIGHLIGHTS.term)).toBe(false);
    document.body.append("近邻党建");
    await new Promise((resolve) => requestIdleCallback(resolve));
    expect(CSS.highlights.has(HIGHLIGHTS.term)).toBe(false);
  });

  test("has text lit whose element has no box of its own, and none that is not shown", async () => {
    await lit(
      "<p><span style='display:contents'>近邻党建</span></p><p hidden>马上就办</p>" +
        "<p hidden><span style='display:contents'>CPC</span></p>" +
        "<details><summary>马上就办、真抓实干</summary><p>近邻党建</p></details>",
    );
    await paints("近邻党建", "马上就办、真抓实干");
    expect(light.counts()).toEqual({ jinlin: 1, shigan: 1 });
    document.querySelector("details")?.setAttribute("open", "");
    await paints("近邻党建", "马上就办、真抓实干", "近邻党建");
  });

  test("has a notice lit that stands at the end of a long row and is fixed to the window", async () => {
    const notice = "<aside style='position:fixed;top:0'><p>马上就办</p><p>近邻</p></aside>";
    document.body.innerHTML = `${"<p style='height:50px'>近邻党建</p>".repeat(999)}${notice}`;
    light = lightPage(document, makeTermFinder(lexicon), controller.signal, () => {});
    await vi.waitFor(() => expect(painted()).toContain("马上就办"));
  });

  describe("that is long", () => {
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
      expect(light.counts()).toEqual({ jinlin: 1000 - waiting() });
    });

    test("is read and painted where it is scrolled to", async () => {
      scrollTo(0, document.documentElement.scrollHeight);
      await vi.waitFor(() => expect(painted()).toContain("马上就办"));
      expect(waiting()).toBeGreaterThan(800);
    });

    test("is read wholly for who wants all", async () => {
      await light.readAll();
      expect(waiting()).toBe(0);
      expect(light.counts()).toEqual({ jinlin: 999, jiuban: 1 });
      expect(painted().length).toBeLessThan(100);
    });

    test("has what waits forgotten when it is removed, and known where it is moved to", async () => {
      const last = document.body.lastElementChild as Element;
      for (let i = 0; i < 500; i += 1) document.body.children[200]?.remove();
      document.body.prepend(last);
      await vi.waitFor(() => expect(painted()).toContain("马上就办"));
      await vi.waitFor(() => expect(waiting()).toBeLessThan(500));
      await settled();
      expect(light.counts()).toEqual({ jinlin: 499, jiuban: 1 });
    });

    test("has the term under the pointer known before it has been looked at", () => {
      expect(light.owns(document.body.children[500] as Element)).toBe(true);
      expect(light.owns(document.body)).toBe(false);
    });
  });
});

describe("a page that changes", () => {
  const p = () => document.querySelector("p") as HTMLElement;
  test.each<[string, () => void, string[]]>([
    [
      "has what is added lit",
      () => p().after(element("<div><p>马上就办</p></div>")),
      ["近邻党建", "马上就办"],
    ],
    ["has what is removed forgotten", () => p().remove(), []],
    [
      "has changed text read again",
      () => ((p().firstChild as Text).data = "马上就办"),
      ["马上就办"],
    ],
    [
      "has a term lit that a change completes",
      () => p().append("和马上", "就办"),
      ["近邻党建", "马上就办"],
    ],
    [
      "has a term no longer lit that a change cuts",
      () => (p().firstChild as Text).splitText(2).before(document.createElement("hr")),
      [],
    ],
    [
      "has a term lit once when its text is split",
      () => void (p().firstChild as Text).splitText(2),
      ["近邻党建"],
    ],
    ["has what becomes editable left alone", () => p().setAttribute("contenteditable", "true"), []],
    [
      "has text lit that replaces all",
      () => (document.body.innerHTML = "<p>马上就办</p>"),
      ["马上就办"],
    ],
    [
      "has moved text lit where it went",
      () => document.body.append(p(), element("<p>马上就办</p>")),
      ["近邻党建", "马上就办"],
    ],
  ])("%s", async (_, change, texts) => {
    await lit("<p>近邻党建</p>");
    await paints("近邻党建");
    change();
    await paints(...texts);
    await settled();
    const total = Object.values(light.counts()).reduce((sum, count) => sum + count, 0);
    expect(total).toBe(texts.length);
  });

  test("all the time, is right when it has come to rest", async () => {
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
    expect(light.counts()).toEqual({ jinlin: 1, jiuban: 1 });
  });
});

test("a match stays under the pointer while its block is being read again", async () => {
  await lit("<p style='width:fit-content'>马上就办</p>");
  await paints("马上就办");
  const p = document.querySelector("p") as Element;
  const { left, top, width, height } = p.getBoundingClientRect();
  p.append(element("<i></i>"));
  // The observer has told, the reading has begun and waits for an idle moment.
  await new Promise((resolve) => setTimeout(resolve));
  expect(light.state).toBe("reading");
  expect(hitAt(p, left + width / 2, top + height / 2)).toMatchObject({ term: "jiuban" });
  await settled();
  expect(light.counts()).toEqual({ jiuban: 1 });
});

describe("shadow trees", () => {
  const host = () => document.querySelector("section") as HTMLElement;
  test("are lit, at any depth, and their changes too", async () => {
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
    expect(light.counts()).toEqual({ jiuban: 1, shigan: 1 });
    host().remove();
    await paints();
    await settled();
    expect(light.counts()).toEqual({});
  });

  test("that a custom element gets later are lit", async () => {
    await lit("<p>近邻党建</p><late-one></late-one>");
    await paints("近邻党建");
    document.querySelector("late-one")?.attachShadow({ mode: "open" }).append("马上就办");
    await vi.waitFor(() => expect(light.counts()).toEqual({ jinlin: 1, jiuban: 1 }), {
      timeout: 4000,
    });
    await paints("近邻党建", "马上就办");
  });

  test("are known at once where something happens in them", async () => {
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
    expect(light.counts()).toEqual({ jinlin: 1, jiuban: 2 });
  });

  test("have their terms under the pointer", async () => {
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
  test("on a term is known, with the terms inside it", async () => {
    await lit("<p>推进<b>马上就办</b>、真抓实干。</p>");
    const b = document.querySelector("b") as Element;
    const hit = hitAt(b, ...middleOf("b"));
    expect(hit).toMatchObject({ term: "shigan", guess: false, inner: ["jiuban"] });
  });

  test("beside a term is not taken for it", async () => {
    await lit("<p style='width:600px'>马上就办</p>");
    const p = document.querySelector("p") as Element;
    const { right, top, height } = p.getBoundingClientRect();
    expect(hitAt(p, right - 5, top + height / 2)).toBeNull();
  });

  test.each([
    ["in one text", "推进马上就办的马上就办"],
    ["in several", "推进<b>马上就办</b>的<b>马上就办</b>马上就办，<b>近邻党建</b>"],
    ["in many", `推进${"马上就办的".repeat(200)}`],
  ])("on a term in a paragraph that runs the other way is known, %s", async (_, html) => {
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
  });

  test("in a long text is known, or known to be on none, by a few looks at the layout", async () => {
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

  test("in an element without terms costs no look at the layout", async () => {
    await lit("<p>马上就办</p><div>别处</div>");
    const asked = vi.spyOn(document, "caretPositionFromPoint");
    expect(hitAt(document.querySelector("div") as Element, ...middleOf("div"))).toBeNull();
    expect(asked).not.toHaveBeenCalled();
  });
});

function element(html: string): Element {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild as Element;
}
