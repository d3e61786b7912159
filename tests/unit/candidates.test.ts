import { describe, expect, test } from "vitest";
import type { Candidate, CandidatePassage, ReasonCode } from "@/lib/candidates/candidate";
import { findCandidates } from "@/lib/candidates/find-candidates";
import { simplified } from "@/lib/candidates/traditional";
import { fieldTerms } from "@/lib/candidates/words/field-terms";

/** Text that names nothing, so that the number of candidates has room. */
const PADDING = "。".repeat(900);

function passages(...texts: readonly string[]): CandidatePassage[] {
  return [...texts, PADDING].map((text, i) => ({ id: `p${i + 1}`, role: "paragraph", text }));
}

function candidates(...texts: readonly string[]): readonly Candidate[] {
  return findCandidates(passages(...texts));
}

function find(form: string, ...texts: readonly string[]): Candidate {
  const all = candidates(...texts);
  const found = all.find((it) => it.form === form);
  if (!found) throw new Error(`no ${form} among ${all.map((it) => it.form).join(" ")}`);
  return found;
}

function forms(...texts: readonly string[]): string[] {
  return candidates(...texts).map((it) => it.form);
}

const codes = (it: Candidate): ReasonCode[] => it.reasons.map(({ code }) => code);

describe("a candidate has as reason", () => {
  test.each<[ReasonCode, string, string]>([
    ["quoted", "雪亮工程", "推进农村“雪亮工程”建设。"],
    ["quoted", "雪亮工程", "推進農村「雪亮工程」建設。"],
    ["quoted", "关键少数", '抓住领导干部这个"关键少数"。'],
    ["title", "中国共产党工作机关条例（试行）", "根据《中国共产党工作机关条例（试行）》精神。"],
    ["quoted-name", "“132”总体工作部署", "认真落实省委“132”总体工作部署。"],
    ["named-head", "国家农业节水行动", "深入实施国家农业节水行动。"],
    ["programme-verb", "商品林赎买制度", "鼓励地方推行商品林赎买制度。"],
    ["numbered-coinage", "一村一品、一县一业", "打造一村一品、一县一业发展新格局。"],
    ["numbered-coinage", "保险+期货", "扩大保险+期货试点。"],
    ["numbered-coinage", "以工代赈", "更多采用以工代赈等机制。"],
    ["numbered-coinage", "退耕还林还草", "扩大退耕还林还草、退牧还草。"],
    ["enumeration", "粮食生产功能区", "划定粮食生产功能区、重要农产品生产保护区。"],
    ["set", "民事民议、民事民办、民事民管", "形成民事民议、民事民办、民事民管的协商格局。"],
    ["set", "藏粮于地、藏粮于技", "深入实施藏粮于地、藏粮于技战略。"],
    ["abbreviation", "三资", "管好集体资金、资产、资源（以下简称“三资”）。"],
    ["definition", "政务新媒体", "本意见所称政务新媒体，是指在第三方平台上开设的账号。"],
    ["definition", "近邻党建", "近邻党建是指就近开展的党建。"],
    ["gloss", "碳边境调节机制", "欧盟提出碳边境调节机制（CBAM）。"],
    ["institution", "村务监督委员会", "全面建立村务监督委员会。"],
    ["institution", "发展改革委", "发展改革委负责落实。"],
    ["document", "乡村振兴法", "抓紧研究制定乡村振兴法。"],
    ["event", "世界航海装备大会", "举办世界航海装备大会。"],
    ["award", "中国质量奖", "荣获中国质量奖。"],
    ["place", "党员政治生活馆", "建成党员政治生活馆。"],
    ["field-term", "供给侧结构性改革", "以供给侧结构性改革为主线。"],
  ])("%s: %s", (code, form, text) => {
    expect(codes(find(form, text))).toContain(code);
  });

  test("repeated, with the number of places", () => {
    const again = ["小微权力要公开。", "管住小微权力。", "小微权力的清单。"];
    const { reasons, count, places } = find("小微权力", ...again);
    expect(reasons).toContainEqual({ code: "repeated", count: 3 });
    expect(count).toBe(3);
    expect(places).toEqual([
      { passage: "p1", start: 0, end: 4 },
      { passage: "p2", start: 2, end: 6 },
      { passage: "p3", start: 0, end: 4 },
    ]);
  });

  test("heading and emphasised, by role and mark", () => {
    const text = "实施乡村绿化行动";
    const [heading, marked] = [
      { id: "s1", role: "section", text } as const,
      { ...passages("要讲清楚坊巷的故事。")[0], marks: [{ kind: "strong", start: 4, end: 6 }] },
    ];
    const found = findCandidates([heading, marked as CandidatePassage, ...passages("")]);
    expect(codes(found.find((it) => it.form === "乡村绿化行动") as Candidate)).toContain("heading");
    expect(codes(found.find((it) => it.form === "坊巷") as Candidate)).toContain("emphasised");
  });

  test("keyword, if a list of known words is given", () => {
    const text = "镜像存放在服务器。下载镜像，校验镜像，再写入镜像。";
    const without = forms(text);
    const knownWords = new Map([["镜像", 3]]);
    const found = findCandidates(passages(text), { knownWords });
    expect(without).not.toContain("镜像");
    expect(found.find((it) => it.form === "镜像")?.reasons.map((it) => it.code)).toContain(
      "keyword",
    );
  });
});

