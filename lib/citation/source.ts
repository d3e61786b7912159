/** What citations need of a document. */
import type { SourceDetails, SourceKind } from "../document/source";

/** What earlier versions kept about a newspaper among the settings. */
export interface Newspaper {
  readonly newspaper: string | null;
  readonly date: string | null;
  readonly page: string | null;
}

/** What is cited: a document, or one of its passages by its name in the document (`第32段`). */
export interface Citable {
  /** For citation keys: letters, digits, hyphens. */
  readonly id: string;
  /** A BCP 47 tag. */
  readonly language: string;
  readonly source: SourceDetails & { readonly source: SourceKind; readonly title: string };
  readonly subtitle: string | null;
  /** The part of the document, or null for the whole. */
  readonly locator: string | null;
}
