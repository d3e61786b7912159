import { describe, expect, test } from "vitest";
import { commands } from "vitest/browser";
import { type PdfText, pdfFile } from "../../cases/pdf-file";
import { PDF, expectWhole, faultOf, outlineOf, readFile } from "./own-reading";

const SENTENCE =
  "实施乡村振兴战略是党的十九大作出的重大决策部署，是决胜全面建成小康社会、全面建设社会主义现代化国家的重大历史任务，是新时代“三农”工作的总抓手。";

/** A paragraph in lines of `perLine` characters; the first one is indented by two. */
function paragraph(text: string, x: number, top: number, perLine = 30, size = 12): PdfText[] {
  const lines: PdfText[] = [];
  let at = 0;
  while (at < text.length) {
    const isFirst = at === 0;
    const count = isFirst ? perLine - 2 : perLine;
    const y = top - lines.length * size * 1.6;
    lines.push({ text: text.slice(at, at + count), x: isFirst ? x + 2 * size : x, y, size });
    at += count;
  }
  return lines;
}

function page(number: number, texts: readonly PdfText[]): PdfText[] {
  return [
    { text: "某市人民政府公报", x: 90, y: 800, size: 9 },
    ...texts,
    { text: `- ${number} -`, x: 280, y: 40, size: 10, font: "latin" },
  ];
}

