/** The glossary is read like a book; these are the readings that a machine can do. */
import { polyphonic } from "pinyin-pro";
import { describe, expect, test } from "vitest";
import { bundle } from "@/data/bundle";
import exceptionsData from "@/data/glossary/exceptions.yaml";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { neighboursOf } from "@/lib/glossary/relations";
import { SPECIFICITIES } from "@/lib/glossary/term";
import { fullFolding } from "@/lib/glossary/written-forms";
import { parseReport } from "@/lib/report/parse-report";
import { findPassage } from "@/lib/report/report";
import { foldForm } from "@/lib/text/fold";

const report = parseReport(bundle.report.id, bundle.report.text);
const { terms, figures, timeline } = parseGlossary(bundle.glossary, report);
const exceptions = exceptionsData as Record<
  "quoted" | "digits",
  { text: string; passage: string; reason: string }[]
>;

const textOf = (id: string) => findPassage(report, id)?.text ?? "";
const plain = (text: string) => foldForm(text, fullFolding);

describe("the glossary", () => {
  test("is as large as the report is rich", () => {
    expect(terms.length).toBeGreaterThanOrEqual(80);
    expect(figures.length + timeline.length).toBeGreaterThanOrEqual(40);
  });

  test.each(terms.filter((term) => term.basis === "report"))(
    "$form: each number and quotation of its definition stands in a passage that it names",
    ({ definition, sources, form }) => {
      const carried = plain(`${sources.map(textOf).join("\n")}\n${form}`);
      const numbers = definition.zh.match(/\d[\d.]*/gu) ?? [];
      const quotations = [...definition.zh.matchAll(/[“「《]([^”」》]+)[”」》]/gu)].map(
        (it) => it[1] ?? "",
      );
      for (const stated of [...numbers, ...quotations]) expect(carried).toContain(plain(stated));
    },
  );

  test.each(terms.filter((term) => term.basis === "report"))(
    "$form: each number of its English definition stands in its passages or the Chinese one",
    (term) => {
      const numbers = term.definition.en.match(/\d[\d,.]*\d|\d/gu) ?? [];
      const values = new Set(
        figures.filter((it) => it.term === term.id).map((it) => String(it.value)),
      );
      const carried = `${term.sources.map(textOf).join("\n")}\n${term.definition.zh}\n${term.form}`;
      for (const number of numbers) {
        const value = number.replaceAll(",", "");
        expect(values.has(value) || carried.includes(value), number).toBe(true);
      }
    },
  );

  test.each(terms)(
    "$form: each syllable of its pinyin is a reading of its character",
    ({ form, pinyin }) => {
      const syllables = pinyin.split(/[\s-]+/u);
      const characters = form.match(/[\p{L}\p{N}+＋]/gu) ?? [];
      expect(syllables).toHaveLength(characters.length);
      characters.forEach((character, index) => {
        if (!/\p{Script=Han}/u.test(character)) return;
        const readings = polyphonic(character, { type: "array" }).flat();
        // 笼子, 队伍: a syllable may be toneless where its character never is alone.
        const toneless = readings.map((it) =>
          it.normalize("NFD").replace(/[\u0300\u0301\u0304\u030c]/gu, ""),
        );
        expect([...readings, ...toneless], `${character} in ${form}`).toContain(syllables[index]);
      });
    },
  );

  test("says the same of a relation from both sides", () => {
    for (const term of terms) {
      for (const { term: other } of neighboursOf(term, terms)) {
        expect(neighboursOf(other, terms).map((it) => it.term.id)).toContain(term.id);
      }
    }
  });

  test("declares no relation twice, and none from both sides", () => {
    const declared = terms.flatMap(({ id, relations }) =>
      relations.map(({ type, to }) => `${type} ${id} ${to}`),
    );
    expect(new Set(declared).size).toBe(declared.length);
    const turned = new Set(
      terms.flatMap(({ id, relations }) => relations.map(({ type, to }) => `${type} ${to} ${id}`)),
    );
    expect(declared.filter((it) => turned.has(it))).toEqual([]);
  });

  test("keeps things of like name apart", () => {
    const byForm = (form: string) => terms.find((it) => it.form === form);
    const trio = byForm("三单制");
    const other = terms.find((it) => it.forms.some(({ form }) => form === "三个清单"));
    expect(other).toBeDefined();
    expect(other?.id).not.toBe(trio?.id);
    expect(
      neighboursOf(trio as NonNullable<typeof trio>, terms).map((it) => `${it.name} ${it.term.id}`),
    ).toContain(`contrasts-with ${other?.id}`);
    const parts = neighboursOf(trio as NonNullable<typeof trio>, terms).filter(
      (it) => it.name === "has-part",
    );
    expect(parts.map((it) => it.term.form).toSorted()).toEqual(
      ["整改清单", "责任清单", "问题清单"].toSorted(),
    );
  });

  test.each(["四强", "九进", "指挥棒", "责任清单", "三个清单"])(
    "flags %s as a form that needs context",
    (form) => {
      const written = terms
        .flatMap((it) => it.forms)
        .filter((it) => plain(it.form) === plain(form));
      expect(written.map((it) => it.ambiguous)).toEqual([true]);
    },
  );
});

