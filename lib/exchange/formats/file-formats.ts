import type { ExportFormat } from "./losses";

/** The formats that notes are taken out in, other than a backup. */
export const EXPORT_FORMATS = ["w3c", "markdown", "folder", "csv", "anki"] as const;
export type FileFormat = (typeof EXPORT_FORMATS)[number];

/** What is lost in a folder of Markdown is what is lost in Markdown. */
export function lossFormat(format: FileFormat): ExportFormat {
  return format === "folder" ? "markdown" : format;
}
