import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { describe, expect, test, vi } from "vitest";
import type { Annotation } from "@/lib/annotation/model";
import { toAnki } from "@/lib/exchange/formats/anki";

import { toCsv } from "@/lib/exchange/formats/csv";
import type { ExportContext } from "@/lib/exchange/formats/export-context";
import { fileNamer } from "@/lib/exchange/formats/file-name";

import { lossesOf } from "@/lib/exchange/formats/losses";

import { toMarkdown, toMarkdownFolder } from "@/lib/exchange/formats/markdown";

import { escapeMarkdown, obsidianTag } from "@/lib/exchange/formats/markdown-text";

import { anyNotes, anyText, note, noteWith, selection } from "@/tests/cases/exchange-notes";
import { bytesOf, textOf } from "./written";
import { fromCsv, splitTags } from "../cases/exchange";

const context: ExportContext = {
  nameOf: ({ target: { source } }) =>
    source.startsWith("urn:")
      ? { title: "近邻党建", kind: "term", text: "以“近邻”为本。" }
      : { title: `新闻：“一/二”? ${source.length}`, kind: "page", text: null },
};

const plain = (text: string, change: Partial<Annotation> = {}): Annotation =>
  note({ body: { type: "TextualBody", value: text, format: "text/plain" }, ...change });

/** What a reader of the rendered Markdown sees. */
function seen(node: Nodes): string {
  if (node.type === "text") return node.value;
  if (node.type === "break") return "\n";
  if (!("children" in node)) return `[${node.type}]`;
  const parts = node.children.map((child) => seen(child));
  if (node.type === "root" || node.type === "blockquote") return parts.join("\n\n");
  return node.type === "paragraph" ? parts.join("") : `[${node.type}]${parts.join("")}`;
}

/** Text as Markdown can show it: without blank lines and white space at the ends of lines. */
const trimmed = (text: string): string =>
  text
    .split(/\r\n?|\n/u)
    .map((line) => line.trimEnd())
    .join("\n")
    .replaceAll(/\n{2,}/gu, "\n\n")
    .replaceAll(/^\n+|\n+$/gu, "");

describe("plain text in Markdown", () => {
  test.each([
    ["---"],
    ["===\n---"],
    ["# 标题\n## 二"],
    ["- 一\n* 二\n+ 三\n1. 四\n2) 五"],
    ["> 引"],
    ["```js\ncode\n```"],
    ["    四格"],
    ["\t制表"],
    ["**重** _斜_ `码` ~~删~~ [链](http://a.example) ![图](x) <b>粗</b> <http://a.example>"],
    ["snake_case_name 与 a*b*c"],
    ["甲 | 乙\n--- | ---\n1 | 2"],
    [":---"],
    ["&amp; &#35789; &nope"],
    ["C:\\dir\\*"],
    ["一\r\n二\r三\n\n\n四"],
    ["https://a.example/?a_b=1&c=2#d_e"],
    ["$x$ ==亮== %%注%% [[页]] #标签 ^块"],
  ])("%j is shown as it was written", (text) => {
    expect(seen(fromMarkdown(escapeMarkdown(text)))).toBe(trimmed(text));
  });

  test("never becomes anything but text", () => {
    const marks = fc.constantFrom(
      "#",
      "-",
      "=",
      "*",
      "_",
      "`",
      "~",
      "[",
      "]",
      "(",
      ")",
      "<",
      ">",
      "|",
      "\\",
      "&",
      ";",
      "1.",
      "+",
      " ",
      "\n",
      "a",
      "词",
      "!",
      ":",
      "http://",
    );
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 12 }), (parts) => {
        const text = parts.join("");
        const lines = trimmed(text)
          .split("\n")
          .filter((line) => line.trim() !== "");
        const shown = seen(fromMarkdown(escapeMarkdown(text)));
        expect(
          shown
            .split("\n")
            .filter((line) => line.trim() !== "")
            .map((line) => line.trimEnd()),
        ).toEqual(lines);
      }),
      { numRuns: 1000 },
    );
  });

  test("leaves a web address as a link", () => {
    expect(escapeMarkdown("见 https://a.example/x_y?b=1#c")).toBe("见 https://a.example/x_y?b=1#c");
  });
});