describe("a definition", () => {
  const sentencesOf = (text: string): string[] =>
    text.split(/[。；;]|(?<=\p{Ll})\. /u).flatMap((it) => (it.trim() === "" ? [] : [it.trim()]));

  test.each(["zh", "en"] as const)("has no sentence (%s) that another has too", (language) => {
    const owners = new Map<string, string>();
    const twice = terms.flatMap(({ id, definition }) =>
      sentencesOf(definition[language]).flatMap((sentence) => {
        const owner = owners.get(sentence);
        owners.set(sentence, owner ?? id);
        return owner === undefined || owner === id ? [] : [`${owner}, ${id}: ${sentence}`];
      }),
    );
    expect(twice).toEqual([]);
  });

  // “报告对青年干部的称呼” does: it is a name, and the report gave it.
  test.each(terms)(
    "of $form begins with what it is, and not with where it stands",
    ({ definition }) => {
      expect(definition.zh).not.toMatch(
        /^(?:在?报告(?!对|所)|图片说明|与[^，。]*(?:并列|列出)|已[^，。]*的文件)/u,
      );
      expect(definition.zh).not.toMatch(/^[^，。]*(?:的内容之一|中的一类|的清单之一|的共建方)/u);
      expect(definition.en).not.toMatch(
        /^(?:The|A) (?:heading|report |visitor)|^(?:Heading|Called|Under|In the report|One (?:of|part)|What,? in)/u,
      );
    },
  );

  test.each(terms)("of $form is more than its name", ({ form, definition }) => {
    const [clause = ""] = definition.zh.split(/[，。；：]/u);
    const added = Array.from(clause).filter((it) => !`${form}的是指在中和与“”、《》`.includes(it));
    expect(new Set(added).size, clause).toBeGreaterThanOrEqual(2);
    expect(definition.zh.length).toBeGreaterThanOrEqual(15);
    const words = definition.en.split(" ").length;
    expect(words).toBeGreaterThanOrEqual(8);
    // The same, neither twice nor half of it.
    expect(words / definition.zh.length).toBeGreaterThan(0.35);
    expect(words / definition.zh.length).toBeLessThan(1.1);
  });

  const CLAIM = /首创|首家|首支|首次由|全覆盖|常态化|闭环|最高|不折不扣|升级版|丰硕/u;
  test.each(terms)(
    "of $form repeats no claim of the report's as a fact",
    ({ form, definition }) => {
      const claims = CLAIM.test(form)
        ? []
        : definition.zh.split("。").filter((it) => CLAIM.test(it) && !/报告|感言/u.test(it));
      expect(claims).toEqual([]);
    },
  );

  test.each([
    ["bears responsibility", /守土有责/u, /ground to hold|have ground/u],
    ["planned and pressed ahead with deepening", /部署推进深化/u, /in motion/u],
    ["primary level", /基层/u, /grass ?-?roots/iu],
    ["neighbourhood", /近邻/u, /near neighbour/u],
    ["principal responsibility", /主体责任/u, /main responsibility/u],
  ])("says “%s” in English", (_, chinese, never) => {
    const ones = terms.filter(({ form, definition }) => chinese.test(`${form}${definition.zh}`));
    expect(ones.length).toBeGreaterThan(1);
    const wrong = ones.filter((it) => never.test(`${it.english.text} ${it.definition.en}`));
    expect(wrong.map((it) => it.id)).toEqual([]);
  });
});

