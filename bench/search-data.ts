/**
 * The texts that are searched, for `bench/search.mjs`: the report's own data, and generated data of
 * any size.
 */
import { bundle } from "@/data/bundle";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import type { WholeTerm } from "@/lib/glossary/term";
import { parseReport } from "@/lib/report/parse-report";
import { nearestPassages } from "@/lib/search/nearest-passages";
import { search } from "@/lib/search/search";
import { makeSearchable } from "@/lib/search/searchable";

export { nearestPassages, search };

const report = parseReport(bundle.report.id, bundle.report.text);
const { terms, figures } = parseGlossary(bundle.glossary, report);

export const reportTexts = report.passages.map(({ text }) => text);
export const reportForms = terms.map(({ form }) => form);

const ENGLISH = "a definition in so many words";

export function ofReport() {
  return makeSearchable(terms, report.passages, [], figures);
}

/** `count` passages, made of the report's sentences, each in another order. */
export function ofPassages(count: number) {
  const sentences = reportTexts.flatMap((text) => text.match(/[^。；]+[。；]?/gu) ?? []);
  let seed = 1;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed % below;
  };
  const [first] = report.passages;
  const passages = Array.from({ length: count }, (_, i) => ({
    ...(first as (typeof report.passages)[number]),
    id: `p${i}`,
    text: Array.from({ length: 6 }, () => sentences[random(sentences.length)]).join(""),
  }));
  return makeSearchable(terms, passages, [], figures);
}

/** An entry for each of these words, of eighty code units: 9.6 MB for 120 000. */
export function ofWords(words: readonly string[]) {
  const [term] = terms as [WholeTerm];
  const text = reportTexts.join("");
  return makeSearchable(
    words.map((form, i) => ({
      ...term,
      id: `t${i}`,
      form,
      forms: [{ form, ambiguous: false, beside: [] }],
      english: { ...term.english, text: `word ${i}` },
      definition: { zh: text.slice(i % 1000, (i % 1000) + 30), en: `${ENGLISH} ${i}` },
    })),
    [],
    [],
  );
}
