/**
 * The lexicons used in measurements: the report's own, and the same filled up with words of
 * CC-CEDICT.
 */
import { bundle } from "@/data/bundle";
import { makeLexicon } from "@/lib/glossary/lexicon";
import type { Lexicon } from "@/lib/glossary/lexicon-shape";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { fullFolding } from "@/lib/glossary/written-forms";
import { parseReport } from "@/lib/report/parse-report";
import { foldForm } from "@/lib/text/fold";

const { terms } = parseGlossary(bundle.glossary, parseReport(bundle.report.id, bundle.report.text));

/** The report's written forms, as the report writes them. */
export const forms: string[] = terms.flatMap((term) => term.forms.map(({ form }) => form));

/** Written forms as they are compared, each once, `count` of them. */
export function patterns(count: number, words: readonly string[]): string[] {
  const folded = new Set([...forms, ...words].map((it) => foldForm(it, fullFolding)));
  return [...folded].filter((it) => it.length > 1).slice(0, count);
}

/** A lexicon of `count` terms; without `count`, the report's own. */
export function lexicon(words: readonly string[], count?: number): Lexicon {
  if (count === undefined) return makeLexicon(terms.map((it) => ({ ...it, address: it.id })));
  return makeLexicon(
    patterns(count, words).map((form, i) => ({
      address: `t${i}`,
      forms: [{ form, ambiguous: false, beside: [] }],
    })),
  );
}
