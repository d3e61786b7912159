/**
 * How many of the terms of texts that were marked up by hand are found. The scores are printed, and
 * the test fails when they fall. `npm run candidates` runs it with more to print:
 * docs/candidates.md.
 */
import { Converter } from "opencc-js";
import { describe, expect, test } from "vitest";
import { bundle } from "@/data/bundle";
import type { CandidatePassage } from "@/lib/candidates/candidate";
import { findCandidates } from "@/lib/candidates/find-candidates";
import type { Signal } from "@/lib/candidates/findings";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { parseReport } from "@/lib/report/parse-report";
import { learn, tablesOf } from "../candidates/learn";
import {
  type GoldTerm,
  type Scores,
  goldOf,
  passagesOf,
  plain,
  scoresOf,
  textOf,
} from "../candidates/scoring";

interface Marked {
  readonly name: string;
  readonly passages: readonly CandidatePassage[];
  readonly gold: readonly GoldTerm[];
  /** What was reached; less is a fault. */
  readonly floor: Pick<Scores, "first50" | "first100" | "recall200" | "coreRecall">;
}

const report = parseReport(bundle.report.id, bundle.report.text);
const glossary = parseGlossary(bundle.glossary, report);

const withoutQuotes = (passages: readonly CandidatePassage[]): CandidatePassage[] =>
  passages.map((it) => ({ ...it, text: it.text.replaceAll(/[“”]/gu, "") }));
const halfWidth = (passages: readonly CandidatePassage[]): CandidatePassage[] =>
  passages.map((it) => ({ ...it, text: it.text.replaceAll(/[“”]/gu, '"') }));

const toTraditional = Converter({ from: "cn", to: "hk" });
const traditional = (passages: readonly CandidatePassage[]): CandidatePassage[] =>
  passages.map((it) => ({
    ...it,
    text: toTraditional(it.text).replaceAll("“", "「").replaceAll("”", "」"),
  }));

const rural = passagesOf(textOf("rural-2018"));
const ruralGold = goldOf("rural-2018");

const TEXTS: readonly Marked[] = [
  {
    name: "rural-2018",
    passages: rural,
    gold: ruralGold,
    floor: { first50: 49, first100: 84, recall200: 0.65, coreRecall: 0.85 },
  },
  {
    name: "rural-2018 without quotation marks",
    passages: withoutQuotes(rural),
    gold: ruralGold,
    floor: { first50: 44, first100: 75, recall200: 0.58, coreRecall: 0.77 },
  },
  {
    name: "rural-2018 with half-width quotation marks",
    passages: halfWidth(rural),
    gold: ruralGold,
    floor: { first50: 49, first100: 84, recall200: 0.65, coreRecall: 0.85 },
  },
  {
    name: "rural-2018 in Traditional characters",
    passages: traditional(rural),
    gold: ruralGold,
    floor: { first50: 49, first100: 84, recall200: 0.65, coreRecall: 0.85 },
  },
  {
    name: "new-media-2018",
    passages: passagesOf(textOf("new-media-2018")),
    gold: goldOf("new-media-2018"),
    floor: { first50: 44, first100: 66, recall200: 0.69, coreRecall: 0.75 },
  },
  {
    name: "the bundled report",
    passages: report.passages,
    gold: glossary.terms.map(({ forms }) => ({ forms: forms.map((it) => it.form), isCore: true })),
    floor: { first50: 47, first100: 84, recall200: 0.59, coreRecall: 0.59 },
  },
  {
    name: "zhejiang-2026",
    passages: passagesOf(textOf("zhejiang-2026")),
    gold: goldOf("zhejiang-2026"),
    floor: { first50: 48, first100: 91, recall200: 0.55, coreRecall: 0.59 },
  },
  {
    name: "sports-2018",
    passages: passagesOf(textOf("sports-2018")),
    gold: goldOf("sports-2018"),
    floor: { first50: 47, first100: 86, recall200: 0.63, coreRecall: 0.65 },
  },
  {
    name: "free-trade-2018",
    passages: passagesOf(textOf("free-trade-2018")),
    gold: goldOf("free-trade-2018"),
    floor: { first50: 47, first100: 79, recall200: 0.59, coreRecall: 0.58 },
  },
  {
    name: "drugs-2019",
    passages: passagesOf(textOf("drugs-2019")),
    gold: goldOf("drugs-2019"),
    floor: { first50: 40, first100: 63, recall200: 0.61, coreRecall: 0.7 },
  },
  {
    // Never used for tuning.
    name: "xiongan-2018",
    passages: passagesOf(textOf("xiongan-2018")),
    gold: goldOf("xiongan-2018"),
    floor: { first50: 41, first100: 69, recall200: 0.42, coreRecall: 0.46 },
  },
  {
    // Never used for tuning.
    name: "waste-2018",
    passages: passagesOf(textOf("waste-2018")),
    gold: goldOf("waste-2018"),
    floor: { first50: 46, first100: 80, recall200: 0.52, coreRecall: 0.56 },
  },
  {
    // Never used for tuning.
    name: "consumption-2018",
    passages: passagesOf(textOf("consumption-2018")),
    gold: goldOf("consumption-2018"),
    floor: { first50: 46, first100: 69, recall200: 0.48, coreRecall: 0.44 },
  },
];

/** Their candidates are never looked at, nor are their scores used to choose anything. */
const HELD_OUT: ReadonlySet<string> = new Set(["xiongan-2018", "waste-2018", "consumption-2018"]);

