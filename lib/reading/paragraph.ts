/** A paragraph of a file before its role in the document is known. All readers give these. */
import type { BlockRole, Mark } from "../document/block";
import type { Cell, Place } from "../document/passage";

/** What the format itself says of a paragraph. */
export interface Given {
  readonly role: BlockRole;
  readonly level: number | null;
  readonly cell?: Cell;
}

export interface Paragraph {
  readonly text: string;
  readonly places: readonly Place[];
  readonly marks: readonly Mark[];
  /** A number that the program counted: it is not in `text`. */
  readonly label: string | null;
  /** Null if only the text can tell. */
  readonly given: Given | null;
  /** Whether blank lines stand before it. */
  readonly isApart: boolean;
  /** Whether all of it is bold, or larger than the text around it. */
  readonly isStrong: boolean;
}
