import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readPage } from "@/lib/reading/read";
import { expectWhole, outlineOf, readFile } from "./own-reading";

const text = (source: string): Uint8Array => new TextEncoder().encode(source);
const LONG =
  "实施乡村振兴战略是党的十九大作出的重大决策部署，是决胜全面建成小康社会、全面建设社会主义现代化国家的重大历史任务，是新时代“三农”工作的总抓手。";

describe("HTML", () => {
  test("gives headings, lists, tables, captions, notes, and what its head says", async () => {
    const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>一份报告 - 某网站</title>
      <meta name="author" content="张三"><meta name="ContentSource" content="某市人民政府"><meta name="PubDate" content="2023-05-06 10:00"></head>
      <body><h1>一份报告</h1><h2>背景</h2><p>${LONG}<a role="doc-noteref" href="#n1">1</a></p>
      <ol start="3"><li>第一点<ul><li>更深的一点</li></ul></li><li><p>第二点</p><p>第二点的第二段。</p></li></ol>
      <h2>方法</h2><h3>数据</h3>
      <table><caption>表1 数据</caption><thead><tr><th colspan="2">指标</th><th>值</th></tr></thead>
      <tr><td rowspan="2">甲</td><td>乙</td><td>1</td></tr><tr><td>丙</td><td>2</td></tr></table>
      <figure><img src="a.png"><figcaption>图1 示意</figcaption></figure>
      <pre>一行\n  两行</pre><p>甲<br>乙<br><br>丙<ruby>词<rt>cí</rt></ruby></p><p hidden>看不见</p>
      <aside role="doc-footnote" id="n1">脚注的文字。</aside></body></html>`;
    const document = await readFile(text(html), "a.html");
    expectWhole(document);
    expect(document.details).toEqual({
      title: "一份报告",
      author: "张三",
      publisher: "某市人民政府",
      date: "2023-05-06",
      address: null,
    });
    expect(document.language).toBe("zh-Hans");
    expect(document.losses).toEqual([{ kind: "pictures", count: 1 }]);
    expect(outlineOf(document)).toEqual([
      "title|一份报告",
      "heading 1|背景",
      `paragraph|${LONG}1`,
      "item 1 3.|第一点",
      "item 2 •|更深的一点",
      "item 1 4.|第二点",
      "item 1|第二点的第二段。",
      "heading 1|方法",
      "heading 2|数据",
      "caption|表1 数据",
      "cell 1.1.1h|指标",
      "cell 1.1.3h|值",
      "cell 1.2.1|甲",
      "cell 1.2.2|乙",
      "cell 1.2.3|1",
      "cell 1.3.2|丙",
      "cell 1.3.3|2",
      "caption|图1 示意",
      "paragraph|一行\n  两行",
      "paragraph|甲\n乙",
      "paragraph|丙词",
      "note 1|脚注的文字。",
    ]);
  });

  test("of a page is its main text, with its tables, without what is around", async () => {
    const links = Array.from(
      { length: 30 },
      (_, at) => `<li><a href="/${at}">栏目${at}的新闻标题</a></li>`,
    ).join("");
    const html = `<html><head><title>临江市人民政府关于加强应急管理工作的意见_政务公开</title><meta name="ArticleTitle" content="临江市人民政府关于加强应急管理工作的意见"></head><body>
      <nav><ul>${links}</ul></nav><div class="main"><div class="content">
      <p>　　${LONG}</p><p>　　一、总体要求</p><p>　　（一）指导思想。${LONG}</p><p>　　（二）基本原则。${LONG}</p>
      <p>　　二、重点任务</p><p>　　${LONG}</p><table><tr><td>指标</td><td>目标</td></tr><tr><td>覆盖率</td><td>95%</td></tr></table>
      <p>　　${LONG}</p></div></div><div class="share"><a>分享</a><a>微信</a><a>微博</a><a>打印</a></div><footer>版权所有 联系我们</footer></body></html>`;
    const document = await readPage(html, "https://www.example.gov.cn/a.html");
    expectWhole(document);
    expect(document.details).toMatchObject({
      title: "临江市人民政府关于加强应急管理工作的意见",
      address: "https://www.example.gov.cn/a.html",
    });
    expect(outlineOf(document)).toEqual([
      `paragraph|${LONG}`,
      "heading 1 一、|一、总体要求",
      "heading 2 （一）|（一）指导思想。+",
      `paragraph|${LONG}`,
      "heading 2 （二）|（二）基本原则。+",
      `paragraph|${LONG}`,
      "heading 1 二、|二、重点任务",
      `paragraph|${LONG}`,
      "cell 1.1.1|指标",
      "cell 1.1.2|目标",
      "cell 1.2.1|覆盖率",
      "cell 1.2.2|95%",
      `paragraph|${LONG}`,
    ]);
  });

  test("in GB 2312 is decoded as it declares, or as its bytes tell", async () => {
    const [zhong, wen] = [
      [0xd6, 0xd0],
      [0xce, 0xc4],
    ];
    const body = Array.from({ length: 20 }, () => [...(zhong ?? []), ...(wen ?? [])]).flat();
    for (const head of ['<html><meta charset="gb2312"><p>', '<html><meta charset="utf-8"><p>']) {
      const document = await readFile(new Uint8Array([...text(head), ...body]), "a.html");
      expect(document.encoding).toBe("gb18030");
      expect(document.text).toBe("中文".repeat(20));
    }
  });
});

describe("Markdown", () => {
  test("gives headings, lists, tables, code, quotations, notes and front matter", async () => {
    const source = `---\ntitle: 报告\nauthor: "李四"\ndate: 2024-03-01\n---\n# 一份报告\n\n一段**粗体**与*斜体*，[链接](https://a.example/)[^1]。\n\n## 背景\n\n1. 第一\n2. 第二\n   - 更深\n\n> 引用的话。\n\n\`\`\`js\nconst a = 1;\n\`\`\`\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n<div>标签里的文字<script>alert(1)</script></div>\n\n![图的说明](a.png)\n\n[^1]: 注的内容。\n\n## 结论\n\n完。\n`;
    const document = await readFile(text(source), "a.md");
    expectWhole(document);
    expect(document.format).toBe("markdown");
    expect(document.details).toMatchObject({ title: "报告", author: "李四", date: "2024-03-01" });
    expect(document.losses).toEqual([{ kind: "pictures", count: 1 }]);
    expect(document.blocks[1]?.marks).toEqual([
      { kind: "strong", start: 2, end: 4 },
      { kind: "emphasis", start: 5, end: 7 },
    ]);
    expect(outlineOf(document)).toEqual([
      "title|一份报告",
      "paragraph|一段粗体与斜体，链接。",
      "heading 1|背景",
      "item 1 1.|第一",
      "item 1 2.|第二",
      "item 2 •|更深",
      "paragraph|引用的话。",
      "paragraph|const a = 1;",
      "cell 1.1.1h|甲",
      "cell 1.1.2h|乙",
      "cell 1.2.1|1",
      "cell 1.2.2|2",
      "paragraph|标签里的文字",
      "paragraph|图的说明",
      "heading 1|结论",
      "paragraph|完。",
      "note 1|注的内容。",
    ]);
  });

  test("is known by its signs if the name does not tell", async () => {
    expect((await readFile(text("# 题目\n\n## 一节\n\n文字。\n"), "说明")).format).toBe("markdown");
    expect((await readFile(text("# 题目\n\n文字。\n"), "a.txt")).format).toBe("text");
  });
});

