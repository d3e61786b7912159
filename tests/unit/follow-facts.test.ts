import { describe, expect, test } from "vitest";
import { alignPassages } from "@/lib/document/align-passages";
import { factKey } from "@/lib/glossary/figure";
import { followingFacts } from "@/lib/library/follow-facts";
import { passagesOf } from "@/lib/reading/passages-of";
import { readPlainText } from "@/lib/reading/plain/read-text";
import { atOnce } from "@/lib/slices/in-slices";
import type { Passage } from "@/lib/document/passage";

const BEFORE = `治理规划
一、目标
建成近邻中心120个，其中新建30个，改建30个。
覆盖率达到90%以上。
`;

const passagesIn = (text: string): Passage[] => passagesOf(atOnce(readPlainText(text, null)));

/** The key of the nth place of some words. */
function keyOf(passages: readonly Passage[], words: string, n = 0): string {
  const passage = passages.find(({ text }) => text.includes(words));
  if (!passage) throw new Error(`${words} is not there.`);
  let start = passage.text.indexOf(words);
  for (let i = 0; i < n; i += 1) start = passage.text.indexOf(words, start + 1);
  return factKey({ passage: passage.id, start, end: start + words.length });
}

/** What becomes of two decisions in a newer text. */
function follow(text: string, dropped: string, corrected: string) {
  const [before, after] = [passagesIn(BEFORE), passagesIn(text)];
  return followingFacts(
    { dropped: [dropped], corrected: { [corrected]: { value: 1 } } },
    alignPassages(before, after),
    before,
    after,
  );
}

describe("what was decided of facts", () => {
  const before = passagesIn(BEFORE);
  const share = keyOf(before, "90%");
  const second = keyOf(before, "30个", 1);

  test("stays where it is, if the text does", () => {
    expect(follow(BEFORE, share, second)).toBeNull();
  });

  test("follows a passage that has another number now, and words that have moved in theirs", () => {
    const text = BEFORE.replace("一、目标\n", "一、目标\n前面加了一段话，说明来由。\n").replace(
      "建成近邻中心120个",
      "到2027年，建成近邻中心150个",
    );
    const after = passagesIn(text);
    expect(follow(text, share, second)).toEqual({
      dropped: [keyOf(after, "90%")],
      corrected: { [keyOf(after, "30个", 1)]: { value: 1 } },
    });
  });

  test("ends with its words, and where one cannot tell which of them they were", () => {
    const text = BEFORE.replace("90%", "95%").replace("新建30个", "新建20个");
    expect(follow(text, share, second)).toEqual({ dropped: [], corrected: {} });
  });
});
