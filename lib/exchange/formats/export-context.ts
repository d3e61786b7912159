import type { Annotation } from "../../annotation/model";

/** The subject of a note, as a reader would name it. */
export interface Subject {
  readonly title: string;
  readonly kind: "term" | "passage" | "page";
  /** The definition or the passage itself; null if there is none. */
  readonly text: string | null;
}

/** What an export needs that is not in the notes. */
export interface ExportContext {
  readonly nameOf: (note: Annotation) => Subject;
}
