/**
 * Citations of documents.
 *
 * This does not use a citation processor. Those bring a style language and its interpreter
 * (hundreds of KB) for four fixed shapes, and none can mark a field as unknown instead of leaving
 * it out.
 */
import { citeBibtex } from "./bibtex";
import { citeCsl } from "./csl";
import { citeGbt7714 } from "./gbt7714";
import { citePlain } from "./plain";
import type { Citable } from "./source";

export const CITATION_FORMATS = ["gbt7714", "plain", "bibtex", "csl-json"] as const;
export type CitationFormat = (typeof CITATION_FORMATS)[number];

/** The citation in one format, ready to be copied. */
export function cite(format: CitationFormat, citable: Citable): string {
  switch (format) {
    case "gbt7714":
      return citeGbt7714(citable);
    case "plain":
      return citePlain(citable);
    case "bibtex":
      return citeBibtex(citable);
    case "csl-json":
      return `${JSON.stringify([citeCsl(citable)], null, 2)}\n`;
  }
}