describe("the kind", () => {
  test.each([
    ["programme", "雪亮工程", "推进“雪亮工程”建设。"],
    ["mechanism", "河长制", "全面推行河长制。"],
    ["document", "机关纪委工作制度", "出台《机关纪委工作制度》。"],
    ["place", "“马上就办、真抓实干”精神展示馆", "建成“马上就办、真抓实干”精神展示馆。"],
    ["slogan", "马上就办、真抓实干", "弘扬“马上就办、真抓实干”优良作风。"],
    [null, "党务干部", "培训党务干部。管好党务干部。关心党务干部。"],
  ])("%s is guessed of %s", (kind, form, text) => {
    expect(find(form, text).kind).toBe(kind);
  });
});

describe("a list that a number sums up", () => {
  const text = "实行责任清单、问题清单、整改清单“三单制”管理。";

  test("has its members as parts", () => {
    const found = find("三单制", text);
    expect(found.parts).toEqual(["责任清单", "问题清单", "整改清单"]);
    expect(codes(found)).toContain("summed-up");
    expect(find("问题清单", text).partOf).toEqual(["三单制"]);
  });

  test("is none if the number is another", () => {
    expect(find("四单制", text.replace("三单", "四单")).parts).toEqual([]);
  });
});

describe("a set", () => {
  const text = "按照产业兴旺、生态宜居、乡风文明、治理有效、生活富裕的总要求。";

  test("is one candidate, and its members are its parts", () => {
    const found = find("产业兴旺、生态宜居、乡风文明、治理有效、生活富裕", text);
    expect(found.parts).toEqual(["产业兴旺", "生态宜居", "乡风文明", "治理有效", "生活富裕"]);
    expect(found.kind).toBe("slogan");
    expect(forms(text)).not.toContain("乡风文明");
  });

  test.each(["乡村振兴、共同富裕、数字经济", "信息编发能力、舆情研判能力、回应引导能力"])(
    "is none if its members are terms of their own: %s",
    (list) => {
      const all = forms(`推进${list}。`);
      expect(all).not.toContain(list);
      expect(all).toContain(list.split("、")[1]);
    },
  );
});