describe("an EPUB", () => {
  test("is read in the order of its spine; its contents give the levels", async () => {
    const page = (title: string, body: string): Uint8Array =>
      text(
        `<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>${title}</title></head><body>${body}</body></html>`,
      );
    const files = {
      mimetype: text("application/epub+zip"),
      "META-INF/container.xml": text(
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/a.opf"/></rootfiles></container>',
      ),
      "OEBPS/a.opf":
        text(`<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>一本书</dc:title><dc:creator>王五</dc:creator><dc:publisher>某出版社</dc:publisher><dc:date>2020-02-03</dc:date></metadata>
        <manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="b" href="b%20b.xhtml" media-type="application/xhtml+xml"/><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="n"/><itemref idref="b"/></spine></package>`),
      "OEBPS/nav.xhtml": page(
        "nav",
        '<nav xmlns:epub="http://www.idpf.org/2007/ops" epub:type="toc"><ol><li><a href="a.xhtml">第一章</a><ol><li><a href="a.xhtml#s">小节</a></li></ol></li><li><a href="b%20b.xhtml">第二章</a></li></ol></nav>',
      ),
      "OEBPS/a.xhtml": page(
        "a",
        `<h2>第一章</h2><p>${LONG}&#160;</p><h2 id="s">小节</h2><table><tr><td>甲</td><td>乙</td></tr></table><p>文字。</p>`,
      ),
      "OEBPS/b b.xhtml": page(
        "b",
        "<h2>第二章</h2><table><tr><td>丙</td><td>丁</td></tr></table><p>结束&nbsp;了。</p>",
      ),
    };
    const document = await readFile(zipSync(files), "a.epub");
    expectWhole(document);
    expect(document.details).toEqual({
      title: "一本书",
      author: "王五",
      publisher: "某出版社",
      date: "2020-02-03",
      address: null,
    });
    expect(outlineOf(document)).toEqual([
      "heading 1 第一章|第一章",
      `paragraph|${LONG}`,
      "heading 2|小节",
      "cell 1.1.1|甲",
      "cell 1.1.2|乙",
      "paragraph|文字。",
      "heading 1 第二章|第二章",
      "cell 2.1.1|丙",
      "cell 2.1.2|丁",
      "paragraph|结束\u00A0了。",
    ]);
  });
});
