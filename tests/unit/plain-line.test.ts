import { expect, test } from "vitest";
import { plainLine } from "@/lib/markdown/plain-line";

test.each([
  ["与近邻党建的**三个清单**不同：\n\n- 责任\n- 问题", "与近邻党建的三个清单不同： · 责任 · 问题"],
  ["# 译法\n> 见 [词典](https://example.org/a_b)，*别混*。", "译法 · 见 词典，别混。"],
  ["`code` and _this_ but snake_case_name", "code and this but snake_case_name"],
  ["- > 1. 深", "深"],
  ["3 * 4 = 12", "3 * 4 = 12"],
  ["没有记号", "没有记号"],
  ["  \n ", ""],
])("%j is read as %j", (markdown, line) => {
  expect(plainLine(markdown)).toBe(line);
});

test("a character at the limit is not halved", () => {
  const line = plainLine(`${"字".repeat(299)}𠮷${"字".repeat(99)}`);
  expect(line).toBe("字".repeat(299));
});

test("a long run of signs costs no time that grows with its square", () => {
  for (const sign of ["*", "_", "[", "> ", "`", "*a_ "]) {
    expect(plainLine(sign.repeat(100_000)).length).toBeLessThanOrEqual(300);
  }
});
