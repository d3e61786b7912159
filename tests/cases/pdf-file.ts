/** Small PDF files, made here: their fonts are not embedded, as in files of Chinese authorities. */

export interface PdfText {
  readonly text: string;
  /** Points from the left and from the bottom. */
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly font?: "song" | "hei" | "vertical" | "latin";
}

const FONTS = { song: 1, hei: 2, vertical: 3, latin: 4 } as const;

/** A PDF with the given texts on each page; `outline` names pages from 0. */
export function pdfFile(
  pages: readonly (readonly PdfText[])[],
  {
    outline = [],
    extra = "",
  }: { outline?: readonly (readonly [title: string, page: number])[]; extra?: string } = {},
): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const cid = (name: string, encoding: string): string =>
    `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /${encoding} /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /${name} /Flags 6 /Ascent 880 /Descent -120 /CapHeight 700 /ItalicAngle 0 /StemV 80 /FontBBox [0 -120 1000 880] >> >>] >>`;
  add(cid("STSong-Light", "UniGB-UCS2-H"));
  add(cid("STHeiti-Regular", "UniGB-UCS2-H"));
  add(cid("STSong-Light", "UniGB-UCS2-V"));
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  const root = objects.length + 1;
  const tree = root + 1;
  const outlines = tree + 1;
  objects.push("", "", "");
  const kids: number[] = [];
  for (const texts of pages) {
    const stream = texts.map(drawn).join("\n");
    const content = add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
    kids.push(
      add(
        `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << /F1 1 0 R /F2 2 0 R /F3 3 0 R /F4 4 0 R >> >> >>`,
      ),
    );
  }
  const entries = outline.map((_, at) => outlines + pages.length * 2 + 1 + at);
  for (const [at, [title, page]] of outline.entries()) {
    const links = [
      at > 0 ? `/Prev ${entries[at - 1]} 0 R` : "",
      at + 1 < entries.length ? `/Next ${entries[at + 1]} 0 R` : "",
    ].join(" ");
    add(
      `<< /Title <FEFF${hex(title)}> /Parent ${outlines} 0 R /Dest [${kids[page]} 0 R /Fit] ${links} >>`,
    );
  }
  objects[root - 1] =
    `<< /Type /Catalog /Pages ${tree} 0 R ${entries.length > 0 ? `/Outlines ${outlines} 0 R` : ""} ${extra} >>`;
  objects[tree - 1] =
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((it) => `${it} 0 R`).join(" ")}] >>`;
  objects[outlines - 1] =
    entries.length > 0
      ? `<< /Type /Outlines /First ${entries[0]} 0 R /Last ${entries.at(-1)} 0 R /Count ${entries.length} >>`
      : "<< >>";
  return assembled(objects, root);
}

function drawn({ text, x, y, size = 12, font = "song" }: PdfText): string {
  const shown = font === "latin" ? `(${text.replaceAll(/[()\\]/gu, "\\$&")})` : `<${hex(text)}>`;
  return `BT /F${FONTS[font]} ${size} Tf ${x} ${y} Td ${shown} Tj ET`;
}

function hex(text: string): string {
  return Array.from({ length: text.length }, (_, at) =>
    text.charCodeAt(at).toString(16).padStart(4, "0"),
  ).join("");
}

function assembled(objects: readonly string[], root: number): Uint8Array {
  let file = "%PDF-1.5\n";
  const offsets: number[] = [];
  for (const [at, body] of objects.entries()) {
    offsets.push(file.length);
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
  }
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) file += `${String(offset).padStart(10, "0")} 00000 n \n`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root ${root} 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}
