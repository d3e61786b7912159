/**
 * Compares the engine with its definition, on random pages that change at random.
 *
 * A page's light is described twice: by the engine, which reads single text nodes and what has
 * changed of them; and here, as the text of each run in one string, and the terms of that string.
 */
import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { inOrder } from "@/lib/page/terms/in-order";
import type { PlacedMatch } from "@/lib/page/terms/match-index";
import { type PageLight, lightPage } from "@/lib/page/light";
import { Slices } from "@/lib/slices/idle-slices";
import { makeTermFinder } from "@/lib/page/terms/term-finder";
import { findTerms } from "../find-terms";
import { paintedRanges } from "./use-light";

const form = (text: string) => ({ form: text, ambiguous: false, beside: [] });
const finder = makeTermFinder(
  makeLexicon([
    { address: "jinlin", forms: [form("近邻党建")] },
    { address: "jiuban", forms: [form("马上就办")] },
    { address: "shigan", forms: [form("马上就办、真抓实干")] },
    { address: "dangjian", forms: [form("党建")] },
    { address: "jianma", forms: [form("建马上")] },
    { address: "siqiang", forms: [form("“四强”党支部")] },
    { address: "cpc", forms: [form("CPC")] },
  ]),
);

/** Every term on the page by the definition, as text in document order. */
function defined(): string[] {
  const runs: string[] = [];
  let run = "";
  let breaks = 0;
  const end = (): void => {
    runs.push(run);
    run = "";
    breaks = 0;
  };
  const read = (node: Node): void => {
    if (node instanceof Text) {
      run += node.data;
      if (/\S/u.test(node.data)) breaks = 0;
    }
    if (!(node instanceof Element) || ["RT", "SCRIPT"].includes(node.tagName)) return;
    if (node.tagName === "BR") {
      breaks += 1;
      if (breaks > 1) end();
      else run += "\u2028";
      return;
    }
    const bounds =
      !["B", "I", "SPAN", "RUBY"].includes(node.tagName) || node.hasAttribute("hidden");
    if (bounds) end();
    if (node.tagName !== "HR" && node.tagName !== "TEXTAREA") node.childNodes.forEach(read);
    if (bounds) end();
  };
  read(document.body);
  end();
  return runs.flatMap((text) =>
    findTerms(finder, text).map(({ start, end: to }) =>
      text.slice(start, to).replaceAll("\u2028", ""),
    ),
  );
}

const rangeOf = (it: AbstractRange | PlacedMatch): Range => {
  const range = document.createRange();
  range.setStart(it.startContainer, it.startOffset);
  range.setEnd(it.endContainer, it.endOffset);
  return range;
};
function textOf(range: Range): string {
  const copy = range.cloneContents();
  copy.querySelectorAll("rt, script").forEach((reading) => reading.remove());
  return copy.textContent ?? "";
}

function painted(): string[] {
  const ranges = paintedRanges().map(rangeOf);
  ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
  return ranges.map(textOf);
}

const WORDS = [
  "近邻",
  "党建",
  "马上",
  "就办",
  "、",
  "真抓",
  "实干",
  "“四强",
  "”党支部",
  "CPC",
  "A",
  " ",
  "\n",
  "\u200b",
  "近",
  "邻",
  "建",
];
const TAGS = ["p", "div", "b", "i", "span", "br", "hr", "ruby", "rt", "textarea"];

const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((list) => list.join(""));

type Tree = string | { tag: string; inside: Tree[] };
const tree: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    words,
    fc.record({
      tag: fc.constantFrom(...TAGS),
      inside: fc.array(tie("tree"), { maxLength: 4 }),
    }),
  ),
})).tree;

function build(it: Tree): Node {
  if (typeof it === "string") return document.createTextNode(it);
  const element = document.createElement(it.tag);
  if (!["br", "hr", "textarea"].includes(it.tag)) element.append(...it.inside.map(build));
  return element;
}

type Change = {
  kind: "add" | "remove" | "write" | "move" | "split" | "empty" | "part";
  at: number;
  to: number;
  tree: Tree;
  text: string;
};
const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom("add", "remove", "write", "move", "split", "empty", "part"),
  at: fc.nat(1000),
  to: fc.nat(1000),
  tree,
  text: words,
});

const CLOSED = new Set(["BR", "HR", "TEXTAREA"]);