describe("notes as Markdown", () => {
  test("are grouped by subject, the earliest first", () => {
    const notes = [
      selection("堡垒\n工程", {
        id: "urn:uuid:3",
        created: "2026-03-03T00:00:00.000Z",
        tags: ["党建 工作"],
      }),
      noteWith("**二**", { id: "urn:uuid:2", created: "2026-03-02T00:00:00.000Z" }),
      plain("--- *一*", { id: "urn:uuid:1", created: "2026-03-01T00:00:00.000Z" }),
    ];
    expect(textOf(toMarkdown(notes, context))).toBe(
      [
        "# 词灯 Cideng",
        "## 近邻党建",
        "urn:cideng:report:term:near",
        "以“近邻”为本。",
        "### 2026-03-01",
        String.raw`\--- \*一\*`,
        "### 2026-03-02",
        "**二**",
        "## 新闻：“一/二”? 22",
        "<https://news.example/a>",
        "### 2026-03-03",
        "> 堡垒\\\n> 工程",
        "要点",
        "#党建-工作\n",
      ].join("\n\n"),
    );
  });

  test("give the same text in every order", () => {
    fc.assert(
      fc.property(anyNotes, (notes) => {
        expect(textOf(toMarkdown(notes.toReversed(), context))).toBe(
          textOf(toMarkdown(notes, context)),
        );
      }),
    );
  });

  test("an export without notes is only a heading", () => {
    expect(textOf(toMarkdown([], context))).toBe("# 词灯 Cideng\n");
  });
});

describe("a folder of Markdown", () => {
  const unzip = (bytes: Uint8Array): Record<string, string> =>
    Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, it]) => [name, strFromU8(it)]));

  test("has a file for each subject, with front matter", () => {
    const notes = [
      noteWith("---\nfoo: bar\n---", { tags: ["党建", "a b", "2026"] }),
      noteWith("再", {
        id: "urn:uuid:2",
        created: "2026-03-05T00:00:00.000Z",
        modified: "2026-03-06T00:00:00.000Z",
      }),
      selection("堡垒"),
    ];
    const files = unzip(bytesOf(toMarkdownFolder(notes, context)));
    expect(Object.keys(files)).toEqual(["terms/近邻党建.md", "pages/新闻：“一 二” 22.md"]);
    expect(files["terms/近邻党建.md"]).toBe(`---
tags:
  - "党建"
  - "a-b"
  - "_2026"
created: "2026-03-01T08:00:00.000Z"
modified: "2026-03-06T00:00:00.000Z"
source: "urn:cideng:report:term:near"
id:
  - "urn:uuid:01900000-0000-7000-8000-000000000001"
  - "urn:uuid:2"
---

# 近邻党建

以“近邻”为本。

### 2026-03-01

---
foo: bar
---

#党建 #a-b #_2026

### 2026-03-05

再
`);
  });

  test("has front matter with JSON strings of characters that YAML allows", () => {
    fc.assert(
      fc.property(anyText, fc.array(anyText, { maxLength: 3 }), (source, tags) => {
        const address = `urn:x:${source}`;
        const notes = [note({ target: { type: "resource", source: address }, tags })];
        const [file = ""] = Object.values(unzip(bytesOf(toMarkdownFolder(notes, context))));
        const matter = file.slice(4, file.indexOf("\n---\n", 4));
        expect(file.startsWith("---\n")).toBe(true);
        // YAML 1.2, 5.1: printable characters.
        expect(matter).toMatch(
          /^[\n\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u,
        );
        const values = matter
          .split("\n")
          .map((line) => /^(?:[a-z]+: |  - )(?<value>".*")$/u.exec(line)?.groups?.["value"]);
        expect(
          values.filter((it) => it !== undefined).map((it) => JSON.parse(it) as unknown),
        ).toEqual([
          ...new Set(tags.flatMap((tag) => obsidianTag(tag) ?? [])),
          notes[0]?.created,
          notes[0]?.modified,
          address,
          notes[0]?.id,
        ]);
      }),
    );
  });

  test.each(["UTC", "Asia/Shanghai", "America/Los_Angeles"])(
    "has the same bytes for the same notes, at any time, in %s",
    (zone) => {
      vi.stubEnv("TZ", zone);
      const zips = ["1979-12-31T23:00:00Z", "2026-11-29T00:00:00Z"].map((it) => {
        vi.setSystemTime(it);
        return bytesOf(toMarkdownFolder([note(), selection("堡垒")], context)).join();
      });
      vi.useRealTimers();
      vi.unstubAllEnvs();
      expect(new Set(zips).size).toBe(1);
    },
  );
});