describe("a list", () => {
  test.each([
    ["ends with 等", "高山滑雪、跳台滑雪、花样滑冰等项目"],
    ["goes on with others", "高山滑雪、跳台滑雪、花样滑冰、冰球"],
  ])("that %s is no set: its members are terms", (_, list) => {
    const all = forms(`发展${list}。`);
    expect(all).toEqual(expect.arrayContaining(["高山滑雪", "跳台滑雪", "花样滑冰"]));
    expect(all.filter((it) => it.includes("、"))).toEqual([]);
  });

  test("of bodies has each body, over 和 too", () => {
    const text = "（体育总局、文化和旅游部、证监会、海关总署负责）";
    expect(forms(text)).toEqual(
      expect.arrayContaining(["体育总局", "文化和旅游部", "证监会", "海关总署"]),
    );
  });
});

describe("a word that the segmenter cuts in pieces is one word", () => {
  test.each([
    ["冰雪赛事", "培育冰雪赛事。"],
    ["银保监会", "（银保监会、证监会、外汇局负责）"],
    ["赛事举办权", "明确赛事举办权。"],
    ["住房城乡建设部", "（财政部、住房城乡建设部、公安部负责）"],
  ])("%s", (form, text) => {
    expect(forms(text)).toContain(form);
  });

  test("but a count stays a count", () => {
    expect(forms("建设十项重大工程。组建首支心理健康志愿服务队。")).toContain("心理健康志愿服务队");
  });
});

describe("an abbreviation", () => {
  test("says what it stands for", () => {
    const found = find("管委会", "成立示范区管理委员会（以下简称管委会），负责建设。");
    const reason = found.reasons.find((it) => it.code === "abbreviation");
    expect(reason?.standsFor).toBe("管理委员会");
    expect(found.variants).toContainEqual({ form: "管理委员会", relation: "full-form", count: 1 });
  });

  test("is explained in Traditional characters too", () => {
    const text = "設立「大埔創新園管理委員會」（以下簡稱「園管會」）。";
    const found = find("園管會", text);
    expect(found.reasons).toContainEqual({
      code: "abbreviation",
      count: 1,
      standsFor: "大埔創新園管理委員會",
    });
  });
});

describe("a definition", () => {
  test("gives the place of its sentence", () => {
    const text = "先说别的。所谓四下基层，是指宣传下基层等四项制度。再说别的。";
    const reason = find("四下基层", text).reasons.find((it) => it.code === "definition");
    const { start = 0, end = 0 } = reason?.sentence ?? {};
    expect(text.slice(start, end)).toBe("所谓四下基层，是指宣传下基层等四项制度。");
  });
});

describe("the edges of a name", () => {
  test.each([
    ["its verb stays outside", "全面推行河长制。", "河长制", "推行河长制"],
    ["a verb behind a verb belongs to it", "实施创新驱动行动。", "创新驱动行动", "驱动行动"],
    [
      "verbs before its head belong to it",
      "实施农村饮水安全巩固提升工程。",
      "农村饮水安全巩固提升工程",
      "提升工程",
    ],
    [
      "a verb in the midst of an undertaking belongs to it",
      "实施农技推广服务特聘计划。",
      "农技推广服务特聘计划",
      "服务特聘计划",
    ],
    [
      "it goes over 和",
      "实施休闲农业和乡村旅游精品工程。",
      "休闲农业和乡村旅游精品工程",
      "乡村旅游精品工程",
    ],
    ["a number is not cut off", "坚守18亿亩耕地红线。", "18亿亩耕地红线", "亩耕地红线"],
    [
      "性 makes a verb part of it",
      "深化开发性金融机构改革。",
      "开发性金融机构改革",
      "性金融机构改革",
    ],
    [
      "好 behind a verb stays outside",
      "实施好产业基础再造工程。",
      "产业基础再造工程",
      "好产业基础再造工程",
    ],
    ["where stays outside", "保存在实体政务大厅中。", "实体政务大厅", "实体政务大厅中"],
    ["新的 stays outside", "形成新的区域经济带。", "区域经济带", "新的区域经济带"],
    ["a verb before a long head governs it", "发展壮大城市群。", "城市群", "壮大城市群"],
    ["a coinage is one word", "扩大以工代训政策。", "以工代训", "工代训政策"],
    ["a count stays outside", "新设14个国家自主创新示范区。", "国家自主创新示范区", "14个国家"],
    [
      "praise stays outside",
      "建设重大高效节水灌溉工程。",
      "高效节水灌溉工程",
      "重大高效节水灌溉工程",
    ],
  ])("%s", (_, text, inside, outside) => {
    const all = forms(text);
    expect(all).toContain(inside);
    expect(all).not.toContain(outside);
  });

  test("what may follow a name is a variant of it", () => {
    const { variants } = find("雪亮工程", "推进“雪亮工程”建设。");
    expect(variants.map((it) => it.form)).toContain("“雪亮工程”建设");
  });

  test("an owner before it is a variant of it", () => {
    const text = "培育市委组织部“星期四课堂”。";
    expect(find("星期四课堂", text).variants).toContainEqual({
      form: "市委组织部“星期四课堂”",
      relation: "with-owner",
      count: 1,
    });
  });
});

