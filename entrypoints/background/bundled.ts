/** This build's report and glossary, each parsed once. A glossary that is refused does not take the report along. */
import { bundle } from "@/data/bundle";
import type { DocumentText } from "@/lib/document/passage";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import type { Glossary } from "@/lib/glossary/term";
import { parseReport } from "@/lib/report/parse-report";

let report: DocumentText | null = null;
let glossary: Glossary | null = null;

/** @throws ReportError */
export function bundledReport(): DocumentText {
  report ??= parseReport(bundle.report.id, bundle.report.text);
  return report;
}

/** @throws GlossaryError, ReportError */
export function bundledGlossary(): Glossary {
  glossary ??= parseGlossary(bundle.glossary, bundledReport());
  return glossary;
}
