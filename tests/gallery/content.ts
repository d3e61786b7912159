/** What the gallery shows: the report with its terms, and a note. */
import { bundle } from "@/data/bundle";
import type { Annotation } from "@/lib/annotation/model";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { parseReport } from "@/lib/report/parse-report";
import { recordsOf } from "@/lib/store/document-records";

const report = parseReport(bundle.report.id, bundle.report.text);

export const records = recordsOf(report, parseGlossary(bundle.glossary, report));

export const note: Annotation = {
  id: "urn:uuid:1",
  created: "2024-07-01T08:00:00.000Z",
  modified: "2024-07-02T08:00:00.000Z",
  motivation: "commenting",
  body: {
    type: "TextualBody",
    value: `比较厦门的近邻模式。\n${"一条很长的笔记，".repeat(40)}`,
    format: "text/plain",
  },
  tags: ["近邻", "对比"],
  colour: "violet",
  target: {
    type: "selection",
    source: "https://example.org/",
    scope: null,
    selectors: {
      quote: { type: "TextQuoteSelector", exact: "党建引领近邻治理", prefix: "", suffix: "" },
      position: { type: "TextPositionSelector", start: 0, end: 8 },
      element: null,
    },
  },
  canonical: null,
  via: [],
  foreign: null,
};
