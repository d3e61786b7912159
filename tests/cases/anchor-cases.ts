/**
 * Places, and what happens to them. ⟦ and ⟧ enclose the quoted stretch, and in the changed text the
 * place at which it must be found. If the changed text has no marks, it must not be found.
 */
export interface AnchorCase {
  readonly name: string;
  readonly text: string;
  readonly changed: string;
  /**
   * How it is found. `same`: unchanged; `moved`: the words elsewhere or in other surroundings;
   * `changed`: changed words.
   */
  readonly as?: "same" | "moved" | "changed";
  readonly hints?: readonly number[];
}

const BEFORE = "市委市直机关工委坚持不懈加强政治建设,以模范机关创建为牵引,走好第一方阵。";
const AFTER = "干部夜校开办以来共举办各类培训一百二十五期,自愿报名参加学习的干部达两万多人。";
const OTHER = "今日多云间晴,偏北风三到四级,夜里到明天有小雨,气温十八到二十五度,请注意添衣。";
const OTHER_STILL = "第三届新区趣味健康定向越野赛热力开跑,来自各地的选手沿着江滨步道奔向终点。";
const SENTENCE = "用活“三个清单”,推动资源与需求精准对接";
const LONG =
  "将研究成果转化为教育资源,建成政治生活馆等三十五个学习实践基地,常态化开展沉浸式、体验式、情景式学习教育";