describe("whose a term is", () => {
  test.each([
    ["own", ["近邻党建", "堡垒工程", "三单制", "遍访问计", "党建+双拥", "市直机关干部夜校"]],
    ["shared", ["机关党建", "模范机关", "“四强”党支部", "四下基层", "双拥", "达标创星"]],
    [
      "common",
      ["高质量发展", "全面从严治党", "两个维护", "党史学习教育", "走在前、作表率", "市委组织部"],
    ],
  ])("%s: %j", (specificity, forms) => {
    const found = terms.filter((it) => forms.includes(it.form));
    expect(found).toHaveLength(forms.length);
    expect(found.filter((it) => it.specificity !== specificity).map((it) => it.form)).toEqual([]);
  });

  test("is said of as many that each level of light is a level", () => {
    for (const specificity of SPECIFICITIES) {
      const share = terms.filter((it) => it.specificity === specificity).length / terms.length;
      expect(share, specificity).toBeGreaterThan(0.15);
      expect(share, specificity).toBeLessThan(0.6);
    }
  });
});

describe("the report", () => {
  const quoted = report.passages.flatMap(({ id, text }) =>
    [...text.matchAll(/[“「《]([^“”「」《》]+)[”」》]/gu)].map((it) => ({
      passage: id,
      text: it[1] ?? "",
    })),
  );

  test("quotes enough that the next test means something", () => {
    expect(quoted.length).toBeGreaterThan(50);
  });

  test.each(quoted)(
    "has “$text” in $passage as an entry, a written form, or an exception",
    ({ passage, text }) => {
      const wanted = plain(text);
      const isForm = terms.some(({ forms }) => forms.some(({ form }) => plain(form) === wanted));
      // Or part of a longer form that stands right there: “新、活、实”优秀案例征集评选活动.
      const isPart = terms.some(
        ({ forms, occurrences }) =>
          occurrences.some(
            (it) =>
              it.passage === passage &&
              plain(textOf(passage).slice(it.start, it.end)).includes(wanted),
          ) && forms.some(({ form }) => plain(form).includes(wanted)),
      );
      const isExcepted = exceptions.quoted.some(
        (it) => it.passage === passage && plain(it.text) === wanted && it.reason !== "",
      );
      expect(isForm || isPart || isExcepted).toBe(true);
    },
  );

  const digits = report.passages.flatMap(({ id, text }) =>
    [...text.matchAll(/\d+(?:[.·]\d+)?/gu)].map((it) => ({
      passage: id,
      text: it[0],
      start: it.index,
    })),
  );

  test.each(digits)(
    "has the number $text in $passage in a figure, a date, or an exception",
    ({ passage, text, start }) => {
      const isCovered = [...figures, ...timeline].some(
        (it) => it.passage === passage && it.start <= start && start + text.length <= it.end,
      );
      const isExcepted = exceptions.digits.some(
        (it) => it.passage === passage && it.text.includes(text) && it.reason !== "",
      );
      expect(isCovered || isExcepted).toBe(true);
    },
  );

  test.each(["quoted", "digits"] as const)(
    "has every exception (%s) where it is said to stand",
    (list) => {
      for (const { text, passage } of exceptions[list]) expect(textOf(passage)).toContain(text);
    },
  );
});

describe("the figures", () => {
  test.each(figures)(
    "$id: $quote is $value",
    ({ quote, value, approximate, passage, start, end }) => {
      expect(textOf(passage).slice(start, end)).toBe(quote);
      expect(approximate).toBe(quote.includes("多"));
      const digitsOf = /[\d.]+/u.exec(quote)?.[0];
      if (!digitsOf) return;
      const factor = quote.includes("万") ? 10_000 : 1;
      expect(value).toBeCloseTo(Number(digitsOf) * factor, 6);
    },
  );

  test("read the numbers that a column cut in two whole", () => {
    const quotes = figures.map((it) => it.quote);
    for (const whole of ["2000多个", "201个", "2.54万人次"]) expect(quotes).toContain(whole);
  });
});

describe("the timeline", () => {
  test.each([
    ["1990年5月17日", "1990-05-17"],
    ["2019年7月9日", "2019-07-09"],
    ["1990年6月", "1990-06"],
  ])("dates %s", (quote, date) => {
    expect(timeline.filter((it) => it.quote === quote).map((it) => it.date)).toEqual([date]);
  });

  test.each([
    ["连续11年", 11],
    ["连续7年", 7],
  ])("spans %s", (quote, years) => {
    expect(timeline.find((it) => it.quote === quote)?.span).toEqual({ years });
  });
});
