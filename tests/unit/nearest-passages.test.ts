import { describe, expect, test } from "vitest";
import { bundle } from "@/data/bundle";
import { parseReport } from "@/lib/report/parse-report";
import { nearestPassages } from "@/lib/search/nearest-passages";
import { makeSearchable } from "@/lib/search/searchable";

const report = parseReport(bundle.report.id, bundle.report.text);
const searchable = makeSearchable([], report.passages, []);
const nearest = (text: string) => nearestPassages(searchable, text);

describe("the nearest passages", () => {
  test("half of any long passage is nearest to that passage, with its part marked", () => {
    const long = report.passages.filter(({ text }) => text.length > 40);
    for (const { id, text } of long) {
      const part = text.slice(10, 10 + text.length / 2);
      const [first] = nearest(part);
      expect(first?.passage.id, part).toBe(id);
      const covered = first?.line.marks.reduce((sum, { start, end }) => sum + end - start, 0);
      expect(covered).toBeGreaterThanOrEqual(part.replaceAll(/[^\p{L}\p{N}]/gu, "").length * 0.9);
    }
    expect(long.length).toBeGreaterThan(20);
  });

  test("passages are found in the other script as well", () => {
    expect(nearest("發動市、縣機關黨員幹部認種拋荒地")[0]?.line.text).toContain("认种抛荒地");
  });

  test.each(["", "今天天气很好，我们去海边散步。", "the quick brown fox", "\ud800"])(
    "no passage is near to %j",
    (text) => {
      expect(nearest(text)).toEqual([]);
    },
  );
});
