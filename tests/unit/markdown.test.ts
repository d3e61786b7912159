import { describe, expect, test } from "vitest";
import { parseMarkdown } from "@/lib/markdown/parse";
import { MAX_DEPTH, MAX_NODES, type MarkdownNode } from "@/lib/markdown/tree";
import { randomOf } from "../cases/random";
import { hostileMarkdown, runsOf } from "../fuzz/hostile-markdown";

function depthOf(node: MarkdownNode): number {
  return typeof node === "string" ? 0 : 1 + Math.max(0, ...node.children.map(depthOf));
}

function countOf(nodes: readonly MarkdownNode[]): number {
  return nodes.reduce(
    (sum, it) => sum + 1 + (typeof it === "string" ? 0 : countOf(it.children)),
    0,
  );
}

function linksIn(node: MarkdownNode): string[] {
  if (typeof node === "string") return [];
  return [...(node.tag === "a" ? [node.href ?? ""] : []), ...node.children.flatMap(linksIn)];
}

function plain(nodes: readonly MarkdownNode[]): string {
  return nodes.map((it) => (typeof it === "string" ? it : plain(it.children))).join("");
}

describe("Markdown as a tree", () => {
  test.each([
    ["[]()", "[]()"],
    ["[字]()", "[字]()"],
    ["[字](<>)", "[字](<>)"],
    ["[![图]()](https://a.example/)", "![图]()"],
    ["[*字* `码`]( ) 后", "[字 码]() 后"],
    ["[字]\n\n[字]: <>", "[字][字]: <>"],
  ])("shows a link without an address as text: %j", (text, shown) => {
    const tree = parseMarkdown(text) ?? [];
    expect(plain(tree)).toBe(shown);
    expect(tree.flatMap(linksIn)).not.toContain("");
  });

  test("has every construct that a note can have", () => {
    const text =
      "# 甲\n\n1. *一* **二** `三`\n\n> 引\n\n```\n码\n```\n\n[链](https://a.example/) ![图](http://b.example/c.png)\n\n---\n一\\\n二";
    expect(parseMarkdown(text)).toEqual([
      { tag: "heading", children: ["甲"] },
      {
        tag: "ol",
        children: [
          {
            tag: "li",
            children: [
              {
                tag: "p",
                children: [
                  { tag: "em", children: ["一"] },
                  " ",
                  { tag: "strong", children: ["二"] },
                  " ",
                  { tag: "code", children: ["三"] },
                ],
              },
            ],
          },
        ],
      },
      { tag: "blockquote", children: [{ tag: "p", children: ["引"] }] },
      { tag: "pre", children: ["码"] },
      {
        tag: "p",
        children: [
          { tag: "a", href: "https://a.example/", children: ["链"] },
          " ",
          { tag: "a", href: "http://b.example/c.png", children: ["图"] },
        ],
      },
      { tag: "hr", children: [] },
      { tag: "p", children: ["一", { tag: "br", children: [] }, "二"] },
    ]);
  });

  test("begins a list with its own number, and shows what looks like a tag as text", () => {
    expect(parseMarkdown("7. a")).toMatchObject([{ tag: "ol", start: 7 }]);
    expect(plain(parseMarkdown("<b onclick=x>**a**</b> <!-- c -->") ?? [])).toBe(
      "<b onclick=x>a</b> <!-- c -->",
    );
  });

  test.each([
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](java&#x0A;script:alert(1))",
    "[a](<java\tscript:alert(1)>)",
    "<javascript:alert(1)>",
    "[a](file:///etc/passwd)",
    "<file:///etc/passwd>",
    "[a](data:text/html,x)",
    "[a](vbscript:x)",
    "[a](chrome-extension://x/y.html)",
    "[a](blob:https://a.example/x)",
    "[a](//a.example/)",
    "[a](/reader.html#/safety)",
    "[a](other.md)",
    "[a](http://[::1)",
    "[a](http:a)",
    "[a](mailto:)",
    "[a]\n\n[a]: javascript:alert(1)",
    "![a](javascript:alert(1))",
  ])("makes no link of %s", (text) => {
    const tree = parseMarkdown(text);
    expect(tree?.flatMap(linksIn)).toEqual([]);
    // Its address is visible.
    expect(plain(tree ?? []).length).toBeGreaterThan(4);
  });

  test.each([
    ["<https://a.example/b?c=d>", "https://a.example/b?c=d"],
    ["[a](HTTP://a.example)", "HTTP://a.example"],
    ["[a](mailto:b@c.example)", "mailto:b@c.example"],
    ["[a]\n\n[a]: http://b.example/ 'c'", "http://b.example/"],
    ["[a](https://a.example/党建)", "https://a.example/%E5%85%9A%E5%BB%BA"],
  ])("makes a link of %s", (text, href) => {
    expect(parseMarkdown(text)?.flatMap(linksIn)).toEqual([href]);
  });
});

