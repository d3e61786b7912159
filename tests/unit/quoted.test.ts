import { expect, test } from "vitest";
import { findCandidates } from "@/lib/candidates/find-candidates";
import { quotedIn } from "@/lib/text/quoted";

test.each([
  "“”",
  "‘’",
  "「」",
  "『』",
  "｢｣",
  "﹁﹂",
  "﹃﹄",
  "〝〞",
  "〝〟",
  "«»",
  '""',
  "＂＂",
  "《》",
  "〈〉",
])("%s mark what a writer quotes", ([open = "", close = ""]) => {
  const text = `推行${open}三单制${close}，建好${open}蓝青${close}课堂。`;
  expect(quotedIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    "三单制",
    "蓝青",
  ]);
  const candidates = findCandidates([{ id: "p1", role: "paragraph", text: text.repeat(20) }]);
  expect(candidates.map(({ form }) => form)).toContain("三单制");
});

test("marks inside others belong to what is quoted, and an apostrophe is no mark", () => {
  expect(quotedIn("“一‘二’三”")).toEqual([{ start: 1, end: 6 }]);
  expect(quotedIn("the people’s congress and the party’s groups")).toEqual([]);
});
