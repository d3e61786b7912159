import { expect, test } from "vitest";
import { bareTerm } from "@/lib/glossary/term";
import { termFilter } from "@/lib/search/filter-terms";

test("a term is kept although another one has more matching forms than there are terms", () => {
  const of = (id: string, ...forms: string[]) => ({
    ...bareTerm(id, forms[0] as string),
    occurrences: [],
    forms: forms.map((form) => ({ form, ambiguous: false, beside: [] })),
  });
  const terms = [
    of("a", "党建工作", "党建活动", "党建制度", "党建品牌"),
    of("b", "机关党建办"),
    of("c", "调研月"),
  ];
  expect(termFilter(terms)("党建").map(({ id }) => id)).toEqual(["a", "b"]);
  expect(termFilter(terms)("")).toBe(terms);
});
