/**
 * What the W3C's tests of the CSS Custom Highlight API (web-platform-tests, css/css-highlight-api)
 * require of a browser, in our own words and checks. A page that paints highlights itself must find
 * all of it the same with us as without us. The suite is not published as a package.
 */

/** Checks of a registry, as a page's own script finds it. They run in the page. */
export const CHECKS: Record<string, () => unknown> = {
  "the registry begins empty": () => [CSS.highlights.size, [...CSS.highlights.keys()]],

  "the registry has its interface's prototype, and cannot be constructed": () => {
    let thrown = "";
    try {
      Reflect.construct(HighlightRegistry, []);
    } catch (error) {
      thrown = (error as Error).name;
    }
    return [thrown, Object.getPrototypeOf(CSS.highlights) === HighlightRegistry.prototype];
  },

  "the registry is a map: set, get, has, replaced, deleted, cleared": () => {
    const [one, other] = [new Highlight(), new Highlight()];
    const { highlights } = CSS;
    const seen: unknown[] = [highlights.has("one"), highlights.delete("one")];
    highlights.set("one", one);
    seen.push(highlights.size, highlights.get("one") === one, highlights.get("other"));
    highlights.set("one", other);
    seen.push(highlights.size, highlights.get("one") === other);
    highlights.set("other", one);
    seen.push(highlights.size, highlights.delete("one"), highlights.delete("one"), highlights.size);
    highlights.clear();
    highlights.clear();
    return [...seen, highlights.size];
  },

  "the registry is iterated in the order of setting": () => {
    const { highlights } = CSS;
    for (const name of ["b", "a", "c"]) highlights.set(name, new Highlight());
    highlights.set("b", new Highlight());
    const seen: string[] = [];
    for (const [name] of highlights as unknown as Map<string, Highlight>) seen.push(name);
    const each: string[] = [];
    highlights.forEach((_, name) => each.push(name));
    highlights.clear();
    return [seen, each];
  },

  "the registry may change during an iteration": () => {
    const { highlights } = CSS;
    highlights.set("a", new Highlight());
    highlights.set("b", new Highlight());
    const iterator = highlights.keys();
    const seen = [iterator.next().value];
    highlights.delete("b");
    highlights.set("c", new Highlight());
    seen.push(...iterator);
    highlights.clear();
    return seen;
  },

  "the registry ignores a changed Map prototype": () => {
    const { prototype } = Map;
    const before = Object.getOwnPropertyDescriptors(prototype);
    const broken = () => {
      throw new Error("called");
    };
    Object.assign(prototype, { get: broken, set: broken, has: broken });
    try {
      CSS.highlights.set("a", new Highlight());
      return [CSS.highlights.has("a"), CSS.highlights.delete("a"), CSS.highlights.size];
    } finally {
      Object.defineProperties(prototype, before);
    }
  },

  "a highlight is a set of ranges, live and static": () => {
    const live = new Range();
    const still = new StaticRange({
      startContainer: document.body,
      startOffset: 0,
      endContainer: document.body,
      endOffset: 0,
    });
    const highlight = new Highlight(live, still, live);
    const seen: unknown[] = [highlight.size, highlight.has(live), highlight.has(new Range())];
    seen.push([...highlight].indexOf(still), highlight.delete(live), highlight.delete(live));
    highlight.add(live);
    seen.push([...highlight].indexOf(live));
    highlight.clear();
    return [...seen, highlight.size];
  },

  "a highlight's priority and type can be set": () => {
    const highlight = new Highlight();
    const seen: unknown[] = [highlight.priority, highlight.type];
    highlight.priority = -3;
    highlight.type = "spelling-error";
    return [...seen, highlight.priority, highlight.type];
  },

  "one highlight may have two names": () => {
    const highlight = new Highlight();
    CSS.highlights.set("a", highlight).set("b", highlight);
    const same = CSS.highlights.get("a") === CSS.highlights.get("b");
    CSS.highlights.clear();
    return [same, CSS.highlights.size];
  },

  "the registry of a frame is its own": () => {
    const frame = document.body.appendChild(document.createElement("iframe"));
    const inner = (frame.contentWindow as unknown as { CSS: typeof CSS }).CSS.highlights;
    CSS.highlights.set("a", new Highlight());
    const seen = [inner.size, inner === CSS.highlights];
    CSS.highlights.clear();
    frame.remove();
    return seen;
  },

  "the highlights at a point are those of the page, the higher ones first": () => {
    const line = document.body.appendChild(document.createElement("p"));
    line.textContent = "plain text without any term";
    const over = (from: number, to: number): Range => {
      const range = new Range();
      range.setStart(line.firstChild as Text, from);
      range.setEnd(line.firstChild as Text, to);
      return range;
    };
    const [low, high] = [new Highlight(over(0, 20)), new Highlight(over(0, 5))];
    high.priority = 1;
    CSS.highlights.set("low", low).set("high", high);
    const box = over(1, 2).getBoundingClientRect();
    const { highlightsFromPoint } = CSS.highlights as unknown as {
      highlightsFromPoint?: (
        x: number,
        y: number,
      ) => { highlight: Highlight; ranges: AbstractRange[] }[];
    };
    const at = highlightsFromPoint?.call(CSS.highlights, box.x + 1, box.y + 1) ?? [];
    const seen = at.map(({ highlight, ranges }) => [highlight === high, ranges.length]);
    CSS.highlights.clear();
    line.remove();
    return seen;
  },

  "the computed style of a highlight is the page's": () => {
    const style = document.head.appendChild(document.createElement("style"));
    style.textContent = "::highlight(own) { background-color: rgb(1, 2, 3); color: rgb(4, 5, 6) }";
    const { backgroundColor, color } = getComputedStyle(document.body, "::highlight(own)");
    const none = getComputedStyle(document.body, "::highlight(none)").backgroundColor;
    style.remove();
    return [backgroundColor, color, none];
  },
};

