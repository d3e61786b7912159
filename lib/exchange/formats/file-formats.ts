import type { ExportFormat } from "./losses";

/** The formats in which notes are exported, other than a backup. */
export const EXPORT_FORMATS = ["markdown", "folder", "csv", "anki", "w3c"] as const;
export type FileFormat = (typeof EXPORT_FORMATS)[number];

/** The format whose losses apply: a folder of Markdown loses as much as Markdown. */
export function lossFormat(format: FileFormat): ExportFormat {
  return format === "folder" ? "markdown" : format;
}
