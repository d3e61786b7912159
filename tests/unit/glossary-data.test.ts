/** The parts of proofreading the glossary that a program can do. */
import { polyphonic } from "pinyin-pro";
import { describe, expect, test } from "vitest";
import { bundle } from "@/data/bundle";
import exceptionsData from "@/data/glossary/exceptions.yaml";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { neighboursOf } from "@/lib/glossary/relations";
import { SPECIFICITIES } from "@/lib/glossary/term";
import { fullFolding } from "@/lib/glossary/written-forms";
import { parseReport } from "@/lib/report/parse-report";
import { findPassage } from "@/lib/document/passage";
import { foldForm } from "@/lib/text/fold";

const report = parseReport(bundle.report.id, bundle.report.text);
const { terms, figures, timeline } = parseGlossary(bundle.glossary, report);
const exceptions = exceptionsData as Record<
  "quoted" | "digits",
  { text: string; passage: string; reason: string }[]
>;

const textOf = (id: string) => findPassage(report, id)?.text ?? "";
const plain = (text: string) => foldForm(text, fullFolding);
const words = (list: string) => list.split(" ");

describe("the glossary", () => {
  test("is as large as the report requires", () => {
    expect(terms.length).toBeGreaterThanOrEqual(80);
    expect(figures.length + timeline.length).toBeGreaterThanOrEqual(40);
  });

  test.each(terms.filter((term) => term.basis === "report"))(
    "$form: each number and quotation of its definition occurs in a passage that it names",
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
    "$form: each number of its English definition occurs in its passages or in the Chinese definition",
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
      const syllables = pinyin.toLowerCase().split(/[\s-]+/u);
      const characters = form.match(/[\p{L}\p{N}+＋]/gu) ?? [];
      expect(syllables).toHaveLength(characters.length);
      characters.forEach((character, index) => {
        if (!/\p{Script=Han}/u.test(character)) return;
        const readings = polyphonic(character, { type: "array" }).flat();
        // 笼子, 队伍: a syllable may be toneless although its character never is alone.
        const toneless = readings.map((it) =>
          it.normalize("NFD").replace(/[\u0300\u0301\u0304\u030c]/gu, ""),
        );
        expect([...readings, ...toneless], `${character} in ${form}`).toContain(syllables[index]);
      });
    },
  );

  test("declares relations that look the same from both sides", () => {
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

  test("relates every entry to another", () => {
    expect(terms.filter((it) => neighboursOf(it, terms).length === 0).map((it) => it.id)).toEqual(
      [],
    );
  });

  test.each([
    ["tanyuan-jihua", "see-also", "dangyuan-zhengzhi-shenghuo-guan"],
    ["jiguan-jiwei", "contrasts-with", "shi-jiwei-jianwei"],
    ["diaoyan-yue", "see-also", "mashang-jiuban-zhenzhua-shigan"],
    ["yixian-xuanjiang", "see-also", "xuanjiang-bairentuan"],
    ["yewu-shiji-heyan", "part-of", "shizhi-dangqun-jigou-jixiao"],
    ["baijia-dangjian-pinpai", "part-of", "shuangbai-chuangjian"],
  ])("relates %s by %s to %s, and in no other way", (id, name, to) => {
    const term = terms.find((it) => it.id === id) as (typeof terms)[number];
    const ties = neighboursOf(term, terms).filter((it) => it.term.id === to);
    expect(ties.map((it) => it.name)).toEqual([name]);
  });

  test.each([
    ["习近平", "Xí Jìn-píng"],
    ["福州", "Fú-zhōu"],
    ["福建", "Fú-jiàn"],
    ["中国", "Zhōng-guó"],
    ["三江口", "Sān-jiāng-kǒu"],
    ["罗源", "Luó-yuán"],
    ["连江", "Lián-jiāng"],
    ["长乐", "Cháng-lè"],
  ])("reads the name %s as %s", (name, reading) => {
    const ones = terms.filter((it) => it.form.includes(name));
    expect(ones.length).toBeGreaterThan(0);
    expect(ones.filter((it) => !it.pinyin.includes(reading)).map((it) => it.id)).toEqual([]);
  });

  test.each([
    ["五支队伍", "wǔ-zhī duì-wu"],
    ["制度笼子", "zhì-dù lóng-zi"],
    ["党外知识分子", "dǎng-wài zhī-shi fèn-zǐ"],
    ["罗源、连江、长乐", "Luó-yuán Lián-jiāng Cháng-lè"],
    ["调研月", "diào-yán yuè"],
    ["传帮带", "chuán-bāng-dài"],
  ])("reads %s as dictionaries do: %s", (form, pinyin) => {
    expect(terms.find((it) => it.form === form)?.pinyin).toBe(pinyin);
  });

  test("has capitals only in names", () => {
    const capitals = terms.flatMap(({ pinyin }) => pinyin.match(/\p{Lu}[\p{L}-]*/gu) ?? []);
    expect(new Set(capitals)).toEqual(
      new Set([
        ...words("Xí Jìn-píng Fú-zhōu Fú-zhōu-shì Fú-jiàn"),
        ...words("Zhōng-guó Zhōng-guó-shì Xīn Sān-jiāng-kǒu"),
        ...words("Luó-yuán Lián-jiāng Cháng-lè"),
      ]),
    );
  });

  test("says which renderings are ours, and has some of each kind", () => {
    const of = (status: string) => terms.filter((it) => it.english.status === status).length;
    expect(of("established")).toBeGreaterThanOrEqual(15);
    expect(of("ours")).toBeGreaterThanOrEqual(35);
  });

  test.each([
    ["世界航海装备大会", "World Marine Equipment Conference", "established"],
    ["数字中国建设峰会", "Digital China Summit", "established"],
    [
      "市直机关干部夜校",
      "Evening School for Staff of Municipal Party and Government Offices",
      "ours",
    ],
    ["四下基层", "Four Things Taken to the Primary Level", "ours"],
  ])("renders %s as “%s”, %s", (form, text, status) => {
    expect(terms.find((it) => it.form === form)?.english).toEqual({ text, status });
  });

  test.each([
    ["an honour", "activity", ["百佳党建品牌", "百优活动场所", "福州市创建模范机关先进单位"]],
    ["a building project", "programme", ["三江口植物园", "机场二期扩建工程"]],
  ])("classifies %s as %s", (_, kind, forms) => {
    expect(terms.filter((it) => forms.includes(it.form)).map((it) => it.kind)).toEqual(
      forms.map(() => kind),
    );
  });

  test("keeps things with similar names apart", () => {
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
});

describe("a form that has another meaning on ordinary pages", () => {
  const written = (form: string) =>
    terms.flatMap((term) =>
      term.forms
        .filter((it) => plain(it.form) === plain(form))
        .map(({ ambiguous, beside }) => ({ term: term.form, ambiguous, beside })),
    );

  test.each([
    ...words("四强 九进 指挥棒 责任清单 三个清单 关键少数 蓝青工程 探源计划 智慧党建 传帮带"),
    ...words("党建考核 马上就办 两个维护 一套机制 双百创建 认种抛荒地 新思想飞入寻常百姓家"),
    ...words("重要群体 五支队伍 调查研究月 双拥图书馆 亮晒比学 政治生活馆 巡察 闭环 聚焦中心 亩"),
    ...words("福州 党课"),
  ])("is marked as ambiguous: %s", (form) => {
    expect(written(form).map((it) => it.ambiguous)).toEqual([true]);
  });

  test.each([
    ...words("近邻党建 堡垒工程 三单制 高质量发展 疫情防控 百个分团 乘风破浪潮头立"),
    ...words("市委市直机关工委 遍访问计 达标创星 党建+ 双拥 四下基层 马上就办、真抓实干"),
    ...words("党务干部“蓝青工程” 文明城市创建 航海装备大会 福州双拥图书馆"),
  ])("is not %s", (form) => {
    expect(written(form).map((it) => it.ambiguous)).toEqual([false]);
  });

  test.each([
    ["一套机制", ["xuncha", "shiwei-xunchaban"]],
    ["三个清单", ["jinlin-dangjian"]],
    ["四强", ["dangzhibu"]],
    ["重要群体", ["guanjian-shaoshu"]],
    ["五支队伍", ["zhuanzhi-fushuji"]],
    ["亩", ["renzhong-paohuangdi", "wo-zai-xiangjian-you-mutian"]],
  ])("is %s, which is ours only beside %j", (form, beside) => {
    expect(written(form).map((it) => it.beside)).toEqual([beside]);
  });

  test("occurs in the report where one of its neighbours does, or in a longer form", () => {
    const lone = terms.flatMap((term) =>
      term.forms
        .filter(({ beside }) => beside.length > 0)
        .filter(({ form, beside }) => {
          const places = report.passages.filter((it) => plain(it.text).includes(plain(form)));
          const near = terms.filter((it) => beside.includes(it.id));
          if (places.every(({ text }) => plain(text) === plain(term.form))) return false;
          return !places.some(({ id }) =>
            near.some((it) => it.occurrences.some((place) => place.passage === id)),
          );
        })
        .map(({ form }) => form),
    );
    expect(lone).toEqual([]);
  });

  test("is every form of one or two characters except the settled words", () => {
    const short = terms
      .flatMap((it) => it.forms)
      .filter(({ form, ambiguous }) => Array.from(form).length <= 2 && !ambiguous)
      .map(({ form }) => form);
    expect(short).toEqual(["双拥"]);
  });
});

describe("the forms that real pages use", () => {
  test.each([
    ["调查研究月", "福州调查研究月"],
    ["福州双拥图书馆", "全国海拔最高双拥图书馆"],
    ["双拥图书馆", "全国海拔最高双拥图书馆"],
    ["趣味健康定向越野赛", "福州新区趣味健康定向越野赛"],
    ["亮晒比学", "晾晒比学"],
    ["政治生活馆", "福州市直机关党员政治生活馆"],
    ["文明城市创建", "全国文明城市创建"],
    ["航海装备大会", "世界航海装备大会"],
    ["福建省直机关工委", "省委省直机关工委"],
    ["3820战略", "“3820”战略工程"],
    ["习近平总书记关于机关党建重要指示精神", "习近平总书记关于机关党建重要指示精神"],
    ["中央和国家机关党建工作会议", "中央和国家机关党的建设工作会议"],
  ])("%s is a form of %s", (form, canonical) => {
    const owner = terms.find((it) => it.forms.some((one) => plain(one.form) === plain(form)));
    expect(owner?.form).toBe(canonical);
  });

  test.each([
    ...words("党组（党委） 党支部 基层党组织 专职副书记 党务干部 党课 任前谈话 巡察 无党派人士"),
    ...words("党外知识分子 党外代表人士 中国式现代化 乡村振兴 基层治理 建言资政 闭环 随军家属"),
    ...words("医疗互助 招商引资 聚焦中心 亩 福州 福州新区 罗源、连江、长乐 福州市委书记 市直单位"),
    ...words("新中国成立75周年"),
  ])("%s has its own entry", (form) => {
    expect(terms.filter((it) => plain(it.form) === plain(form))).toHaveLength(1);
  });
});

describe("a definition", () => {
  const sentencesOf = (text: string): string[] =>
    text.split(/[。；;]|(?<=\p{Ll})\. /u).flatMap((it) => (it.trim() === "" ? [] : [it.trim()]));

  test.each(["zh", "en"] as const)("shares no sentence (%s) with another", (language) => {
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

  // “报告对青年干部的称呼” is correct: it is a name, and the report gave it.
  test.each(terms)(
    "the definition of $form begins with what the thing is, not with where it occurs",
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

  test.each(terms)("the definition of $form says more than its name", ({ form, definition }) => {
    const [clause = ""] = definition.zh.split(/[，。；：]/u);
    const added = Array.from(clause).filter((it) => !`${form}的是指在中和与“”、《》`.includes(it));
    expect(new Set(added).size, clause).toBeGreaterThanOrEqual(2);
    expect(definition.zh.length).toBeGreaterThanOrEqual(15);
    const words = definition.en.split(" ").length;
    expect(words).toBeGreaterThanOrEqual(8);
    // It has neither twice nor half the length.
    expect(words / definition.zh.length).toBeGreaterThan(0.35);
    expect(words / definition.zh.length).toBeLessThan(1.1);
  });

  const CLAIM = /首创|首家|首支|首次由|全覆盖|常态化|闭环|最高|不折不扣|升级版|丰硕/u;
  test.each(terms)(
    "the definition of $form repeats no claim of the report as a fact",
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

describe("the specificity of a term", () => {
  test.each([
    ["own", ["近邻党建", "堡垒工程", "三单制", "遍访问计", "党建+双拥", "市直机关干部夜校"]],
    ["shared", ["机关党建责任制", "模范机关", "“四强”党支部", "四下基层", "达标创星"]],
    ["common", ["高质量发展", "全面从严治党", "两个维护", "机关党建", "双拥", "市委组织部"]],
  ])("%s: %j", (specificity, forms) => {
    const found = terms.filter((it) => forms.includes(it.form));
    expect(found).toHaveLength(forms.length);
    expect(found.filter((it) => it.specificity !== specificity).map((it) => it.form)).toEqual([]);
  });

  test("is distributed so that each level of light differs", () => {
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

  test("contains enough quotations to make the next test meaningful", () => {
    expect(quoted.length).toBeGreaterThan(50);
  });

  test.each(quoted)(
    "has “$text” in $passage as an entry, a written form, or an exception",
    ({ passage, text }) => {
      const wanted = plain(text);
      const isForm = terms.some(({ forms }) => forms.some(({ form }) => plain(form) === wanted));
      // It may also be a part of a longer form at this place: “新、活、实”优秀案例征集评选活动.
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
    "contains every exception (%s) at the stated place",
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

  test("include the numbers that the end of a column cut in two", () => {
    const quotes = figures.map((it) => it.quote);
    for (const whole of ["2000多个", "201个", "2.54万人次"]) expect(quotes).toContain(whole);
  });
});

describe("the figures and dates", () => {
  test.each([
    ["study-visit-groups", "dangyuan-zhengzhi-shenghuo-fenguan"],
    ["study-visits-people", "dangyuan-zhengzhi-shenghuo-fenguan"],
    ["deputy-secretaries-assessed", "renqian-tanhua"],
    ["visits-up-to-now", "dangyuan-zhengzhi-shenghuo-fenguan"],
    ["founding-anniversary", "xinzhongguo-75"],
  ])("count %s with %s", (id, term) => {
    expect([...figures, ...timeline].find((it) => it.id === id)?.term).toBe(term);
  });

  test("each belong to an entry", () => {
    expect(timeline.filter((it) => it.term === null).map((it) => it.id)).toEqual([]);
  });

  test("say where the report is garbled", () => {
    const { counts } = figures.find((it) => it.id === "evening-school-enrolments") ?? {};
    expect(textOf("p25")).toContain("自愿报名参加学干部达");
    expect(counts?.zh).toContain("原文作“参加学干部”");
    expect(counts?.en).toContain("参加学干部");
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