/**
 * Pages that paint highlights. Each must look the same with us: a style, a body, and a script that
 * has `over(selector, from, to)`.
 */
export const PAINTINGS: Record<string, { style: string; body: string; script: string }> = {
  "one range": {
    style: "::highlight(a) { background-color: lime; color: red }",
    body: "<p>one two three</p>",
    script: "CSS.highlights.set('a', new Highlight(over('p', 4, 7)))",
  },
  "two overlapping ranges, by priority": {
    style:
      "::highlight(a) { background-color: lime; color: red } ::highlight(b) { background-color: navy }",
    body: "<p>one two three four</p>",
    script:
      "const a = new Highlight(over('p', 0, 13)); a.priority = 2;" +
      "CSS.highlights.set('a', a); CSS.highlights.set('b', new Highlight(over('p', 4, 18)))",
  },
  "two overlapping ranges, by the order of setting": {
    style: "::highlight(a) { background-color: lime } ::highlight(b) { background-color: aqua }",
    body: "<p>one two three four</p>",
    script:
      "CSS.highlights.set('b', new Highlight(over('p', 4, 18)));" +
      "CSS.highlights.set('a', new Highlight(over('p', 0, 13)))",
  },
  "underline, shadow and stroke": {
    style:
      "::highlight(a) { text-decoration: underline wavy red 2px; text-shadow: 2px 2px lime; -webkit-text-stroke: 1px blue }",
    body: "<p style='font-size:40px'>one two three</p>",
    script: "CSS.highlights.set('a', new Highlight(over('p', 2, 9)))",
  },
  "across elements, inherited, with a variable": {
    style:
      "p { --c: gold } ::highlight(a) { background-color: var(--c) } b::highlight(a) { color: red }",
    body: "<p>one <b>two</b> three</p>",
    script:
      "const it = new Range(); it.selectNodeContents(document.querySelector('p'));" +
      "CSS.highlights.set('a', new Highlight(it))",
  },
  "below the selection": {
    style: "::highlight(a) { background-color: lime } ::selection { background-color: fuchsia }",
    body: "<p>one two three</p>",
    script:
      "CSS.highlights.set('a', new Highlight(over('p', 0, 9)));" +
      "getSelection().addRange(over('p', 4, 13))",
  },
  "a static range in a changed text": {
    style: "::highlight(a) { background-color: lime }",
    body: "<p>one two three</p>",
    script:
      "const r = over('p', 0, 9); CSS.highlights.set('a', new Highlight(new StaticRange(r)));" +
      "document.querySelector('p').firstChild.data = 'one'",
  },
  "a range whose text has left the page": {
    style: "::highlight(a) { background-color: lime }",
    body: "<p>one two three</p><div>four five</div>",
    script:
      "CSS.highlights.set('a', new Highlight(over('p', 0, 9), over('div', 0, 4)));" +
      "document.querySelector('p').remove()",
  },
  "a picture in a range": {
    style: "::highlight(a) { background-color: lime }",
    body: "<p>one <svg width=40 height=40><circle r=20 cx=20 cy=20 fill=red></circle></svg> two</p>",
    script:
      "const it = new Range(); it.selectNodeContents(document.querySelector('p'));" +
      "CSS.highlights.set('a', new Highlight(it))",
  },
  "in a shadow tree": {
    style: "",
    body: "<div id=host></div>",
    script:
      "const root = document.querySelector('#host').attachShadow({ mode: 'open' });" +
      "root.innerHTML = '<style>::highlight(a) { background-color: lime }</style><p>one two</p>';" +
      "const it = new Range(); it.selectNodeContents(root.querySelector('p'));" +
      "CSS.highlights.set('a', new Highlight(it))",
  },
  "in vertical writing, right to left": {
    style:
      "p { writing-mode: vertical-rl; direction: rtl } ::highlight(a) { background-color: lime }",
    body: "<p>one two three</p>",
    script: "CSS.highlights.set('a', new Highlight(over('p', 4, 9)))",
  },
  "set and removed": {
    style: "::highlight(a) { background-color: lime }",
    body: "<p>one two three</p>",
    script:
      "CSS.highlights.set('a', new Highlight(over('p', 0, 9)));" +
      "CSS.highlights.get('a').clear(); CSS.highlights.delete('a')",
  },
};
