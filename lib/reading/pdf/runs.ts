/** What pdf.js gives of a page's text, in the page's own coordinates: from its top left corner. */

/** An item of `getTextContent`: some glyphs in one font. */
export interface PdfItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
}

export interface PdfPage {
  readonly items: readonly PdfItem[];
  /** Whether the font writes from top to bottom, by its name. */
  readonly verticalFonts: ReadonlySet<string>;
  /** The matrix from the PDF's coordinates to the page as it is shown, and its size. */
  readonly matrix: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** Some glyphs on one baseline. `x` grows in the direction of writing, `y` in that of the lines. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly font: string;
}

/** The runs of a page in the order of the file. */
export function runsOf(page: PdfPage): Run[] {
  const vertical = page.items.filter(
    (it) => it.str.trim() !== "" && page.verticalFonts.has(it.fontName),
  ).length;
  const visible = page.items.filter((it) => it.str.trim() !== "").length;
  const isVertical = vertical * 2 > visible;
  return page.items.flatMap((item) => {
    if (item.str === "") return [];
    const run = shown(item, page);
    // Lines of vertical text follow one another from right to left.
    if (!isVertical) return [run];
    const text = run.text.replaceAll(VERTICAL_FORMS, (it) => it.normalize("NFKC"));
    return [{ ...run, text, x: run.y, y: page.width - run.x, width: item.height || run.size }];
  });
}

/** ︒ is 。 in a vertical line: the same character in another shape. */
const VERTICAL_FORMS = /[\uFE10-\uFE19\uFE30-\uFE44\uFE47\uFE48]/gu;

function at(matrix: readonly number[], index: number): number {
  return matrix[index] ?? 0;
}

function shown({ str, transform, width, fontName }: PdfItem, { matrix }: PdfPage): Run {
  const [e, f] = [at(transform, 4), at(transform, 5)];
  const scale = Math.hypot(at(matrix, 0), at(matrix, 1)) || 1;
  const size =
    Math.hypot(at(transform, 2), at(transform, 3)) ||
    Math.hypot(at(transform, 0), at(transform, 1));
  return {
    text: str,
    x: at(matrix, 0) * e + at(matrix, 2) * f + at(matrix, 4),
    y: at(matrix, 1) * e + at(matrix, 3) * f + at(matrix, 5),
    width: width * scale,
    size: size * scale,
    font: fontName,
  };
}
