/** A small document in each format that the library reads, with what its text must have. */
import { strToU8, zipSync } from "fflate";
import { docxFile, level, list, listed, num, p, style, styled } from "./docx-file";
import { pdfFile } from "./pdf-file";

const BODY = "全市推进城市更新，改造老旧小区一百二十个。";

/** A title, a heading and a paragraph; `name` is the file's. */
export const DOCUMENTS: readonly { readonly name: string; readonly bytes: Uint8Array }[] = [
  { name: "方案.txt", bytes: strToU8(`城市更新方案\n一、总体要求\n${BODY}\n`) },
  { name: "方案.md", bytes: strToU8(`# 城市更新方案\n\n## 总体要求\n\n${BODY}\n`) },
  {
    name: "方案.html",
    bytes: strToU8(
      `<!doctype html><meta charset="utf-8"><title>城市更新方案</title><h1>城市更新方案</h1><h2>总体要求</h2><p>${BODY}</p><script>document.title = "ran"</script>`,
    ),
  },
  {
    name: "方案.docx",
    bytes: docxFile({
      styles: style("1", "heading 1"),
      numbering: list(1, level(0, "chineseCounting", "%1、")) + num(1, 1),
      body: p("城市更新方案", styled("Title")) + p("总体要求", styled("1", listed(1))) + p(BODY),
    }),
  },
  {
    name: "方案.pdf",
    bytes: pdfFile([
      [
        { text: "城市更新方案", x: 200, y: 760, size: 22, font: "hei" },
        { text: "一、总体要求", x: 90, y: 700, size: 16, font: "hei" },
        { text: BODY, x: 90, y: 660, size: 12, font: "song" },
      ],
    ]),
  },
  {
    name: "方案.epub",
    bytes: zipSync({
      mimetype: strToU8("application/epub+zip"),
      "META-INF/container.xml": strToU8(
        `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="c.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
      ),
      "c.opf": strToU8(
        `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>城市更新方案</dc:title><dc:language>zh-CN</dc:language></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`,
      ),
      "a.xhtml": strToU8(
        `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>城市更新方案</title></head><body><h1>总体要求</h1><p>${BODY}</p></body></html>`,
      ),
    }),
  },
];

/** A part of the paragraph that every one of them has. */
export const WORDS = "改造老旧小区一百二十个";