describe("file names", () => {
  test.each([
    ["近邻党建", "近邻党建.md"],
    ['a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j.md"],
    ["[[链]] #标签 ^块", "链 标签 块.md"],
    ["..隐藏. ", "隐藏.md"],
    ["a\u0000\u200b\u202eb\n\tc", "a b c.md"],
    ["CON", "_CON.md"],
    ["nul.txt", "_nul.txt.md"],
    ["com¹", "_com¹.md"],
    ["", "note.md"],
    ["???", "note.md"],
    ["\ud800", "note.md"],
  ])("%j becomes %s", (title, name) => {
    expect(fileNamer()(title, ".md")).toBe(name);
  });

  test("are never the same, even by case or by normalisation", () => {
    const nameFor = fileNamer();
    const titles = ["Note", "note", "NOTE", "e\u0301", "é", "É", "note (2)", "straße", "STRASSE"];
    expect(titles.map((it) => nameFor(it, ".md"))).toEqual([
      "Note.md",
      "note (2).md",
      "NOTE (3).md",
      "é.md",
      "é (2).md",
      "É (3).md",
      "note (2) (2).md",
      "straße.md",
      "STRASSE (2).md",
    ]);
  });

  test("are short enough for every file system", () => {
    fc.assert(
      fc.property(anyText, fc.nat(400), (text, count) => {
        const name = fileNamer()(text + "词𠀀".repeat(count), ".md");
        expect(new TextEncoder().encode(name).length).toBeLessThan(200);
        expect(name).toMatch(/^[^\\/:*?"<>|#^[\]\p{C}]+\.md$/u);
        expect(name).not.toMatch(/^[. ]|[. ]\.md$/u);
      }),
    );
  });
});

describe("tags for Obsidian", () => {
  test.each([
    ["党建", "党建"],
    ["#党建", "党建"],
    ["a b,c", "a-b-c"],
    ["党建/近邻", "党建/近邻"],
    ["2026", "_2026"],
    ["🔥", "🔥"],
    ["---", null],
    ["", null],
  ])("%j becomes %s", (tag, name) => {
    expect(obsidianTag(tag)).toBe(name);
  });
});

describe("notes as CSV", () => {
  test("begin with a byte order mark and a header, and use CRLF", () => {
    expect(textOf(toCsv([selection("堡垒", { tags: ["a;b", "c"] })], context))).toBe(
      "\ufeffid,kind,about,quote,note,tags,colour,created,modified,source\r\n" +
        "urn:uuid:01900000-0000-7000-8000-000000000001,page,新闻：“一/二”? 22,堡垒,要点,a\\;b; c,blue,2026-03-01T08:00:00.000Z,2026-03-02T08:00:00.000Z,https://news.example/a",
    );
  });

  test.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠a",
    "'x",
    "''",
  ])("%j is not run as a formula, and is read back unchanged", (text) => {
    const csv = textOf(toCsv([noteWith(text)], context));
    const cells = csv.split(/,(?:")?(?=')/u);
    // After a tab or a line end, a new cell may begin.
    expect(cells[1]?.startsWith(`'${text.replace(/(?<=\s)=/u, "'=")}`)).toBe(true);
    expect(fromCsv(csv)[0]?.note).toBe(text);
  });

  test("are read back cell by cell, whatever they contain", () => {
    fc.assert(
      fc.property(anyNotes, (notes) => {
        const rows = fromCsv(textOf(toCsv(notes, context)));
        expect(
          rows.map(({ id, note, created, colour, source }) => ({
            id,
            note,
            created,
            colour,
            source,
          })),
        ).toEqual(
          notes.map((it) => ({
            id: it.id,
            note: it.body.value,
            created: it.created,
            colour: it.colour,
            source: it.target.source,
          })),
        );
        expect(rows.map(({ quote }) => quote)).toEqual(
          notes.map(({ target }) =>
            target.type === "selection" ? target.selectors.quote.exact : "",
          ),
        );
        expect(rows.map(({ tags }) => splitTags(tags))).toEqual(
          notes.map(({ tags }) => tags.filter((tag) => tag !== "")),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("an export without notes is only a header", () => {
    expect(fromCsv(textOf(toCsv([], context)))).toEqual([]);
  });
});

describe("notes as cards for Anki", () => {
  const HEADER =
    "#separator:tab\n#html:true\n#notetype:Basic\n#deck:Cideng\n#guid column:1\n#tags column:4\n";

  test.each([
    [
      "a term and a note",
      noteWith('一 "二"\r\n<b>&\t三'),
      "01900000-0000-7000-8000-000000000001\t近邻党建\t一 &quot;二&quot;<br>&lt;b&gt;&amp;&#9;三\t",
    ],
    [
      "a quotation and tags",
      selection("堡垒", { tags: ["党建 工作", 'a"b', " "] }),
      "01900000-0000-7000-8000-000000000001\t堡垒\t要点\t党建_工作 a_b",
    ],
  ])("%s", (_, it, line) => {
    expect(textOf(toAnki([it], context))).toBe(`${HEADER}${line}\n`);
  });

  test("have every kind of line end as HTML, and none in a tag or an id", () => {
    const notes = [noteWith("a\u0085b\r\nc\rd\ne", { tags: ["甲\u0085乙"] })];
    const [, line = ""] = textOf(toAnki(notes, context)).split(HEADER);
    expect(line).toContain("a<br>b<br>c<br>d<br>e\t甲_乙\n");
  });

  test("are one line of four fields each, none of which begins with a quotation mark", () => {
    fc.assert(
      fc.property(anyNotes, (notes) => {
        const lines = textOf(toAnki(notes, context)).slice(HEADER.length).split("\n").slice(0, -1);
        expect(lines.map((line) => line.split("\t").length)).toEqual(notes.map(() => 4));
        expect(lines.some((line) => line.includes('"') || /[\r\u0085]/u.test(line))).toBe(false);
        expect(lines.map((line) => line.split("\t")[0])).toEqual(
          notes.map(({ id }) => id.slice("urn:uuid:".length)),
        );
      }),
    );
  });
});

describe("what a format loses", () => {
  const notes = [
    note({ tags: ["党建"] }),
    selection("堡垒", { colour: "green", tags: ["a b"] }),
    note({ canonical: "urn:x:1", via: ["urn:x:1"], foreign: { creator: "urn:x:2" } }),
  ];

  test.each([
    ["w3c", {}],
    ["backup", {}],
    ["markdown", { place: 1, colour: 1, foreign: 1, origin: 1, tags: 1 }],
    ["csv", { place: 1, foreign: 1, origin: 1 }],
    ["anki", { place: 1, colour: 1, foreign: 1, origin: 1, dates: 3, source: 3, tags: 1 }],
  ] as const)("%s", (format, losses) => {
    expect(
      Object.fromEntries(lossesOf(format, notes).map(({ what, count }) => [what, count])),
    ).toEqual(losses);
  });

  test("does not include a tag that stays unchanged", () => {
    const it = note({ tags: ["党建/近邻", "2026"] });
    expect(lossesOf("markdown", [it])).toEqual([{ what: "tags", count: 1 }]);
    expect(lossesOf("markdown", [note({ tags: ["党建/近邻"] })])).toEqual([]);
    expect(lossesOf("anki", [it]).map(({ what }) => what)).toEqual(["dates", "source"]);
  });

  test("is empty if there is nothing to lose", () => {
    expect(lossesOf("markdown", [note()])).toEqual([]);
    expect(lossesOf("anki", [])).toEqual([]);
  });
});
