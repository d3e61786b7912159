/** What a format cannot express of these notes. The user is told before the export. */
import { type Annotation, COLOURS } from "../../annotation/model";
import { ankiTag } from "./anki";
import { obsidianTag } from "./markdown-text";

export type ExportFormat = "w3c" | "backup" | "markdown" | "csv" | "anki";

/** What a format may be unable to express. */
export type LossKind =
  /** The place of a note on its page, beyond the words it quotes. */
  | "place"
  | "colour"
  /** What a note was imported with and does not show. */
  | "foreign"
  /** What the note is a copy of, and where that was obtained. */
  | "origin"
  | "dates"
  /** The address of the note's subject. */
  | "source"
  /**
   * Tags that are written differently, because the format does not allow spaces or signs in them.
   */
  | "tags";

/** A kind of loss, and how many notes it concerns. */
export interface Loss {
  readonly what: LossKind;
  /** The number of notes concerned. */
  readonly count: number;
}

const HAS: Record<LossKind, (note: Annotation, format: ExportFormat) => boolean> = {
  place: ({ target }) => target.type === "selection",
  colour: ({ colour }) => colour !== COLOURS[0],
  foreign: ({ foreign }) => foreign !== null,
  origin: ({ canonical, via }) => canonical !== null || via.length > 0,
  dates: () => true,
  source: () => true,
  tags: ({ tags }, format) =>
    tags.some((tag) => (format === "anki" ? ankiTag(tag) : obsidianTag(tag)) !== tag),
};

const LOSES: Record<ExportFormat, readonly LossKind[]> = {
  w3c: [],
  backup: [],
  markdown: ["place", "colour", "foreign", "origin", "tags"],
  csv: ["place", "foreign", "origin"],
  anki: ["place", "colour", "foreign", "origin", "dates", "source", "tags"],
};

/** The losses, without the kinds that concern no note. */
export function lossesOf(format: ExportFormat, annotations: readonly Annotation[]): Loss[] {
  return LOSES[format]
    .map((what) => ({ what, count: annotations.filter((it) => HAS[what](it, format)).length }))
    .filter(({ count }) => count > 0);
}