describe("texts that are hard to parse", () => {
  test("are null if they are too deep, too large or too long", () => {
    expect(parseMarkdown("> ".repeat(MAX_DEPTH - 1) + "a")).not.toBeNull();
    expect(parseMarkdown("> ".repeat(MAX_DEPTH) + "a")).toBeNull();
    expect(parseMarkdown("> ".repeat(1000))).toBeNull();
    expect(parseMarkdown("- ".repeat(1000) + "a")).toBeNull();
    expect(parseMarkdown("**".repeat(200) + "a" + "**".repeat(200))).toBeNull();
    expect(parseMarkdown("*a* ".repeat(MAX_NODES))).toBeNull();
    expect(parseMarkdown("a".repeat(100_000))).toEqual([
      { tag: "p", children: ["a".repeat(100_000)] },
    ]);
    expect(parseMarkdown("a".repeat(100_001))).toBeNull();
  });

  const TRIES = 100;
  const SEED = 19;

  test(`${TRIES} of them, and each construct by itself, are drawn within the limits or as typed`, () => {
    const random = randomOf(SEED);
    const hostile = Array.from({ length: TRIES }, () => hostileMarkdown(random));
    const took: { ms: number; begins: string }[] = [];
    let plainly = 0;
    for (const text of [...runsOf(100_000), ...hostile]) {
      const start = performance.now();
      const tree = parseMarkdown(text);
      took.push({ ms: performance.now() - start, begins: JSON.stringify(text.slice(0, 12)) });
      if (tree === null) plainly += 1;
      else {
        expect(Math.max(0, ...tree.map(depthOf))).toBeLessThanOrEqual(MAX_DEPTH);
        expect(countOf(tree)).toBeLessThanOrEqual(MAX_NODES);
        for (const href of tree.flatMap(linksIn)) expect(href).toMatch(/^(?:https?|mailto):/iu);
      }
    }
    took.sort((a, b) => b.ms - a.ms);
    const slowest = took.slice(0, 5).map(({ ms, begins }) => `${ms.toFixed(0)} ms ${begins}`);
    console.log(
      `seed ${SEED}: ${took.length} texts of 100 000 units, ${plainly} shown as typed; slowest: ${slowest.join(", ")}`,
    );
  });

  test("are parsed without the worker if they are short", () => {
    const random = randomOf(SEED);
    const texts = [
      ...runsOf(2_000),
      ...Array.from({ length: 2000 }, () => hostileMarkdown(random, 2_000)),
    ];
    let [worst, begins] = [0, ""];
    for (const text of texts) {
      const start = performance.now();
      parseMarkdown(text);
      const ms = performance.now() - start;
      if (ms > worst) [worst, begins] = [ms, JSON.stringify(text.slice(0, 12))];
    }
    console.log(
      `seed ${SEED}: ${texts.length} texts of 2 000 units; slowest: ${worst.toFixed(1)} ms ${begins}`,
    );
    expect(texts.length).toBeGreaterThan(2000);
  });
});