export const CASES: readonly AnchorCase[] = [
  {
    name: "is where it was",
    text: `${BEFORE}⟦${SENTENCE}⟧。${AFTER}`,
    changed: `${BEFORE}⟦${SENTENCE}⟧。${AFTER}`,
    as: "same",
  },
  {
    name: "is the whole text",
    text: `⟦${SENTENCE}⟧`,
    changed: `⟦${SENTENCE}⟧`,
    as: "same",
  },
  {
    name: "is moved down by a paragraph above it",
    text: `${BEFORE}⟦党建⟧。${AFTER}`,
    changed: `${OTHER}\n${BEFORE}⟦党建⟧。${AFTER}`,
    as: "moved",
  },
  {
    name: "is the whole text, now part of another",
    text: `⟦${LONG}⟧`,
    changed: `${OTHER}⟦${LONG}⟧${AFTER}`,
    as: "moved",
  },
  {
    name: "is after a sentence that was edited",
    text: `${BEFORE}⟦三单制⟧。${AFTER}`,
    changed: `${BEFORE.replace("模范机关创建", "创建模范机关")}⟦三单制⟧。${AFTER}`,
    as: "moved",
  },
  {
    name: "is beside a typing error",
    text: `${BEFORE}⟦党建⟧引领。${AFTER}`,
    changed: `${BEFORE}⟦党建⟧弓领。${AFTER}`,
    as: "moved",
  },
  {
    name: "of a whole sentence is found among completely different sentences",
    text: `${BEFORE}⟦${LONG}⟧。${AFTER}`,
    changed: `${OTHER}⟦${LONG}⟧。${OTHER_STILL}`,
    as: "moved",
  },
  {
    name: "of one word is not found among completely different sentences",
    text: `${BEFORE}⟦党建⟧。${AFTER}`,
    changed: `${OTHER}党建。${OTHER_STILL}`,
  },
  {
    name: "of one word whose sentence was deleted does not jump to another place",
    text: `${BEFORE}抓好机关⟦党建⟧。\n${OTHER}${AFTER}谈谈机关党建。`,
    changed: `${OTHER}${AFTER}谈谈机关党建。`,
  },
  {
    name: "of one word that was deleted does not jump to the next occurrence",
    text: `${BEFORE}推进⟦党建⟧工作,抓党建促发展。${AFTER}`,
    changed: `${BEFORE}推进工作,抓党建促发展。${AFTER}`,
  },
  {
    name: "of one word that was replaced does not jump to the next occurrence",
    text: `${BEFORE}推进⟦党建⟧工作,抓党建促发展。${AFTER}`,
    changed: `${BEFORE}推进经济工作,抓党建促发展。${AFTER}`,
  },
  {
    name: "whose words are also at its old position by chance is found in its old surroundings",
    text: `${BEFORE}⟦堡垒工程⟧${AFTER}`,
    changed: `${OTHER.slice(0, BEFORE.length)}堡垒工程${OTHER_STILL}\n${BEFORE}⟦堡垒工程⟧${AFTER}`,
    as: "moved",
  },
  {
    name: "differs in one character",
    text: `${BEFORE}⟦${SENTENCE}⟧。${AFTER}`,
    changed: `${BEFORE}⟦${SENTENCE.replace("精准", "精淮")}⟧。${AFTER}`,
    as: "changed",
  },
  {
    name: "differs in one word",
    text: `${BEFORE}⟦${SENTENCE}⟧。${AFTER}`,
    changed: `${BEFORE}⟦${SENTENCE.replace("精准对接", "有效衔接")}⟧。${AFTER}`,
    as: "changed",
  },
  {
    name: "differs in its first character",
    text: `${BEFORE}⟦${SENTENCE}⟧。${AFTER}`,
    changed: `${BEFORE}⟦运${SENTENCE.slice(1)}⟧。${AFTER}`,
    as: "changed",
  },
  {
    name: "differs in its last character, and moves",
    text: `${BEFORE}⟦${SENTENCE}⟧。${AFTER}`,
    changed: `${OTHER}${BEFORE}⟦${SENTENCE.slice(0, -1)}合⟧。${AFTER}`,
    as: "changed",
  },
  {
    name: "of five characters differs in one, between its old neighbours",
    text: `${BEFORE}实施⟦党务蓝青工程⟧培养。${AFTER}`,
    changed: `${BEFORE}实施⟦党务兰青工程⟧培养。${AFTER}`,
    as: "changed",
  },
  {
    name: "of four characters differs in one: too little is left",
    text: `${BEFORE}实施⟦蓝青工程⟧培养。${AFTER}`,
    changed: `${BEFORE}实施兰青工程培养。${AFTER}`,
  },
  {
    name: "of five characters differs in one, among other neighbours: another word",
    text: `${BEFORE}实施⟦党务蓝青工程⟧培养。${AFTER}`,
    changed: `${OTHER}党务兰青工程${OTHER_STILL}`,
  },
  {
    name: "is split by an inserted clause",
    text: `${BEFORE}⟦${LONG}⟧。${AFTER}`,
    changed: `${BEFORE}⟦${LONG.replace("基地,", "基地,并且向省内外来访者开放参观,")}⟧。${AFTER}`,
    as: "changed",
  },
  {
    name: "has lost its second half",
    text: `${BEFORE}⟦${LONG}⟧。${AFTER}`,
    changed: `${BEFORE}⟦${LONG.slice(0, 33)}⟧。${AFTER}`,
    as: "changed",
  },
  {
    name: "has lost its first half",
    text: `${BEFORE}⟦${LONG}⟧。${AFTER}`,
    changed: `${BEFORE}⟦${LONG.slice(-32)}⟧。${AFTER}`,
    as: "changed",
  },
  {
    name: "has lost its beginning with everything before it",
    text: `${BEFORE}⟦${LONG}⟧。${AFTER}`,
    changed: `${OTHER}⟦${LONG.slice(13)}⟧。${AFTER}`,
    as: "changed",
  },
  {
    name: "has lost its end with everything after it",
    text: `${BEFORE}⟦${LONG}⟧。${AFTER}`,
    changed: `${BEFORE}⟦${LONG.slice(0, -13)}⟧${OTHER}`,
    as: "changed",
  },
  {
    name: "whose halves are in different places is not found",
    text: `${BEFORE}⟦${LONG}⟧。${AFTER}`,
    changed: `${LONG.slice(27)}。${OTHER}${BEFORE}${LONG.slice(0, 27)}。${AFTER}`,
  },
  {
    name: "has lost nearly all",
    text: `${BEFORE}⟦${LONG}⟧。${AFTER}`,
    changed: `${BEFORE}${LONG.slice(0, 9)}。${AFTER}`,
  },
  {
    name: "is in a paragraph that was duplicated: the nearer copy",
    text: `${OTHER}\n${BEFORE}⟦三单制⟧。${AFTER}`,
    changed: `${OTHER}\n${BEFORE}⟦三单制⟧。${AFTER}\n${BEFORE}三单制。${AFTER}`,
    as: "same",
  },
  {
    name: "is in a paragraph that was swapped with the next",
    text: `${BEFORE}⟦三单制⟧在机关推行。${OTHER}\n${AFTER}`,
    changed: `${AFTER}\n${BEFORE}⟦三单制⟧在机关推行。${OTHER}`,
    as: "moved",
  },
  {
    name: "was deleted with its paragraph",
    text: `${OTHER}\n${BEFORE}⟦${SENTENCE}⟧。\n${AFTER}`,
    changed: `${OTHER}\n${AFTER}`,
  },
  {
    name: "was deleted from its sentence",
    text: `${BEFORE}⟦${SENTENCE}⟧。${AFTER}`,
    changed: `${BEFORE}。${AFTER}`,
  },
  {
    name: "of repeated words is the first occurrence",
    text: `福州推进⟦近邻党建⟧。厦门也推进近邻党建,做法不同。泉州的近邻党建又是一种。`,
    changed: `按:福州推进⟦近邻党建⟧。厦门也推进近邻党建,做法不同。泉州的近邻党建又是一种。`,
    as: "moved",
  },
  {
    name: "of repeated words is the second occurrence",
    text: `福州推进近邻党建。厦门也推进⟦近邻党建⟧,做法不同。泉州的近邻党建又是一种。`,
    changed: `按:福州推进近邻党建。厦门也推进⟦近邻党建⟧,做法不同。泉州的近邻党建又是一种。`,
    as: "moved",
  },
  {
    name: "of repeated words is the third occurrence",
    text: `福州推进近邻党建。厦门也推进近邻党建,做法不同。泉州的⟦近邻党建⟧又是一种。`,
    changed: `按:福州推进近邻党建。厦门也推进近邻党建,做法不同。泉州的⟦近邻党建⟧又是一种。`,
    as: "moved",
  },
  {
    name: "is one of many equal words without other text: the one at the position",
    text: `${"党建".repeat(40)}⟦党建⟧${"党建".repeat(40)}`,
    changed: `${"党建".repeat(40)}⟦党建⟧${"党建".repeat(40)}`,
    as: "same",
  },
  {
    name: "is broken into lines",
    text: `${BEFORE}⟦${SENTENCE}⟧。${AFTER}`,
    changed: `${BEFORE}⟦用活“三个清单”,\n    推动资源与需求\n    精准对接⟧。${AFTER}`,
    as: "moved",
  },
  {
    name: "is now on one line, with its words separated by one space",
    text: `It was the season of Light, it was ⟦the  season\n   of Darkness⟧, it was the spring of hope`,
    changed: `It was the season of Light, it was ⟦the season of Darkness⟧, it was the spring of hope`,
    as: "moved",
  },
  {
    name: "is among lines that are now broken elsewhere",
    text: `${BEFORE}⟦党建⟧。${AFTER}`,
    changed: `${BEFORE.replaceAll(",", ",\n  ")}⟦党建⟧。\n\n${AFTER.replaceAll(",", "\n,")}`,
    as: "moved",
  },
  {
    name: "has signs of other width",
    text: `${BEFORE}⟦${SENTENCE}⟧。${AFTER}`,
    changed: `${BEFORE}⟦${SENTENCE.replace(",", "，")}⟧。${AFTER}`,
    as: "moved",
  },
  {
    name: "has digits of other width",
    text: `${BEFORE}⟦共108家⟧。${AFTER}`,
    changed: `${BEFORE}⟦共１０８家⟧。${AFTER}`,
    as: "moved",
  },
  {
    name: "has other quotation marks at its edges",
    text: `${BEFORE}⟦“四强”⟧支部。${AFTER}`,
    changed: `${BEFORE}⟦「四强」⟧支部。${AFTER}`,
    as: "moved",
  },
  {
    name: "has lost the quotation marks at its edges",
    text: `${BEFORE}⟦“四强”⟧支部。${AFTER}`,
    changed: `${BEFORE}⟦四强⟧支部。${AFTER}`,
    as: "moved",
  },
  {
    name: "is a quotation mark",
    text: `${BEFORE}⟦“⟧四强”支部。${AFTER}`,
    changed: `${OTHER}${BEFORE}⟦“⟧四强”支部。${AFTER}`,
    as: "moved",
  },
  {
    name: "is a quotation mark that was replaced",
    text: `${BEFORE}⟦“⟧四强”支部。${AFTER}`,
    changed: `${BEFORE}「四强」支部。${AFTER}`,
  },
  {
    name: "begins and ends with surrogate pairs",
    text: `${BEFORE}⟦𠮷野家𠮷⟧。${AFTER}`,
    changed: `𠮷${OTHER}${BEFORE}⟦𠮷野家𠮷⟧。${AFTER}`,
    as: "moved",
  },
  {
    name: "is found changed without dividing a surrogate pair",
    text: `${BEFORE}⟦𠮷野家推动资源与需求精准对接𠮷⟧。${AFTER}`,
    changed: `${BEFORE}⟦𠮷野家推动资源与需求有效对接𠮷⟧。${AFTER}`,
    as: "changed",
  },
  {
    name: "is not a letter without its combining accent",
    text: `we had ⟦cafe⟧`,
    changed: `we had cafe\u0301 and tea`,
  },
  {
    name: "is a letter with its combining accent",
    text: `so it was that we had ⟦cafe\u0301⟧ every other day, and tea`,
    changed: `and so it was that we had ⟦cafe\u0301⟧ every other day, and tea`,
    as: "moved",
  },
  { name: "has nothing to stand in", text: `${BEFORE}⟦党建⟧。${AFTER}`, changed: "" },
  {
    name: "is longer than the text",
    text: `${BEFORE}⟦${LONG}⟧。${AFTER}`,
    changed: OTHER.slice(0, 10),
  },
  {
    name: "is longer than the text, which is a part of it",
    text: `${BEFORE}⟦${LONG}⟧。${AFTER}`,
    changed: LONG.slice(10, 20),
  },
  {
    name: "looks like a pattern",
    text: `a.*b ⟦(?:[a-z]+)$1\\d{2,}|^.*?⟧ and more of it`,
    changed: `aXXb (a) 12 a.*b ⟦(?:[a-z]+)$1\\d{2,}|^.*?⟧ and more of it`,
    as: "moved",
  },
  {
    name: "overlaps itself: aaa at its position in a row of a",
    text: "baa⟦aaa⟧aab",
    changed: "baa⟦aaa⟧aab",
    as: "same",
  },
  {
    name: "overlaps itself: aaa in aaaa, where both occurrences are equally good",
    text: `${BEFORE}⟦aaa⟧${AFTER}`,
    changed: `${BEFORE}⟦aaa⟧a${AFTER}`,
    as: "moved",
  },
  {
    name: "that has changed a lot is found by a hint at the only place with its words",
    text: `${BEFORE}⟦${LONG}⟧。${AFTER}`,
    changed: `${OTHER}⟦${LONG}⟧。${OTHER_STILL}`,
    as: "moved",
    hints: [OTHER.length],
  },
  {
    name: "is in two copies, of which a hint names the farther",
    text: `${BEFORE}⟦党建⟧。${AFTER}`,
    changed: `${OTHER}${BEFORE}党建。${AFTER}${OTHER}${BEFORE}⟦党建⟧。${AFTER}`,
    as: "moved",
    hints: [2 * OTHER.length + 2 * BEFORE.length + AFTER.length + 3],
  },
  {
    name: "is not where a hint says",
    text: `${BEFORE}⟦党建⟧。${AFTER}`,
    changed: `${BEFORE}⟦党建⟧。${AFTER}`,
    as: "same",
    hints: [0, -5, 1e9],
  },
];
