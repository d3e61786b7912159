import type { Annotation } from "../../annotation/model";

/** What a note is about, as a reader would name it. */
export interface Subject {
  readonly title: string;
  readonly kind: "term" | "passage" | "page";
  /** The definition or the passage itself; null if there is none to give. */
  readonly text: string | null;
}

/** What an export must know that does not stand in the notes. */
export interface ExportContext {
  readonly nameOf: (note: Annotation) => Subject;
}
