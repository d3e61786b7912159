import { describe, expect, test } from "vitest";
import {
  WORD_STYLES,
  WPS_STYLES,
  docxFile,
  level,
  list,
  listed,
  num,
  p,
  r,
  style,
  styled,
} from "../../cases/docx-file";
import { expectWhole, faultOf, outlineOf, readFile } from "./own-reading";

const BODY = "实行责任清单、问题清单、整改清单，形成党建主体责任闭环。";

/** 一、（一）1. （1）①, as in official documents. */
const OFFICIAL = list(
  0,
  level(0, "chineseCounting", "%1、") +
    level(1, "chineseCounting", "（%2）") +
    level(2, "decimal", "%3.") +
    level(3, "decimal", "（%4）") +
    level(4, "decimalEnclosedCircleChinese", "%5"),
);

async function outline(parts: Parameters<typeof docxFile>[0]): Promise<string[]> {
  const document = await readFile(docxFile(parts), "a.docx");
  expectWhole(document);
  return outlineOf(document);
}

describe("a .docx of Word", () => {
  test("keeps the automatic numbers of headings and items, as labels alone", async () => {
    expect(
      await outline({
        styles: WORD_STYLES,
        numbering: OFFICIAL + num(1, 0),
        body: [
          p("关于推进三单制管理的通知", styled("Title")),
          p("总体要求", styled("Heading1", listed(1))),
          p("指导思想", styled("Heading2", listed(1, 1))),
          p(BODY),
          p("主要目标", styled("Heading2", listed(1, 1))),
          p("到2027年建成100个示范点；", listed(1, 2)),
          p("覆盖率达95%。", listed(1, 2)),
          p("保障措施", styled("Heading1", listed(1))),
          p("组织领导", styled("Heading2", listed(1, 1))),
          p(BODY),
        ].join(""),
      }),
    ).toEqual([
      "title|关于推进三单制管理的通知",
      "heading 1 一、|总体要求",
      "heading 2 （一）|指导思想",
      `paragraph|${BODY}`,
      "heading 2 （二）|主要目标",
      "item 1 1.|到2027年建成100个示范点；",
      "item 1 2.|覆盖率达95%。",
      "heading 1 二、|保障措施",
      "heading 2 （一）|组织领导",
      `paragraph|${BODY}`,
    ]);
  });

  test("counts lists that are in the styles, begin elsewhere, restart, or are legal", async () => {
    const chapters = list(
      3,
      level(0, "chineseCountingThousand", "第%1章 ", '<w:pStyle w:val="Heading1"/>') +
        level(1, "decimal", "%1.%2", '<w:pStyle w:val="Heading2"/><w:isLgl/>') +
        level(2, "lowerLetter", "%3)"),
    );
    const letters = list(4, level(0, "upperLetter", "%1."));
    const roman = list(5, level(0, "lowerRoman", "(%1)"));
    const heading = (id: string, name: string, at: number): string =>
      style(
        id,
        name,
        `<w:numPr>${at > 0 ? `<w:ilvl w:val="${at}"/>` : ""}<w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="${at}"/>`,
      );
    expect(
      await outline({
        styles: heading("Heading1", "heading 1", 0) + heading("Heading2", "heading 2", 1),
        numbering:
          chapters +
          letters +
          roman +
          num(3, 3) +
          num(4, 4) +
          num(5, 4, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride>') +
          num(6, 5, `<w:lvlOverride w:ilvl="0">${level(0, "upperRoman", "%1")}</w:lvlOverride>`),
        body: [
          p("总则", styled("Heading1")),
          p("目的", styled("Heading2")),
          p("依据", styled("Heading2")),
          p("附则", styled("Heading1")),
          p("解释", styled("Heading2")),
          p("第一项；", listed(4)),
          p("第二项。", listed(4)),
          p("从第三项起；", listed(5)),
          p("第四项。", listed(5)),
          p("罗马数字。", listed(6)),
          p("没有编号。", listed(0)),
        ].join(""),
      }),
    ).toEqual([
      "heading 1 第一章|总则",
      "heading 2 1.1|目的",
      "heading 2 1.2|依据",
      "heading 1 第二章|附则",
      "heading 2 2.1|解释",
      "item 1 A.|第一项；",
      "item 1 B.|第二项。",
      "item 1 C.|从第三项起；",
      "item 1 D.|第四项。",
      "item 2 I|罗马数字。",
      "paragraph|没有编号。",
    ]);
  });

  test.each([
    ["chineseCounting", 21, "二十一"],
    ["chineseCounting", 105, "一百零五"],
    ["ideographTraditional", 3, "丙"],
    ["chineseLegalSimplified", 12, "壹拾贰"],
    ["decimalEnclosedCircle", 12, "⑫"],
    ["decimalZero", 4, "04"],
    ["upperRoman", 14, "XIV"],
    ["lowerLetter", 28, "bb"],
    ["ordinal", 22, "22nd"],
    ["decimalFullWidth", 10, "１０"],
  ])("writes %s %i as %s", async (format, count, label) => {
    const start = `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="${count}"/></w:lvlOverride>`;
    const found = await outline({
      numbering: list(0, level(0, format, "<%1>".replaceAll("<", "&lt;"))) + num(1, 0, start),
      body: p("一项内容，", listed(1)),
    });
    expect(found.join("")).toContain(`<${label}>|一项内容，`);
  });

  test("has tracked changes as accepted", async () => {
    expect(
      await outline({
        body: [
          `<w:p>${r("保留")}<w:del w:id="1" w:author="a"><w:r><w:delText>删去</w:delText></w:r></w:del><w:ins w:id="2" w:author="a">${r("新增")}</w:ins>${r("的文字。")}</w:p>`,
          `<w:p><w:moveFrom w:id="3" w:author="a">${r("移走的一段。")}</w:moveFrom></w:p>`,
          `<w:p><w:moveTo w:id="4" w:author="a">${r("移来的一段。")}</w:moveTo></w:p>`,
          `<w:p><w:pPr><w:rPr><w:del w:id="5" w:author="a"/></w:rPr></w:pPr>${r("前半句，")}</w:p>`,
          p("与后半句合并。"),
        ].join(""),
      }),
    ).toEqual([
      "paragraph|保留新增的文字。",
      "paragraph|移来的一段。",
      "paragraph|前半句，与后半句合并。",
    ]);
  });

  test("has tables with merged cells, headers and nested tables; a frame of one cell is none", async () => {
    const tc = (text: string, properties = ""): string =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
    const table = [
      "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>",
      tc("指标", '<w:gridSpan w:val="2"/>') + tc("2027年"),
      "</w:tr><w:tr>",
      tc("示范点", '<w:vMerge w:val="restart"/>') + tc("市级") + tc("100个"),
      "</w:tr><w:tr>",
      tc("", "<w:vMerge/>"),
      `<w:tc><w:tcPr/>${p("县级")}<w:tbl><w:tr>${tc("其中")}${tc("20个")}</w:tr></w:tbl>${p("")}</w:tc>`,
      `<w:sdt><w:sdtContent>${tc("30个")}</w:sdtContent></w:sdt>`,
      "</w:tr><w:tr><w:trPr><w:del w:id='1' w:author='a'/></w:trPr>",
      tc("删去的行") + tc("") + tc(""),
      "</w:tr></w:tbl>",
    ].join("");
    expect(
      await outline({
        styles: WORD_STYLES,
        body: `${p("表1 示范点分布", styled("Caption"))}${table}<w:tbl><w:tr>${tc("框里的一段话。")}</w:tr></w:tbl>`,
      }),
    ).toEqual([
      "caption|表1 示范点分布",
      "cell 1.1.1h|指标",
      "cell 1.1.3h|2027年",
      "cell 1.2.1|示范点",
      "cell 1.2.2|市级",
      "cell 1.2.3|100个",
      "cell 1.3.2|县级\n其中\n20个",
      "cell 1.3.3|30个",
      "paragraph|框里的一段话。",
    ]);
  });

  test("has notes, fields, links, text boxes, symbols, breaks and ruby; comments and instructions are none", async () => {
    const field = (instruction: string, result: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const note = (id: number, text: string): string =>
      `<w:footnote w:id="${id}">${p(`<w:r><w:footnoteRef/></w:r>${r(text)}`)}</w:footnote>`;
    const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p("文本框里的话。")}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p("文本框里的话。")}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    expect(
      await outline({
        footnotes: `<w:footnote w:type="separator" w:id="-1">${p("")}</w:footnote>${note(2, "见《条例》第三条。")}`,
        endnotes: `<w:endnote w:id="1">${p("尾注的内容。")}</w:endnote>`,
        body: [
          p(
            `${r("第一句")}<w:r><w:footnoteReference w:id="2"/></w:r>${r("。第二句")}<w:r><w:endnoteReference w:id="1"/></w:r>${r("。")}`,
          ),
          p(
            `${r("第")}${field(" PAGE ", r("3"))}${r("页，")}${field(' HYPERLINK "http://a.example" ', `<w:hyperlink>${r("链接的文字")}</w:hyperlink>`)}<w:fldSimple w:instr="DATE">${r("2024年")}</w:fldSimple>${r("。")}`,
          ),
          p(`${r("锚定的一段。")}${box}`),
          p(
            `${r("甲")}<w:r><w:tab/></w:r>${r("乙")}<w:r><w:br/></w:r>${r("丙")}<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>${r("丁")}<w:r><w:noBreakHyphen/></w:r>${r("戊。")}`,
          ),
          p(
            `${r("读作")}<w:r><w:ruby><w:rubyPr/><w:rt>${r("cí dēng")}</w:rt><w:rubyBase>${r("词灯")}</w:rubyBase></w:ruby></w:r>${r("。")}`,
          ),
          p(
            `<w:commentRangeStart w:id="1"/>${r("有批注的文字。")}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>${r("隐藏", "<w:vanish/>")}`,
          ),
          `<w:sdt><w:sdtPr/><w:sdtContent>${p("内容控件里的一段。")}</w:sdtContent></w:sdt>`,
        ].join(""),
      }),
    ).toEqual([
      "paragraph|第一句。第二句。",
      "note 1|见《条例》第三条。",
      "note 2|尾注的内容。",
      "paragraph|第3页，链接的文字2024年。",
      "paragraph|锚定的一段。",
      "paragraph|文本框里的话。",
      "paragraph|甲\t乙\n丙☑丁‑戊。",
      "paragraph|读作词灯。",
      "paragraph|有批注的文字。",
      "paragraph|内容控件里的一段。",
    ]);
  });

  test("has the heads and feet of its pages, each once, apart from the text", async () => {
    expect(
      await outline({
        styles: WORD_STYLES,
        body: [p("关于三单制的通知", styled("Title")), p(BODY)].join(""),
        furniture: {
          header1: p("内部资料　注意保存"),
          header2: `${p("内部资料　注意保存")}${p("")}${p("福州市委文件")}`,
          footer1: p(
            `${r("— ")}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r("2")}<w:r><w:fldChar w:fldCharType="end"/></w:r>${r(" —")}`,
          ),
        },
      }),
    ).toEqual([
      "title|关于三单制的通知",
      `paragraph|${BODY}`,
      "page-number|— 2 —",
      "running-head|内部资料　注意保存",
      "running-head|福州市委文件",
    ]);
  });

  test("has marks for bold and italic text, and counts pictures and formulas", async () => {
    const document = await readFile(
      docxFile({
        body: p(
          `${r("普通")}${r("粗", "<w:b/>")}${r("体", '<w:b w:val="1"/>')}${r("不粗", '<w:b w:val="0"/>')}${r("斜体", "<w:i/>")}<w:r><w:drawing><pic:pic/></w:drawing></w:r><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>`,
        ),
      }),
      "a.docx",
    );
    expect(document.blocks[0]).toMatchObject({
      text: "普通粗体不粗斜体x=1",
      marks: [
        { kind: "strong", start: 2, end: 4 },
        { kind: "emphasis", start: 6, end: 8 },
      ],
    });
    expect(document.losses).toEqual([
      { kind: "pictures", count: 1 },
      { kind: "formulas", count: 1 },
    ]);
  });

  test("without styles is read by its numbers: own headings and run-in ones", async () => {
    const text = "全面贯彻党的二十大精神，加强党对工作的领导，坚持稳中求进工作总基调。";
    expect(
      await outline({
        body: [
          p("临江市人民政府关于加强应急管理工作的意见"),
          p("各县（区）人民政府："),
          p("一、总体要求"),
          p(`（一）指导思想。${text}`),
          p(`（二）基本原则。${text}`),
          p("二、主要任务"),
          p(text),
        ].join(""),
      }),
    ).toEqual([
      "title|临江市人民政府关于加强应急管理工作的意见",
      "paragraph|各县（区）人民政府：",
      "heading 1 一、|一、总体要求",
      "heading 2 （一）|（一）指导思想。+",
      `paragraph|${text}`,
      "heading 2 （二）|（二）基本原则。+",
      `paragraph|${text}`,
      "heading 1 二、|二、主要任务",
      `paragraph|${text}`,
    ]);
  });
});

