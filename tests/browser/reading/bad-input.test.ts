import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { docxFile, p } from "../../cases/docx-file";
import { pdfFile } from "../../cases/pdf-file";
import { expectWhole, faultOf, outlineOf, readFile } from "./own-reading";

const text = (source: string): Uint8Array => new TextEncoder().encode(source);
const bytes = (source: string): Uint8Array => Uint8Array.from(source, (it) => it.charCodeAt(0));

/** An OLE compound file that has a stream of that name. */
function ole(name: string): Uint8Array {
  const wide = Array.from(name, (it) => `${it}\0`).join("");
  return bytes(
    `\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1${"\0".repeat(504)}Root${"\0".repeat(60)}${wide}${"\0".repeat(512)}`,
  );
}

describe("a file that is no document is refused by what it is", () => {
  test.each<[string, Uint8Array, string, object]>([
    ["an empty file", new Uint8Array(), "a.txt", { code: "empty" }],
    [
      "a picture renamed",
      bytes("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"),
      "a.docx",
      { code: "wrong-format", found: "png" },
    ],
    [
      "a photograph",
      bytes("\xFF\xD8\xFF\xE0\0\x10JFIF"),
      "a.pdf",
      { code: "wrong-format", found: "jpg" },
    ],
    [
      "a .docx with a password",
      ole("EncryptedPackage"),
      "a.docx",
      { code: "encrypted", format: "office" },
    ],
    ["an old .doc or .wps", ole("WordDocument"), "a.doc", { code: "wrong-format", found: "doc" }],
    ["an old .xls", ole("Workbook"), "a.xls", { code: "wrong-format", found: "xls" }],
    ["RTF", text("{\\rtf1\\ansi 文字}"), "a.doc", { code: "wrong-format", found: "rtf" }],
    [
      "an .xlsx",
      zipSync({ "xl/workbook.xml": text("<x/>") }),
      "a.xlsx",
      { code: "wrong-format", found: "xlsx" },
    ],
    [
      "a .pptx",
      zipSync({ "ppt/presentation.xml": text("<x/>") }),
      "a.pptx",
      { code: "wrong-format", found: "pptx" },
    ],
    [
      "an OFD",
      zipSync({ "OFD.xml": text("<x/>") }),
      "a.ofd",
      { code: "wrong-format", found: "ofd" },
    ],
    [
      "an .odt",
      zipSync({
        mimetype: text("application/vnd.oasis.opendocument.text"),
        "content.xml": text("<x/>"),
      }),
      "a.odt",
      { code: "wrong-format", found: "odt" },
    ],
    [
      "another zip",
      zipSync({ "a.txt": text("文字") }),
      "a.zip",
      { code: "wrong-format", found: "zip" },
    ],
    [
      "a saved page in one file",
      text("From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;"),
      "a.mht",
      { code: "wrong-format", found: "mht" },
    ],
    [
      "random bytes",
      Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919 + (at >> 3) * 104_729) % 256),
      "a.txt",
      { code: "unknown-format" },
    ],
    ["white space alone", text(" \n\u3000\n"), "a.txt", { code: "no-text", pages: null }],
    ["a .docx without text", docxFile({ body: p("") }), "a.docx", { code: "no-text", pages: null }],
  ])("%s", async (_, file, name, fault) => {
    expect(await faultOf(file, name)).toEqual(fault);
  });

  test("a PDF that needs a password", async () => {
    // The standard handler with a key that the empty password does not give.
    const extra = "/Extra true";
    const source = new TextDecoder().decode(
      pdfFile([[{ text: "秘密", x: 90, y: 700 }]], { extra }),
    );
    const hash = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    const encrypted = source.replace(
      "trailer\n<<",
      `trailer\n<< /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <${hash}> /U <${hash}> >>`,
    );
    expect(await faultOf(text(encrypted), "a.pdf")).toEqual({ code: "encrypted", format: "pdf" });
  });

  test("a zip that is cut short, or has nonsense where its list should be", async () => {
    const whole = docxFile({ body: p("一段文字。") });
    expect(await faultOf(whole.slice(0, whole.length - 40), "a.docx")).toEqual({
      code: "damaged",
      format: "zip",
      part: null,
    });
  });

  test("an EPUB whose text is encrypted, or whose package is missing", async () => {
    const container = text(
      '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>',
    );
    const rights = text(
      '<encryption><EncryptedData><CipherData><CipherReference URI="text/a.xhtml"/></CipherData></EncryptedData></encryption>',
    );
    expect(
      await faultOf(
        zipSync({ "META-INF/container.xml": container, "META-INF/encryption.xml": rights }),
        "a.epub",
      ),
    ).toEqual({ code: "encrypted", format: "epub" });
    expect(await faultOf(zipSync({ "META-INF/container.xml": container }), "a.epub")).toEqual({
      code: "damaged",
      format: "epub",
      part: "a.opf",
    });
  });
});