describe("the name of an undertaking", () => {
  test.each([
    ["提高残疾人就业质量三年行动", "实施提高残疾人就业质量三年行动。"],
    ["降低企业用气成本专项行动", "深入开展降低企业用气成本专项行动，减轻负担。"],
    ["改善农村供水质量实施方案", "认真落实改善农村供水质量实施方案。"],
  ])("begins with what it is for: %s", (form, text) => {
    expect(forms(text)).toContain(form);
  });

  test.each([
    ["新型学徒制培养计划", "组织实施推进新型学徒制培养计划。"],
    ["职业技能提升行动", "开展支持职业技能提升行动。"],
  ])("does not begin with a verb that governs undertakings: %s", (form, text) => {
    expect(forms(text)).toContain(form);
  });

  test.each([
    ["仓储、配送环节安全隐患排查行动", "开展仓储、配送环节安全隐患排查行动。"],
    ["山水、林田、湖草修复工程", "实施山水、林田、湖草修复工程，"],
  ])("goes over list commas: %s", (form, text) => {
    expect(forms(text)).toContain(form);
  });

  test.each(["支持仓储、配送环节安全隐患排查行动。", "实施河长制、林草湿地修复工程。"])(
    "but not where no verb starts it, or where the first has a head: %s",
    (text) => {
      expect(forms(text).filter((it) => it.includes("、"))).toEqual([]);
    },
  );
});

describe("what is put to a quotation", () => {
  test.each([
    ["“黑名单”制度", "黑名单", "建立“黑名单”制度。"],
    ["场馆“改造功能、改革机制”工程", "改造功能、改革机制", "推进场馆“改造功能、改革机制”工程。"],
  ])("%s is no candidate beside %s", (longer, quoted, text) => {
    const all = forms(text);
    expect(all.filter((it) => it === longer || it === quoted)).toHaveLength(1);
  });

  test.each([
    ["“6+2”产业政策体系", "6+2", "完善“6+2”产业政策体系。"],
    ["“523”工作机制", "523", "健全“523”工作机制。"],
  ])("%s is the name, not the number in it", (name, number, text) => {
    expect(forms(text)[0]).toBe(name);
    expect(forms(text)).not.toContain(number);
  });
});

describe("the order", () => {
  test("puts everyday words and words of the field behind, not out", () => {
    const all = forms("建立长效机制，深化供给侧结构性改革，实施“雪亮工程”，建立村务监督委员会。");
    const at = (form: string) => all.indexOf(form);
    expect(at("雪亮工程")).toBe(0);
    expect(at("供给侧结构性改革")).toBeGreaterThan(at("村务监督委员会"));
    expect(all).toContain("供给侧结构性改革");
    // 长效机制 is behind all of them.
    expect(new Set(all.slice(0, 3))).toEqual(
      new Set(["雪亮工程", "村务监督委员会", "供给侧结构性改革"]),
    );
  });

  test("puts a set term that is a part of a longer name behind one that stands alone", () => {
    const all = forms("支持传统制造业企业。加强社会治理。");
    expect(all.indexOf("制造业")).toBeGreaterThan(all.indexOf("社会治理"));
  });

  test("has at most one candidate for thirty units of text", () => {
    const text = "实施“雪亮工程”、“堡垒工程”、“蓝青工程”、“探源计划”、“温暖工程”、“阳光工程”。";
    const found = findCandidates([{ id: "p1", role: "paragraph", text }]);
    expect(found.length).toBe(Math.floor(text.length / 30));
  });
});

