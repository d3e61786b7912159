/** Which syllables of a new term are marked as uncertain, and that wrong readings are among them. */
import { describe, expect, test } from "vitest";
import { bundle } from "@/data/bundle";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { type Syllable, syllablesIn, syllablesOf } from "@/lib/library/pinyin-of";
import { parseReport } from "@/lib/report/parse-report";
import { MORE_READINGS, READINGS } from "../cases/readings";

const { terms } = parseGlossary(bundle.glossary, parseReport(bundle.report.id, bundle.report.text));
const BUNDLED = terms.flatMap(({ form, pinyin }): [string, string][] =>
  pinyin !== null && /^\p{Script=Han}+$/u.test(form) ? [[form, pinyin.toLowerCase()]] : [],
);

async function read(form: string): Promise<readonly Syllable[]> {
  return (await syllablesOf(form)) ?? [];
}

/** The marked characters of a form. */
async function marked(form: string): Promise<string> {
  const syllables = await read(form);
  return syllables.flatMap((it) => (it.others.length > 0 ? [it.character] : [])).join("");
}

describe("a syllable", () => {
  test.each([
    ["食堂", "another reading is in an idiom alone"],
    ["银行", "the dictionary has the word"],
    ["長者", "the dictionary has the word in Simplified characters"],
    ["銀行業", "the dictionary has the word in Simplified characters"],
    ["責任", "the others are surnames or old"],
    ["思想", "the others are old"],
    ["计量", "the word is ours"],
  ])("of %s is certain: %s", async (form) => {
    expect(await marked(form)).toBe("");
  });

  test.each("行重长为着得还和数参種還長應".split("").map((it) => [it]))(
    "%s alone is asked for",
    async (character) => {
      expect(await marked(character)).toBe(character);
    },
  );

  test.each([
    ["河长制", "长"],
    ["河長制", "長"],
    ["湖泊", "泊"],
    ["内脏", "脏"],
    // With or without its tone.
    ["任务", "务"],
  ])("of %s is asked for: %s", async (form, characters) => {
    expect(await marked(form)).toBe(characters);
  });

  test("of a Traditional form is read as its word is", async () => {
    const readings = async (form: string): Promise<string> =>
      (await read(form)).map(({ reading }) => reading).join(" ");
    expect(await readings("銀行業長者")).toBe("yín háng yè zhǎng zhě");
    // Their Simplified character is one.
    expect(await readings("幹部乾旱")).toBe("gàn bù gān hàn");
  });

  test("of a form with other signs is not read", async () => {
    expect(await syllablesOf("党建+双拥")).toBeNull();
    expect(await syllablesOf("")).toBeNull();
  });
});

/** What may be marked at most, and what was marked when each character with several readings was. */
describe("of all syllables", () => {
  test.each([
    ["the bundled glossary", BUNDLED, 90, 225],
    ["sixty terms", READINGS, 48, 110],
    ["more terms", MORE_READINGS, 56, 116],
  ] as const)("of %s few are marked, and all that are wrong", async (name, cases, most, before) => {
    const found = { marked: 0, wrong: 0, unmarked: [] as string[] };
    for (const [form, reading] of cases) {
      const syllables = await read(form);
      const right = syllablesIn(reading);
      expect(syllables, form).toHaveLength(right.length);
      for (const [i, it] of syllables.entries()) {
        const isMarked = it.others.length > 0;
        if (isMarked) found.marked += 1;
        if (it.reading === right[i]) continue;
        found.wrong += 1;
        if (!isMarked) found.unmarked.push(`${form}: ${it.character} ${it.reading}`);
      }
    }
    console.info(`${name}: ${found.marked} marked, ${before} before; ${found.wrong} wrong`);
    expect(found.unmarked).toEqual([]);
    expect(found.marked).toBeLessThanOrEqual(most);
  });
});