describe("a .docx of WPS", () => {
  test("has its list on every heading, and numbers without styles", async () => {
    const text = "各地各部门要高度重视，结合实际认真贯彻落实，确保各项任务落到实处。";
    expect(
      await outline({
        styles: WPS_STYLES,
        numbering: OFFICIAL + list(1, level(0, "bullet", "\uF0B7")) + num(1, 0) + num(2, 1),
        core: '<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>微软用户</dc:creator></cp:coreProperties>',
        body: [
          p("工作方案", styled("8")),
          p("目标任务", styled("2", `${listed(1, 0)}<w:outlineLvl w:val="0"/>`)),
          p(text, styled("1")),
          p("工作措施", styled("2", `${listed(1, 0)}<w:outlineLvl w:val="0"/>`)),
          p("加强组织领导", styled("3", `${listed(1, 1)}<w:outlineLvl w:val="1"/>`)),
          p("一项要点；", listed(2)),
          p("另一项要点。", listed(2)),
        ].join(""),
      }),
    ).toEqual([
      "title|工作方案",
      "heading 1 一、|目标任务",
      `paragraph|${text}`,
      "heading 1 二、|工作措施",
      "heading 2 （一）|加强组织领导",
      "item 1 •|一项要点；",
      "item 1 •|另一项要点。",
    ]);
  });

  test("has headings that are only numbered automatically, without any style", async () => {
    const text = "各地各部门要高度重视，结合实际认真贯彻落实，确保各项任务落到实处。";
    expect(
      await outline({
        styles: WPS_STYLES,
        numbering: OFFICIAL + num(1, 0),
        body: [
          p("总体要求", listed(1, 0)),
          p(text),
          p("工作措施", listed(1, 0)),
          p(`加强组织领导。${text}`, listed(1, 1)),
          p(`强化督促检查。${text}`, listed(1, 1)),
        ].join(""),
      }),
    ).toEqual([
      "heading 1 一、|总体要求",
      `paragraph|${text}`,
      "heading 1 二、|工作措施",
      "heading 2 （一）|加强组织领导。+",
      `paragraph|${text}`,
      "heading 2 （二）|强化督促检查。+",
      `paragraph|${text}`,
    ]);
  });
});

