import { neighboursOf } from "../glossary/relations";
import type { Glossary } from "../glossary/term";
import { termAddress } from "../document/address";
import type { DocumentText } from "../document/passage";
import type { DocumentRecords } from "./shapes";

/** A report and its glossary as they are stored. */
export function recordsOf(report: DocumentText, glossary: Glossary): DocumentRecords {
  const document = report.id;
  const headline = report.passages.find(({ role }) => role === "headline");
  return {
    document: { id: document, title: headline?.text ?? document, order: 0 },
    passages: report.passages.map((it, order) => ({ ...it, document, order })),
    terms: glossary.terms.map((term) => ({
      ...term,
      document,
      address: termAddress(document, term.id),
      related: neighboursOf(term, glossary.terms).map(({ name, term: { id, form } }) => ({
        name,
        id,
        address: termAddress(document, id),
        form,
      })),
    })),
    figures: glossary.figures.map((it, order) => ({ ...it, document, order })),
    timeline: glossary.timeline.map((it, order) => ({ ...it, document, order })),
  };
}
