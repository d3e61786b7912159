import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findCandidates } from "@/lib/candidates/find-candidates";
import { datesOf } from "@/lib/reading/figures/dates";
import { figuresOf } from "@/lib/reading/figures/figures";
import { passagesOf } from "@/lib/reading/passages-of";
import { read } from "@/lib/reading/read";
import { asSeen, inSeen, inSource } from "@/lib/text/as-seen";

const LINES = [
  "关于实施三单制的意见",
  "一、总体要求",
  "近邻党建，是指机关党组织和邻近社区党组织结对共建。",
  "到2025年6月30日，建成“堡垒工程”示范点120个，实施机关党建工作行动计划。",
  "二、主要任务",
  "（一）三单制。按照“三单制”的要求，各单位一、二、三次公示清单。",
  "建立责任清单、问题清单、整改清单“三单制”，开展近邻党建进社区专项行动。",
];

interface Found {
  readonly passage: string;
  readonly start: number;
  readonly end: number;
}

/** What is found in a text, each place by the characters that people see there. */
async function foundIn(lines: readonly string[]) {
  const document = await read(new TextEncoder().encode(lines.join("\n\n")), "a.txt");
  const passages = passagesOf(document);
  const seen = ({ passage, start, end }: Found): string =>
    asSeen(passages.find((it) => it.id === passage)?.text.slice(start, end) ?? "").text;
  return {
    roles: passages.map(({ role, level, label, text }) => [
      role,
      level,
      label && asSeen(label).text.replaceAll(" ", ""),
      asSeen(text).text,
      label === null || text.startsWith(label),
    ]),
    figures: figuresOf(passages).map((it) => [it.value, it.unit, it.counts, seen(it)]),
    dates: datesOf(passages).map((it) => [it.date, seen(it)]),
    candidates: findCandidates(passages).map((it) => ({
      form: it.form,
      places: it.places.map(seen),
      sentence: seen(it.firstSentence).replaceAll(" ", ""),
      definitions: it.reasons.flatMap(({ sentence }) => (sentence ? [seen(sentence)] : [])).join(),
    })),
  };
}

describe("headings, terms, figures and dates are found in what people see", () => {
  test.each([
    ["zero-width spaces", "\u200b"],
    ["soft hyphens", "\u00ad"],
    ["word joiners", "\u2060"],
    ["byte order marks", "\ufeff"],
    ["marks of direction", "\u200e"],
  ])("not in %s", async (_, sign) => {
    const odd = LINES.map((it) => Array.from(it).join(sign));
    const found = await foundIn(odd);
    expect(found.candidates.map(({ form }) => form)).toContain("三单制");
    expect(found.roles.filter(([, level]) => level !== null)).toHaveLength(3);
    expect(found).toEqual(await foundIn(LINES));
  });

  test("not in radicals", async () => {
    const printed = LINES.map((it) =>
      it
        .replaceAll("工", "⼯")
        .replaceAll("行", "⾏")
        .replaceAll("民", "⺠")
        .replaceAll("月", "⽉"),
    );
    expect(printed).not.toEqual(LINES);
    expect(await foundIn(printed)).toEqual(await foundIn(LINES));
  });

  test("not in the spaces that a machine put between all characters", async () => {
    const spaced = LINES.map((it) => it.replaceAll(/(?<=\D)(?=.)|(?<=\d)(?=\D)/gu, " "));
    const found = await foundIn(spaced);
    const plain = await foundIn(LINES);
    expect(found.roles).toEqual(plain.roles);
    expect(found.figures.map(([value]) => value)).toEqual(plain.figures.map(([value]) => value));
    expect(found.dates.map(([date]) => date)).toEqual(plain.dates.map(([date]) => date));
    const forms = ({ candidates }: typeof found): string[] => candidates.map(({ form }) => form);
    expect(forms(found)).toEqual(forms(plain));
  });
});

describe("what means something stays", () => {
  test.each([
    ["joiners of other scripts and of emoji", "می‌خواهم 👩‍💻"],
    ["spaces between words, and between names", "张三 李四 王五 The State Council"],
    ["a heading that is spaced on purpose", "目 录"],
    ["a row of short columns", "省份 城市 县区 乡镇 村庄 社区 街道 网格 楼栋"],
  ])("%s", (_, text) => {
    expect(asSeen(text).text).toBe(text);
  });
});

test("each stretch leads to the source and back", () => {
  const pieces = ["三", "单", "⼯", "a", "1", " ", "，", "\u200b", "\u00ad", "\u200d", "𠮷", "\n"];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (picked) => {
      const source = picked.join("");
      const seen = asSeen(source);
      for (let start = 0; start < seen.text.length; start += 1) {
        const place = inSource(seen, { start, end: start + 1 });
        expect(place.end - place.start).toBe(1);
        expect(inSeen(seen, place)).toEqual({ start, end: start + 1 });
        expect(asSeen(source.slice(place.start, place.end)).text).toBe(seen.text.charAt(start));
      }
    }),
  );
});