function row(name: string, { gold }: Pick<Marked, "gold">, scores: Scores): string {
  const share = (value: number): string => value.toFixed(3);
  const { first50, first100, recall200, recall, coreRecall, candidates } = scores;
  const cells = [first50, first100, share(recall200), share(recall), share(coreRecall)];
  return `| ${[name, ...cells, `${candidates} of ${gold.length}`].join(" | ")} |`;
}

const HEAD =
  "| text | first 50 | first 100 | recall in 200 | recall | core recall | candidates, gold |\n|---|---|---|---|---|---|---|";

/** Kinds of evidence, by what they are left out together with. */
const KINDS: Readonly<Record<string, readonly Signal[]>> = {
  "quotations and titles": ["quoted", "title", "quoted-name", "quoted-part", "summed-up"],
  "named heads": ["named-head", "system-head"],
  "common heads": ["common-head"],
  "verbs before a name": ["programme-verb", "object"],
  "coinages with numbers and signs": ["numbered-coinage"],
  "lists and sets": ["enumeration", "set", "member", "listed"],
  "abbreviations, definitions, glosses": ["abbreviation", "definition", "gloss"],
  repeats: ["repeated"],
  "parts of stretches": ["part"],
  "set terms of the field": ["field-term"],
  "cuts (tail, owner, verb, over 和)": [
    "tail-cut",
    "core-cut",
    "owner-cut",
    "verb-joined",
    "joined",
    "quotation-inside",
  ],
};

describe("the finder of candidates", () => {
  test.each(TEXTS)("finds the terms of $name", ({ name, passages, gold, floor }) => {
    const scores = scoresOf(findCandidates(passages), gold);
    console.warn(`${HEAD}\n${row(name, { gold }, scores)}`);
    for (const [measure, least] of Object.entries(floor)) {
      expect.soft(scores[measure as keyof typeof floor], measure).toBeGreaterThanOrEqual(least);
    }
  });

  // A line of the text above it is what a person with the gold in hand would have marked.
  test.each([
    "rural-2018",
    "new-media-2018",
    "zhejiang-2026",
    "sports-2018",
    "free-trade-2018",
    "drugs-2019",
    "xiongan-2018",
    "waste-2018",
    "consumption-2018",
  ])("has a gold for %s whose terms stand in the text", (name) => {
    const text = plain(textOf(name));
    const missing = goldOf(name).filter(({ forms }) => !text.includes(plain(forms[0] ?? "")));
    expect(missing).toEqual([]);
  });
});

describe.runIf(process.env["CANDIDATES"] === "ablations")("without", () => {
  test.each([["nothing", []] as const, ...Object.entries(KINDS)])("%s", (kind, signals) => {
    const without = new Set(signals);
    const rows = TEXTS.map((it) => {
      const scores = scoresOf(findCandidates(it.passages, { without }), it.gold);
      return row(it.name, it, scores);
    });
    console.warn(`without ${kind}\n${HEAD}\n${rows.join("\n")}`);
    expect(rows).toHaveLength(TEXTS.length);
  });
});

describe.runIf(process.env["CANDIDATES"] === "learn")("the weights", () => {
  test("learned from the texts that are not held out", { timeout: 600_000 }, () => {
    const isVariant = (name: string): boolean => /^rural-2018 (?:with |in )/u.test(name);
    const texts = TEXTS.filter(({ name }) => !HELD_OUT.has(name) && !isVariant(name));
    // The longest text, whose targets are the strictest, counts twice.
    const shareOf = (name: string): number => (name.startsWith("rural-2018") ? 2 : 1);
    const learned = learn(texts.map((it) => ({ ...it, share: shareOf(it.name) })));
    console.warn(tablesOf(learned));
    expect(learned.weights.size).toBeGreaterThan(100);
  });
});

describe.runIf(process.env["CANDIDATES"] === "list")("candidates of", () => {
  test.each(TEXTS.filter(({ name }) => !HELD_OUT.has(name)))("$name", ({ passages, gold }) => {
    const terms = new Set(gold.flatMap(({ forms }) => forms.map(plain)));
    const lines = findCandidates(passages).map(({ form, count, score, reasons }) => {
      const why = reasons.map((it) => `${it.code} ${it.count}`).join(", ");
      return `${terms.has(plain(form)) ? " " : "✗"} ${form} ×${count} ${score} (${why})`;
    });
    console.warn(lines.join("\n"));
    expect(lines).not.toEqual([]);
  });
});

describe.runIf(process.env["CANDIDATES"] === "times")("the time", () => {
  test("for texts of several lengths, and its ratio to the length", () => {
    const text = ["rural-2018", "new-media-2018", "zhejiang-2026"].map(textOf).join("\n");
    const all = text.repeat(20);
    const times = [4_000, 33_000, 40_000, 400_000].map((units) => {
      const passages = passagesOf(all.slice(0, units));
      const rounds = Array.from({ length: 5 }, () => {
        const began = performance.now();
        findCandidates(passages);
        return performance.now() - began;
      });
      return { units, first: rounds[0] ?? 0, best: Math.min(...rounds) };
    });
    const lines = times.map(
      ({ units, first, best }) => `| ${units} | ${first.toFixed(0)} | ${best.toFixed(0)} |`,
    );
    console.warn(`| units | first, ms | best of five, ms |\n|---|---|---|\n${lines.join("\n")}`);
    console.warn(
      `ten times 40 000: ${((times[3]?.best ?? 0) / (times[2]?.best ?? 1)).toFixed(1)} times the time`,
    );
    expect(times).toHaveLength(4);
  });
});