describe("what is too large ends with a sentence, soon", () => {
  test("a zip that unpacks to gigabytes", async () => {
    const zip = docxFile({ body: p("一段文字。") });
    // The sizes in the zip's list are what it claims; nothing is unpacked to learn more.
    const view = new DataView(zip.buffer, zip.byteOffset);
    for (let at = 0; at + 46 < zip.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 4_000_000_000, true);
    }
    expect(await faultOf(zip, "a.docx")).toMatchObject({
      code: "unpacks-too-large",
      size: 4_000_000_000,
    });
  });

  test("a zip that really unpacks to a hundred times its size", async () => {
    const body = new Uint8Array(30_000_000).fill(0x20);
    const zip = zipSync({ "word/document.xml": body });
    expect(zip.length).toBeLessThan(100_000);
    expect(await faultOf(zip, "a.docx")).toMatchObject({
      code: "unpacks-too-large",
      part: "word/document.xml",
    });
  });

  test("a .docx of ten thousand pages", async () => {
    const page = Array.from({ length: 20 }, (_, at) =>
      p(`第${at}段。${"这是很长的一段文字，".repeat(8)}`),
    ).join("");
    const zip = docxFile({ body: page.repeat(10_000) });
    expect(await faultOf(zip, "a.docx")).toMatchObject({
      code: "unpacks-too-large",
      part: "word/document.xml",
    });
  });

  test("50 MB of text on one line", async () => {
    const line = new Uint8Array(50_000_000).fill(0x61);
    expect(await faultOf(line, "a.txt")).toMatchObject({ code: "too-large", size: 50_000_000 });
  });

  test("more characters than are read", async () => {
    const line = new Uint8Array(13_000_000).fill(0x61);
    expect(await faultOf(line, "a.txt")).toMatchObject({ code: "too-much", of: "characters" });
  });

  test("ten million characters on one line are read", async () => {
    const line = new Uint8Array(10_000_000).fill(0x61);
    const document = await readFile(line, "a.txt");
    expect(document.blocks.map((it) => it.text.length)).toEqual([10_000_000]);
  });
});

describe("odd characters stay as they are", () => {
  test.each([
    ["right-to-left marks", "这是\u202Ertl\u202C文字，\u200F有方向标记。"],
    ["NUL bytes", "有空字符\0的文字。还有\0一个。"],
    ["zero-width characters", "有\u200B零宽\uFEFF字符的文字。"],
    ["characters outside the first plane", "𠮷野家和😀。"],
    ["private use characters", "有\uE000私有区字符。"],
  ])("%s", async (_, source) => {
    const document = await readFile(text(source), "a.txt");
    expectWhole(document);
    expect(document.blocks[0]?.text).toBe(source);
  });

  test("lone surrogates in a file of UTF-16 are counted as lost", async () => {
    const source = "坏的\uD800代理项。";
    const wide = new Uint8Array(
      new Uint16Array(Array.from({ length: source.length }, (_, at) => source.charCodeAt(at)))
        .buffer,
    );
    const document = await readFile(new Uint8Array([0xff, 0xfe, ...wide]), "a.txt");
    expect(document.losses).toEqual([{ kind: "undecodable", count: 1 }]);
  });
});

describe("a hostile page", () => {
  test("runs nothing and fetches nothing", async () => {
    const asked: string[] = [];
    const observer = new PerformanceObserver((list) =>
      asked.push(...list.getEntries().map((it) => it.name)),
    );
    observer.observe({ type: "resource" });
    const html = `<!doctype html><title>t</title><script>window.pwned = 1</script>
      <img src="/pwned.png" onerror="window.pwned = 2"><svg onload="window.pwned = 3"></svg>
      <iframe src="javascript:parent.pwned = 4"></iframe><link rel=stylesheet href="/pwned.css">
      <p onclick="window.pwned = 5">一段文字，<b>没有</b>脚本。</p><style>@import "/pwned2.css"</style>`;
    const document = await readFile(text(html), "a.html");
    expectWhole(document);
    expect(outlineOf(document)).toEqual(["paragraph|一段文字，没有脚本。"]);
    const second = await readFile(strToU8(html), "a.html");
    expect(second.text).toBe(document.text);
    observer.takeRecords().forEach((it) => asked.push(it.name));
    observer.disconnect();
    expect("pwned" in window).toBe(false);
    expect(asked.filter((it) => it.includes("pwned"))).toEqual([]);
  });

  test("nested a thousand times ends with a sentence", async () => {
    const html = `<!doctype html>${"<div>".repeat(5000)}文字${"</div>".repeat(5000)}`;
    const read = await readFile(text(html), "a.html").then(
      (it) => it.text,
      (error: unknown) => (error as { fault?: object }).fault,
    );
    expect(["文字", { code: "too-much", of: "depth", limit: 512 }]).toContainEqual(read);
  });
});
