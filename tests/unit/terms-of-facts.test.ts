import { describe, expect, test } from "vitest";
import { factKey } from "@/lib/glossary/figure";
import { termsOfFacts } from "@/lib/glossary/terms-of-facts";
import { passage } from "../cases/passage";

/** The form of the term that the figure `quote` of a text belongs to. */
function termOf(text: string, quote: string, forms: readonly string[]): string | null {
  const place = (words: string) => {
    const start = text.indexOf(words);
    return { passage: "p1", start, end: start + words.length };
  };
  const terms = forms.map((form) => ({
    id: form,
    occurrences: [{ ...place(form), form }],
  }));
  const fact = place(quote);
  return termsOfFacts([fact], [passage("p1", text)], terms).get(factKey(fact)) ?? null;
}

describe("a figure belongs to the term of its clause", () => {
  test.each([
    ["全市“近邻中心”覆盖率达到90%以上，建成120个。", "90%", ["近邻中心"], "近邻中心"],
    ["全市“近邻中心”覆盖率达到90%以上，建成120个。", "120个", ["近邻中心"], null],
    ["建成12,000个近邻中心。五社联动有5项。", "12,000个", ["近邻中心", "五社联动"], "近邻中心"],
    ["五社联动覆盖近邻中心50个。", "50个", ["五社联动", "近邻中心"], "近邻中心"],
    ["开展党建引领五社联动项目50个。", "50个", ["五社联动", "五社联动项目"], "五社联动项目"],
    ["新建50个五社联动站、近邻中心。", "50个", ["五社联动", "近邻中心"], "五社联动"],
    ["五社联动：新建50个。", "50个", ["五社联动"], null],
  ])("%s %s of %j: %s", (text, quote, forms, expected) => {
    expect(termOf(text, quote, forms)).toBe(expected);
  });
});