/** Changes the page as its own scripts might. */
function apply({ kind, at, to, tree: added, text }: Change): void {
  const nodes: Node[] = [];
  const walker = document.createTreeWalker(document.body);
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const node = nodes[at % Math.max(1, nodes.length)];
  const other = nodes[to % Math.max(1, nodes.length)];
  const isOpen = other instanceof Element && !CLOSED.has(other.tagName);
  const parent = isOpen ? other : document.body;
  const place = parent.childNodes[at % (parent.childNodes.length + 1)] ?? null;
  const changes: Record<Change["kind"], (it: Node) => void> = {
    add: () => parent.insertBefore(build(added), place),
    remove: (it) => (it as ChildNode).remove(),
    write: (it) => it instanceof Text && (it.data = text),
    move: (it) => !it.contains(parent) && parent.insertBefore(it, place),
    split: (it) => it instanceof Text && it.length > 1 && it.splitText(1),
    part: (it) => (it as ChildNode).before(document.createElement("hr")),
    empty: (it) => it instanceof Element && it.replaceChildren(),
  };
  changes[kind](node ?? document.body.appendChild(document.createElement("p")));
}

let controller = new AbortController();
let light: PageLight;
afterEach(() => {
  controller.abort();
  document.body.replaceChildren();
});

const hasComeToRest = () =>
  vi.waitFor(() => expect(light.state).toBe("settled"), { timeout: 5000, interval: 5 });
const paints = (texts: readonly string[]) =>
  // A painted stretch does not begin or end with a mark.
  vi.waitFor(
    () => expect(painted()).toEqual(texts.map((it) => it.replaceAll(/^[“”、]|[“”、]$/gu, ""))),
    { timeout: 2000, interval: 10 },
  );

test(
  "a page is lit as defined after it has been read and after each change",
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(tree, { maxLength: 8 }),
        fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
        async (trees, steps) => {
          document.body.replaceChildren(...trees.map(build));
          controller = new AbortController();
          light = lightPage(document, finder, controller.signal, () => {});
          try {
            await hasComeToRest();
            await paints(defined());
            for (const changes of steps) {
              changes.forEach(apply);
              await Promise.resolve();
              await hasComeToRest();
              await paints(defined());
            }
          } finally {
            controller.abort();
          }
        },
      ),
      { numRuns: 60, endOnFailure: true },
    );
  },
);

/** What the index knows after the whole page has been read, as text in document order. */
async function known(): Promise<string[]> {
  await light.readAll();
  return [...inOrder(light.index, document)].map((it) => textOf(rangeOf(it)));
}
const idle = () => new Promise((resolve) => requestIdleCallback(resolve));

test(
  "a long page has all its terms known although it changes and is queried while it is read",
  { timeout: 120_000 },
  async () => {
    // Slices end at once, so the page can change between any two handfuls of its text.
    let asks = 0;
    const due = vi.spyOn(Slices.prototype, "isDue", "get");
    due.mockImplementation(() => (asks += 1) % 5 === 0);
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.array(tree, { minLength: 60, maxLength: 150 }),
          fc.array(fc.array(change, { maxLength: 3 }), { maxLength: 6 }),
          fc.array(fc.nat(10_000), { maxLength: 5 }),
          async (trees, steps, asked) => {
            // The first reading ends below the viewport, after some dozens of text nodes.
            document.body.innerHTML = `<div style="height: 9000px">${"<i>甲</i>".repeat(31)}</div>`;
            document.body.append(...trees.map(build));
            controller = new AbortController();
            light = lightPage(document, finder, controller.signal, () => {});
            try {
              for (const changes of steps) {
                await idle();
                changes.forEach(apply);
              }
              await hasComeToRest();
              const elements = [...document.querySelectorAll("body *")];
              for (const at of asked) {
                const element = elements[at % elements.length] as Element;
                const isOwner = light.index.owns(element);
                const direct = [...element.childNodes].filter((it) => it instanceof Text);
                expect(direct.some((it) => light.index.touching(it).length > 0)).toBe(isOwner);
              }
              expect(await known()).toEqual(defined());
              document.body.append(...steps.flatMap((it) => it.map(({ tree: it }) => build(it))));
              await Promise.resolve();
              await hasComeToRest();
              expect(await known()).toEqual(defined());
            } finally {
              controller.abort();
            }
          },
        ),
        { numRuns: 12, endOnFailure: true },
      );
    } finally {
      due.mockRestore();
    }
  },
);
