import { fromMarkdown } from "mdast-util-from-markdown";
import type { Nodes } from "mdast";
import { describe, expect, test } from "vitest";
import { escapeMarkdown } from "@/lib/exchange/formats/markdown-text";
import { webOnly } from "@/lib/markdown/web-only";
import { randomOf } from "../cases/random";
import { hostileMarkdown, runsOf } from "../fuzz/hostile-markdown";

const exported = (text: string): string => webOnly(text, escapeMarkdown);

/**
 * Uses another parser than the extension. If a name is defined twice, the first definition counts.
 */
function addressesIn(node: Nodes, defined = new Set<string>()): string[] {
  const isShadowed = node.type === "definition" && defined.has(node.identifier);
  if (node.type === "definition") defined.add(node.identifier);
  const own = "url" in node && !isShadowed ? [node.url] : [];
  const html = node.type === "html" ? ["html"] : [];
  const below = "children" in node ? node.children.flatMap((it) => addressesIn(it, defined)) : [];
  return [...own, ...html, ...below];
}

describe("Markdown for other programs", () => {
  test.each(["$$$", "%%%", "$$ %%% $$", "a$$$b", "\\$$$", "$$a$$ $$$$$"])(
    "escapes all of a sign without an end, so that it goes out again as it is: %j",
    (text) => expect(exported(exported(text))).toBe(exported(text)),
  );

  test.each([
    "**重** [链](https://a.example/ '题') <http://b.example> ![图](https://c.example/d.png)",
    "[甲]\n\n[甲]: https://a.example/\n\n信 <mailto:b@c.example>",
    "1 < 2，a[0] = b[1]，f(x)](y",
    "`[a](javascript:x)` 与 `<b>`",
    "```\n<script>alert(1)</script>\n[a](file:///x)\n```",
    "没有记号的一句。",
  ])("leaves %j as it is", (text) => {
    expect(exported(text)).toBe(text);
  });

  test.each([
    ["[链](javascript:alert(1)) **重**", "[链\\](javascript:alert(1)) **重**"],
    [
      "[a](file:///etc/passwd) [b](https://b.example)",
      "[a\\](file:///etc/passwd) [b](https://b.example)",
    ],
    ["<javascript:alert(1)>", "\\<javascript:alert(1)>"],
    ["![a](data:text/html,x)", "![a\\](data:text/html,x)"],
    ["[a]\n\n[a]: vbscript:x", "[a]\n\n[a\\]: vbscript:x"],
    ["<b onclick=x>粗</b>", "\\<b onclick=x>粗\\</b>"],
    ["<!-- 注 -->", "\\<!-- 注 -->"],
    ["\\\\[a\\\\](javascript:x)", "\\\\[a\\\\\\](javascript:x)"],
    ["\\[a\\](javascript:x) <b>", "\\[a\\](javascript:x) \\<b>"],
  ])("turns links and tags of %j into text, and keeps the rest", (text, expected) => {
    expect(exported(text)).toBe(expected);
    expect(addressesIn(fromMarkdown(expected)).filter((it) => !it.startsWith("http"))).toEqual([]);
  });

  test.each([
    "[a](&#106;avascript:alert(1))",
    "[a](\n  javascript:alert(1)\n)",
    "[a](<java\\script:x>)",
    "[a]\n\n[a]:\n  javascript:x\n",
    "> - [a]: javascript:x\n> - [a]",
    "<a href='javascript:x'>\n\n[b](c)",
    "<div>\n[a](javascript:x)\n</div>",
    `${"> ".repeat(150)}[a](javascript:x)`,
    "[a]( https://b.example) [c](https://x javascript:y)",
    "<https://a.example/><a\thref=javascript:x>",
  ])("keeps no other link of %j", (text) => {
    const found = addressesIn(fromMarkdown(exported(text)));
    expect(found.filter((it) => !/^https?:\/\//u.test(it))).toEqual([]);
  });

  test.each([
    ["```\n码", "```\n码\n```"],
    ["~~~~ js\n码\n~~~", "~~~~ js\n码\n~~~\n~~~~"],
    ["> ```\n> 码", "> ```\n> 码"],
    ["- ```\n  码", "- ```\n  码"],
    ["<!-- 没有完", "\\<!-- 没有完"],
    ["<script>\n没有完", "\\<script>\n没有完"],
    ["一 %% 二", "一 \\%\\% 二"],
    ["一 %%注%% 二 $$x$$", "一 %%注%% 二 $$x$$"],
  ])("ends %j where it ends", (text, expected) => {
    expect(exported(text)).toBe(expected);
    const behind = fromMarkdown(`${expected}\n\n# 后`).children.at(-1);
    expect(behind?.type).toBe("heading");
  });

  const TRIES = 1000;
  const SEED = 20;

  test(`stays harmless with ${TRIES} hostile texts`, () => {
    const random = randomOf(SEED);
    let changed = 0;
    for (let i = 0; i < TRIES; i += 1) {
      const text = hostileMarkdown(random, 60 + Math.floor(random() * 200));
      const result = exported(text);
      if (result !== text) changed += 1;
      // The text comes after other text in a file, where a byte order mark is not special.
      const found = addressesIn(fromMarkdown(`词\n\n${result}`));
      const others = found.filter((it) => !/^(?:https?:\/\/|mailto:)/iu.test(it));
      const behind = fromMarkdown(`${result}\n\n# 后`).children.at(-1)?.type;
      expect({ text, others, behind }).toEqual({ text, others: [], behind: "heading" });
    }
    console.log(`seed ${SEED}: ${TRIES} texts, ${changed} of them changed`);
    expect(changed).toBeGreaterThan(100);
  });

  test("is made in linear time", () => {
    const texts = runsOf(100_000);
    let [worst, begins] = [0, ""];
    for (const text of texts) {
      const start = performance.now();
      exported(text);
      const ms = performance.now() - start;
      if (ms > worst) [worst, begins] = [ms, JSON.stringify(text.slice(0, 12))];
    }
    console.log(`${texts.length} runs of 100 000 units; slowest: ${worst.toFixed(0)} ms ${begins}`);
    expect(texts.length).toBeGreaterThan(100);
  });
});