describe("a part of a stretch of nouns", () => {
  const text =
    "支持保税燃料油供应业务。扩大保税燃料油供应。规范保税燃料油的价格。保税燃料油、集装箱航线。";

  test("is a candidate if it stands in several stretches", () => {
    const found = find("保税燃料油", text);
    expect(found.count).toBe(4);
    expect(found.reasons.length).toBeGreaterThan(0);
  });

  test("is none if it always stands within one candidate", () => {
    const all = forms("实施农村饮水安全巩固提升工程。农村饮水安全巩固提升工程开工。");
    expect(all).toContain("农村饮水安全巩固提升工程");
    expect(all).not.toContain("巩固提升");
  });

  test("stands behind others if its words only say what is said everywhere", () => {
    const all = forms("具有较强能力。支持铁路运单。列入重要议事日程。");
    expect(all[0]).toBe("铁路运单");
  });
});

describe("what is built on something marked", () => {
  test("stands behind it: the members of a slogan, and a name behind a coinage", () => {
    expect(forms("推进保险+期货试点。")[0]).toBe("保险+期货");
  });

  test("is the term itself if the short form is only the head of a name", () => {
    const all = forms("根据《国家药品采购方案》（以下简称《方案》），方案由各地落实。");
    expect(all).toContain("国家药品采购方案");
    expect(all).not.toContain("方案");
  });
});

test("a sum of money or an area is no part of a name", () => {
  const all = forms("使用800亿元育儿补贴基金。建成60万亩油茶示范基地。");
  expect(all).toEqual(expect.arrayContaining(["育儿补贴基金", "油茶示范基地"]));
  expect(all.filter((it) => /[元亩]/u.test(it))).toEqual([]);
});

test("what a document calls itself is no name", () => {
  const all = forms("公布河长制巡查办法。印发本办法。落实本办法。建设湿地观测网络。");
  expect(all).not.toContain("本办法");
  expect(all).toContain("河长制巡查办法");
});

test("what somebody else does is no part of a name", () => {
  expect(forms("几个地方形成联盟。").filter((it) => it.includes("形成"))).toEqual([]);
});

test.each([
  ["国家海洋经济试验区", "选取国家海洋经济试验区省份，具备条件。"],
  ["海峡两岸理工大学", "海峡两岸理工大学建校招生。"],
])("%s ends in its head, whatever stands behind it", (name, text) => {
  expect(forms(text)).toContain(name);
});

test.each([
  ["民间手工艺品", "展示民间手工艺品等，传播民间手工艺品。", "民间手工艺品等"],
  ["灵活用工平台", "劳动者可在灵活用工平台登记，可在灵活用工平台查询。", "可在灵活用工平台"],
])("%s is no part of words that the segmenter joins to it", (name, text, wrong) => {
  expect(forms(text)).toContain(name);
  expect(forms(text).filter((it) => it.includes(wrong))).toEqual([]);
});

test("the number of an item is no part of a name", () => {
  expect(forms("12.北京市实施河湖健康评价制度。")).toContain("河湖健康评价制度");
  expect(forms("12.某某市创新体制机制。").filter((it) => it.includes("."))).toEqual([]);
});

describe("a name does not go over", () => {
  test.each([
    ["what starts something", "自由贸易试验区开展试点。", "自由贸易试验区开展试点"],
    ["a word for where", "本行政区域内自由贸易试验区要落实。", "本行政区域内自由贸易试验区"],
    ["a character that the segmenter joins to it", "各自贸试验区要落实。", "各自贸试验区"],
    [
      "a word for where that it joins to it",
      "在自贸试验区内，自贸试验区内企业可以试。",
      "自贸试验区内",
    ],
  ])("%s", (_, text, wrong) => {
    const all = forms(text);
    expect(all).not.toContain(wrong);
    expect(all.some((it) => it.endsWith("贸试验区") || it.endsWith("贸易试验区"))).toBe(true);
  });
});

