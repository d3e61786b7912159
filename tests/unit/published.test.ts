import { describe, expect, test } from "vitest";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { parseLexicon } from "@/lib/glossary/lexicon-shape";
import { makeTermFinder } from "@/lib/page/terms/term-finder";
import { hostOf, offKey, pagePlace, signOf, sitePlace, valueAt } from "@/lib/published/signs";
import { parsePageSettings } from "@/lib/settings/page-settings";
import { DEFAULT_SETTINGS, parseSettings } from "@/lib/settings/settings";

/** Values that a page's process may have put in place of the real one. */
const RUBBISH: unknown[] = [
  undefined,
  null,
  0,
  -1,
  Number.NaN,
  1e308,
  "",
  "x",
  "近邻党建".repeat(1000),
  true,
  [],
  [null],
  [[]],
  ["x", 1],
  {},
  { length: 3 },
  { version: 5 },
];

describe("a sign", () => {
  const key = "a1b2";
  test("tells a page from others", () => {
    const signs = new Set(Array.from({ length: 2000 }, (_, i) => signOf(key, `https://a.cn/${i}`)));
    expect(signs.size).toBe(2000);
  });

  test("differs between installations", () => {
    expect(signOf("a1b3", "https://a.cn/")).not.toBe(signOf(key, "https://a.cn/"));
  });

  test("does not reveal what it stands for", () => {
    for (const make of [offKey, sitePlace, pagePlace])
      expect(JSON.stringify(make(key, "www.a.cn"))).not.toContain("a.cn");
  });

  test("the sign of a page shares one of few names with others, and is found there", () => {
    const places = Array.from({ length: 2000 }, (_, i) => pagePlace(key, `https://a.cn/${i}`));
    expect(new Set(places.map(({ name }) => name)).size).toBeLessThanOrEqual(36);
    const [one, ...others] = places as [(typeof places)[0]];
    const stored = { [one.name]: { [one.sign]: 3 } };
    expect(valueAt(stored, one)).toBe(3);
    for (const it of others) expect(valueAt(stored, it)).toBeUndefined();
  });

  test.each(RUBBISH)("is not found in %j", (given) => {
    const place = pagePlace(key, "https://a.cn/");
    expect(valueAt({ [place.name]: given }, place)).toBeUndefined();
  });
});

test.each([
  ["https://www.a.cn/x?y#z", "www.a.cn"],
  ["http://a.cn:8080/", "a.cn:8080"],
  ["file:///tmp/a.html", "file://"],
  ["urn:cideng:r:term:a", null],
  ["about:blank", null],
  ["no address", null],
])("%s is on the site %s", (address, host) => {
  expect(hostOf(address)).toBe(host);
});

describe("published settings", () => {
  const names = Object.keys(DEFAULT_SETTINGS);

  test.each(RUBBISH)("settings replaced by %j are usable", (given) => {
    expect(Object.keys(parseSettings(given))).toEqual(names);
    expect(parseSettings(parseSettings(given))).toEqual(parseSettings(given));
  });

  test.each(names)("settings with rubbish instead of %s keep the others", (name) => {
    const others = { ...DEFAULT_SETTINGS, delay: 300, onlyUnmet: true, language: "zh-TW" as const };
    for (const it of RUBBISH) {
      const { [name as "delay"]: _, ...rest } = parseSettings({ ...others, [name]: it });
      const { [name as "delay"]: _own, ...expected } = others;
      expect(rest).toEqual(expected);
    }
  });

  test("contain nothing that a page need not know", () => {
    const settings = { ...DEFAULT_SETTINGS, offSites: ["a.cn"], hiddenKinds: ["slogan"] };
    expect(JSON.stringify(parsePageSettings(settings))).not.toContain("a.cn");
    expect(Object.keys(parsePageSettings(settings))).not.toContain("hiddenKinds");
  });
});

describe("a published lexicon", () => {
  const form = (text: string) => ({ form: text, ambiguous: false, beside: [] });
  const lexicon = makeLexicon([
    { address: "a", forms: [form("近邻党建"), form("近邻")] },
    { address: "b", forms: [form("党建")] },
  ]);

  test("is accepted if it is valid, also after storing and reading", () => {
    expect(parseLexicon(JSON.parse(JSON.stringify(lexicon)))).toEqual(lexicon);
  });

  test.each(RUBBISH)("is refused if it is %j", (given) => {
    expect(parseLexicon(given)).toBeNull();
  });

  /** The lexicon with every kind of rubbish at every place. */
  function* spoilt(value: unknown): Generator {
    yield* RUBBISH;
    if (typeof value !== "object" || value === null) return;
    for (const [name, it] of Object.entries(value)) {
      for (const other of spoilt(it)) {
        yield Array.isArray(value)
          ? value.map((own, i) => (String(i) === name ? other : (own as unknown)))
          : { ...value, [name]: other };
      }
    }
  }

  test("never makes a page fail, with rubbish at any place", () => {
    let taken = 0;
    let all = 0;
    for (const it of spoilt(lexicon)) {
      all += 1;
      const parsed = parseLexicon(it);
      if (!parsed) continue;
      taken += 1;
      const finder = makeTermFinder(parsed);
      for (const [folded, term, needs, ...inner] of parsed.forms) {
        expect(folded.length).toBeGreaterThan(0);
        const named = [term, ...inner, ...(typeof needs === "number" ? [] : needs)];
        for (const index of named) expect(finder.terms[index]).toBeTypeOf("string");
      }
    }
    expect(all).toBeGreaterThan(300);
    expect(taken).toBeGreaterThan(10);
  });
});