describe("a .docx of another program", () => {
  test("of fifty pages is read, with its lists, tables, notes and headings", async () => {
    const docx = await import("docx");
    const paragraph = (text: string, more: object = {}): InstanceType<typeof docx.Paragraph> =>
      new docx.Paragraph({ children: [new docx.TextRun(text)], ...more });
    const section = (at: number): InstanceType<typeof docx.Paragraph | typeof docx.Table>[] => [
      paragraph(`第${at}部分的工作`, {
        heading: docx.HeadingLevel.HEADING_1,
        numbering: { reference: "official", level: 0 },
      }),
      paragraph("任务", {
        heading: docx.HeadingLevel.HEADING_2,
        numbering: { reference: "official", level: 1 },
      }),
      ...Array.from({ length: 9 }, (_, line) => paragraph(`第${at}之${line}段。${BODY.repeat(4)}`)),
      new docx.Paragraph({
        children: [
          new docx.TextRun("有脚注"),
          new docx.FootnoteReferenceRun(1),
          new docx.TextRun("。"),
        ],
      }),
      new docx.Table({
        rows: [
          new docx.TableRow({
            children: ["甲", "乙"].map((it) => new docx.TableCell({ children: [paragraph(it)] })),
          }),
          new docx.TableRow({
            children: ["1", "2"].map((it) => new docx.TableCell({ children: [paragraph(it)] })),
          }),
        ],
      }),
    ];
    const file = new docx.Document({
      numbering: {
        config: [
          {
            reference: "official",
            levels: [
              { level: 0, format: docx.LevelFormat.CHINESE_COUNTING, text: "%1、" },
              { level: 1, format: docx.LevelFormat.CHINESE_COUNTING, text: "（%2）" },
            ],
          },
        ],
      },
      footnotes: { 1: { children: [paragraph("脚注的内容。")] } },
      sections: [{ children: Array.from({ length: 50 }, (_, at) => section(at)).flat() }],
    });
    const bytes = new Uint8Array(await (await docx.Packer.toBlob(file)).arrayBuffer());
    const began = performance.now();
    const document = await readFile(bytes, "a.docx");
    console.log(
      `a .docx of ${document.text.length} characters: ${Math.round(performance.now() - began)} ms until the blocks are there`,
    );
    expectWhole(document);
    const headings = document.blocks.filter((it) => it.role === "heading" && it.level === 1);
    expect(headings).toHaveLength(50);
    expect(headings.at(-1)).toMatchObject({ label: "五十、", text: "第49部分的工作" });
    expect(document.blocks.filter((it) => it.role === "cell")).toHaveLength(200);
    expect(document.blocks.filter((it) => it.role === "note")).toHaveLength(50);
  });
});

