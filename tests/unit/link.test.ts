import { describe, expect, test } from "vitest";
import { linkTo } from "@/lib/citation/link";

const AT = "https://example.org/a?b=1";
const words = (link: string) => decodeURIComponent(link.split("#:~:text=")[1] ?? "");

describe("a link to a passage where it was published", () => {
  test("has its first clauses, which end before punctuation", () => {
    const text =
      "以党建引领乡村振兴,实施“党政机关+企事业单位”组团式结对帮扶。目前,市直单位帮扶项目152个,落实各类资金1421万元。";
    const link = linkTo(AT, text);
    expect(link.startsWith(`${AT}#:~:text=`)).toBe(true);
    expect(text.startsWith(words(link))).toBe(true);
    expect(text[words(link).length]).toMatch(/[,。]/u);
    expect(words(link).length).toBeLessThanOrEqual(40);
  });

  test("has a short passage whole", () => {
    expect(words(linkTo(AT, "机关党建"))).toBe("机关党建");
  });

  test("leads to the page alone if no clause of a long passage ends soon", () => {
    expect(linkTo(AT, "字".repeat(200))).toBe(AT);
    expect(linkTo(AT, " ")).toBe(AT);
  });

  test("takes the place of another fragment, and encodes what has a meaning there", () => {
    expect(linkTo(`${AT}#top`, "甲-乙")).toBe(
      `${AT}#:~:text=${encodeURIComponent("甲")}%2D${encodeURIComponent("乙")}`,
    );
    expect(linkTo(AT, "a,b & c-d".repeat(9))).not.toMatch(/text=.*[,&-]/u);
  });

  test("is made of broken text too", () => {
    expect(() => linkTo(AT, "\uD800甲乙丙丁，")).not.toThrow();
  });
});
