import { expect, test } from "vitest";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { makeTermFinder } from "@/lib/page/terms/term-finder";
import { termCases } from "../cases/terms";
import { findTerms } from "../find-terms";

const rows = termCases.flatMap(([form, ...texts]) => texts.map((text) => ({ form, text })));

test.each(rows)("$form is lit in $text at the marked places", ({ form, text }) => {
  const lexicon = makeLexicon([{ address: "it", forms: [{ form, ambiguous: false, beside: [] }] }]);
  const bare = text.replaceAll(/[【】]/gu, "");
  const marked = findTerms(makeTermFinder(lexicon), bare).reduceRight(
    (lit, { start, end }) => `${lit.slice(0, start)}【${lit.slice(start, end)}】${lit.slice(end)}`,
    bare,
  );
  expect(marked).toBe(text);
});
