import { expect } from "vitest";
import type { ReadDocument } from "@/lib/document/block";
import { type ReadOptions, read } from "@/lib/reading/read";
import { ReadingError, type ReadingFault } from "@/lib/reading/reading-error";

/** pdf.js's files, as Vite serves them. */
export const PDF = {
  worker: new URL("/node_modules/pdfjs-dist/legacy/build/pdf.worker.min.mjs", location.origin).href,
  cMaps: new URL("/node_modules/pdfjs-dist/cmaps/", location.origin).href,
};

export function readFile(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions = {},
): Promise<ReadDocument> {
  return read(bytes, name, { pdf: PDF, ...options });
}

/** Why a file is refused. It fails if the file is read. */
export async function faultOf(bytes: Uint8Array, name: string): Promise<ReadingFault> {
  const error: unknown = await readFile(bytes, name).then(
    () => null,
    (it: unknown) => it,
  );
  if (!(error instanceof ReadingError))
    throw new Error(`${name} was not refused: ${String(error)}`);
  return error.fault;
}

/** `role level label|text` of each block, with marks for run-in headings and cells. */
export function outlineOf({ blocks }: ReadDocument): string[] {
  return blocks.map(({ role, level, label, text, isRunIn, cell }) => {
    const place = cell
      ? ` ${cell.table}.${cell.row}.${cell.column}${cell.isHeader ? "h" : ""}`
      : "";
    return `${role}${level === null ? "" : ` ${level}`}${label === null ? "" : ` ${label}`}${place}|${text}${isRunIn ? "+" : ""}`;
  });
}

/** Every character is in one block, once; outside the blocks there is only white space. */
export function expectWhole({ text, blocks }: ReadDocument): void {
  const places = blocks.flatMap((it) => it.places).toSorted((a, b) => a.start - b.start);
  let at = 0;
  for (const { start, end } of places) {
    expect(start).toBeGreaterThanOrEqual(at);
    expect(text.slice(at, start).trim()).toBe("");
    at = end;
  }
  expect(text.slice(at).trim()).toBe("");
  for (const block of blocks) {
    expect(block.places.map((it) => text.slice(it.start, it.end)).join("")).toBe(block.text);
  }
}