describe("a PDF", () => {
  test("gives title, headings, paragraphs across pages, running heads and page numbers", async () => {
    const long = SENTENCE.slice(0, -1) + "，" + SENTENCE;
    const [first, rest] = [paragraph(long, 90, 600).slice(0, 3), paragraph(long, 90, 600).slice(3)];
    const bytes = pdfFile([
      page(1, [
        { text: "关于实施乡村振兴战略的意见", x: 150, y: 740, size: 22, font: "hei" },
        { text: "一、总体要求", x: 114, y: 660, font: "hei" },
        ...paragraph(SENTENCE, 90, 640).map((it) => ({ ...it, y: it.y + 2 })),
        ...first.map((it, at) => ({ ...it, y: 120 - at * 19.2 })),
      ]),
      page(2, [
        ...rest.map((it, at) => ({ ...it, y: 740 - at * 19.2 })),
        { text: "二、保障措施", x: 114, y: 660, font: "hei" },
        ...paragraph(SENTENCE, 90, 640),
      ]),
      page(3, paragraph(SENTENCE, 90, 740)),
    ]);
    const document = await readFile(bytes, "a.pdf");
    expectWhole(document);
    expect(document.details.title).toBe("关于实施乡村振兴战略的意见");
    expect(outlineOf(document)).toEqual([
      "running-head|某市人民政府公报",
      "title|关于实施乡村振兴战略的意见",
      "heading 1 一、|一、总体要求",
      `paragraph|${SENTENCE}`,
      `paragraph|${long}`,
      "page-number|- 1 -",
      "running-head|某市人民政府公报",
      "heading 1 二、|二、保障措施",
      `paragraph|${SENTENCE}`,
      "page-number|- 2 -",
      "running-head|某市人民政府公报",
      `paragraph|${SENTENCE}`,
      "page-number|- 3 -",
    ]);
  });

  test("with two columns is read one column after the other", async () => {
    const [left, right] = [SENTENCE, SENTENCE.replace("实施", "推进").replaceAll("是", "为")];
    const bytes = pdfFile([
      [
        { text: "一份两栏的报告", x: 220, y: 780, size: 20 },
        ...paragraph(left.repeat(2), 60, 720, 19),
        ...paragraph(right.repeat(2), 320, 720, 19),
      ],
    ]);
    expect(outlineOf(await readFile(bytes, "a.pdf"))).toEqual([
      "title|一份两栏的报告",
      `paragraph|${left.repeat(2)}`,
      `paragraph|${right.repeat(2)}`,
    ]);
  });

  test("with vertical text is read from top to bottom, and from right to left", async () => {
    const lines = [
      "竖排的文字自上而下地排列着",
      "并且自右向左地一行一行排下去",
      "这里是最后一行。",
    ];
    const bytes = pdfFile([
      lines.map((text, at) => ({ text, x: 500 - at * 22, y: 760, font: "vertical" as const })),
    ]);
    const document = await readFile(bytes, "a.pdf");
    expect(document.text.replaceAll("\n", "")).toBe(lines.join(""));
  });

  test("takes headings from the outline", async () => {
    const bytes = pdfFile(
      [
        [
          { text: "背景", x: 90, y: 760 },
          ...paragraph(SENTENCE, 90, 740),
          { text: "方法", x: 90, y: 600 },
          ...paragraph(SENTENCE, 90, 580),
          { text: "结果", x: 90, y: 440 },
          ...paragraph(SENTENCE, 90, 420),
        ],
      ],
      {
        outline: [
          ["背景", 0],
          ["方法", 0],
          ["结果", 0],
        ],
      },
    );
    const headings = (await readFile(bytes, "a.pdf")).blocks.filter((it) => it.role === "heading");
    expect(headings.map(({ text, level }) => [text, level])).toEqual([
      ["背景", 1],
      ["方法", 1],
      ["结果", 1],
    ]);
  });

  test("names the pages that have no text; one without any is refused", async () => {
    const words: PdfText[] = [{ text: "有文字的一页。", x: 90, y: 700 }];
    const document = await readFile(pdfFile([words, [], words, []]), "a.pdf");
    expect(document.losses).toEqual([{ kind: "pages-without-text", pages: [2, 4] }]);
    expect(await faultOf(pdfFile([[], []]), "a.pdf")).toEqual({ code: "no-text", pages: 2 });
  });

  test("whose cross-reference table is broken is read nevertheless; one cut short says so", async () => {
    const good = pdfFile([[{ text: "仍然可以读出来。", x: 90, y: 700 }]]);
    const source = new TextDecoder().decode(good);
    const broken = new TextEncoder().encode(source.replace(/startxref\n\d+/u, "startxref\n7"));
    expect((await readFile(broken, "a.pdf")).text).toBe("仍然可以读出来。");
    expect(await faultOf(good.slice(0, 60), "a.pdf")).toEqual({
      code: "damaged",
      format: "pdf",
      part: null,
    });
  });

  test("whose worker cannot start is not waited for", async () => {
    const bytes = pdfFile([[{ text: "文字。", x: 90, y: 700 }]]);
    const pdf = { ...PDF, worker: new URL("/nowhere/worker.mjs", location.origin).href };
    await expect(readFile(bytes, "a.pdf", { pdf })).rejects.toThrow("worker");
  });

  test("says how far it is, and can be stopped", async () => {
    const words: PdfText[] = [{ text: "许多页中的一页。", x: 90, y: 700 }];
    const bytes = pdfFile(Array.from({ length: 40 }, () => words));
    const shares: number[] = [];
    await readFile(bytes, "a.pdf", { onProgress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(10);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
    const stop = new AbortController();
    const reading = readFile(bytes, "a.pdf", {
      signal: stop.signal,
      onProgress: () => stop.abort(new Error("stopped")),
    });
    await expect(reading).rejects.toThrow("stopped");
  });
});

const MANUAL =
  "bench/.corpus/debian-edu-doc-zh-cn/usr/share/doc/debian-edu-doc-zh-cn/debian-edu-bookworm-manual";

async function manual(ending: string): Promise<Uint8Array | null> {
  try {
    const file = await commands.readFile(`${MANUAL}.${ending}`, "base64");
    return Uint8Array.from(atob(file), (it) => it.charCodeAt(0));
  } catch {
    return null;
  }
}

describe("Debian's manual as PDF against the same as EPUB", () => {
  test("has 95 % of its paragraphs unbroken and 70 % whole", async (context) => {
    const [pdf, epub] = [await manual("pdf"), await manual("epub")];
    if (!pdf || !epub) {
      context.skip("The package is not there: node scripts/debian-manual.mjs fetches it.");
      return;
    }
    const [book, printed] = [await readFile(epub, "m.epub"), await readFile(pdf, "m.pdf")];
    expectWhole(book);
    expectWhole(printed);
    const plain = (text: string): string => text.normalize("NFKC").replaceAll(/\s+/gu, "");
    // Numbers of headings and items are printed; in the EPUB, programs count them.
    const withoutLabel = (text: string, label: string | null): string =>
      plain(label !== null && text.startsWith(label) ? text.slice(label.length) : text).replace(
        /^[\d.]+(?=\p{Script=Han})/u,
        "",
      );
    const wanted = new Set(
      book.blocks
        .map(({ text, label }) => withoutLabel(text, label))
        .filter((it) => (it.match(/\p{Script=Han}/gu)?.length ?? 0) >= 8),
    );
    const whole = new Set(
      printed.blocks.flatMap(({ text, label }) => [plain(text), withoutLabel(text, label)]),
    );
    const inBlocks = printed.blocks
      .filter(({ role }) => role !== "running-head" && role !== "page-number")
      .map(({ text }) => plain(text))
      .join("");
    const isWhole = [...wanted].filter((it) => whole.has(it)).length;
    const isUnbroken = [...wanted].filter((it) => inBlocks.includes(it)).length;
    const headings = book.blocks.filter((it) => it.role === "heading");
    const found = new Set(
      printed.blocks
        .filter((it) => it.role === "heading")
        .map(({ text, label }) => withoutLabel(text, label)),
    );
    const same = headings.filter(({ text, label }) => found.has(withoutLabel(text, label)));
    console.log(
      `Debian's manual: ${wanted.size} paragraphs, ${isUnbroken} unbroken, ${isWhole} whole; ` +
        `${headings.length} headings in the EPUB, ${same.length} of them in the PDF, which has ${found.size}`,
    );
    expect(isUnbroken / wanted.size).toBeGreaterThanOrEqual(0.95);
    expect(isWhole / wanted.size).toBeGreaterThanOrEqual(0.7);
  });
});