describe("a text", () => {
  test("without anything has no candidates", () => {
    expect(findCandidates([])).toEqual([]);
    expect(findCandidates([{ id: "p1", role: "paragraph", text: "" }])).toEqual([]);
  });

  test("in Traditional characters keeps its spelling", () => {
    const found = find("國家農業節水行動", "深入實施國家農業節水行動，並建立鄉村振興專家制度。");
    expect(codes(found)).toContain("programme-verb");
    expect(found.kind).toBe("programme");
  });

  test.each(["我们一定要把这件事情办好，让大家都满意。", "好极了！"])(
    "of speech is not taken for terms: %s",
    (speech) => {
      expect(forms(`他说：“${speech}”`)).toEqual([]);
    },
  );

  test("in English gives abbreviations, quotations, names and repeated phrases", () => {
    const found = findCandidates([
      {
        id: "p1",
        role: "paragraph",
        text:
          "The General Data Protection Regulation (GDPR) applies. A data controller appoints a “data " +
          "protection officer”. The data controller keeps records. A supervisory authority may ask the " +
          "data controller, and another supervisory authority may help. Anyone may complain to them " +
          "about what they do, and they have to answer in a month or say why they do not.",
      },
    ]);
    const all = found.map((it) => it.form);
    expect(all).toEqual(
      expect.arrayContaining([
        "data protection officer",
        "data controller",
        "supervisory authority",
      ]),
    );
    const full = found.find((it) => it.form === "General Data Protection Regulation");
    expect(full?.variants).toContainEqual({ form: "GDPR", relation: "abbreviation", count: 1 });
  });

  test("in English has whole names: over small words, not over a possessive, without an opener", () => {
    const text =
      "Funds are disbursed by entities known as Non-Treasury Disbursing Offices (NTDOs). By law, the " +
      "Secretary of the Treasury decides. In Fiscal Year 2024 the Department of the Treasury’s Chief " +
      "Disbursing Officer paid. The processes established by law end. The processes established by " +
      "law end. A pre-certification and pre-award process ends, and pre-award checks end.";
    const found = findCandidates(passages(text));
    const all = found.map((it) => it.form);
    expect(all).toEqual(
      expect.arrayContaining([
        "Secretary of the Treasury",
        "Fiscal Year",
        "Chief Disbursing Officer",
      ]),
    );
    for (const silly of ["In Fiscal Year", "Secretary", "pre", "processes established", "law."]) {
      expect(all).not.toContain(silly);
    }
    const full = found.find((it) => it.form === "Non-Treasury Disbursing Offices");
    expect(full?.variants.map((it) => it.form)).toContain("NTDOs");
  });

  test("gives the sentence of each candidate's first place", () => {
    const text = "先说别的。实施“雪亮工程”。再说别的。";
    const { firstSentence } = find("雪亮工程", text);
    expect(text.slice(firstSentence.start, firstSentence.end)).toBe("实施“雪亮工程”。");
  });

  test.each(["、", "实施", "（", "“", "一", "“一、", "县（", "A ", "+", "5个"])(
    "of thousands of %s does not stop the search",
    (piece) => {
      const text = piece.repeat(20_000);
      expect(findCandidates([{ id: "p1", role: "paragraph", text }]).length).toBeLessThan(700);
    },
  );
});

test("the set terms are words in Simplified characters", () => {
  const all = [...fieldTerms()];
  expect(all.filter((it) => !/^[\p{Script=Han}\p{Script=Latin}\d+、]{2,}$/u.test(it))).toEqual([]);
  expect(all.filter((it) => simplified(it) !== it)).toEqual([]);
});