describe("a hostile .docx", () => {
  test.each([
    ["billion laughs", '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'],
    ["an external entity", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'],
  ])("with %s is refused: office documents have no document type", async (_, type) => {
    const body = p("文字。");
    const bytes = docxFile({ body });
    const { unzipSync, zipSync, strFromU8, strToU8 } = await import("fflate");
    const files = unzipSync(bytes);
    const main = strFromU8(files["word/document.xml"] ?? new Uint8Array());
    files["word/document.xml"] = strToU8(main.replace("?>", `?>${type}`).replace("文字", "&a;"));
    expect(await faultOf(zipSync(files), "a.docx")).toEqual({
      code: "damaged",
      format: "docx",
      part: "word/document.xml",
    });
  });

  test("says which part is broken", async () => {
    expect(await faultOf(docxFile({ body: "<w:p>" }), "a.docx")).toMatchObject({
      part: "word/document.xml",
    });
    expect(await faultOf(docxFile({ body: p("一"), styles: "<w:style" }), "a.docx")).toMatchObject({
      part: "word/styles.xml",
    });
  });

  test("nested deeper than any document ends with a sentence, not with a crash", async () => {
    const depth = 80;
    const body = `${"<w:sdt><w:sdtContent>".repeat(depth)}${p("深处。")}${"</w:sdtContent></w:sdt>".repeat(depth)}`;
    expect(await faultOf(docxFile({ body }), "a.docx")).toMatchObject({
      code: "too-much",
      of: "depth",
    });
  });
});
