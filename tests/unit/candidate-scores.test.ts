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

type Floor = Marked["floor"];

function floorOf(first50: number, first100: number, recall200: number, coreRecall: number): Floor {
  return { first50, first100, recall200, coreRecall };
}

/** A text of `texts` with its gold. */
function marked(name: string, floor: Floor): Marked {
  return { name, passages: passagesOf(textOf(name)), gold: goldOf(name), floor };
}

const RURAL = marked("rural-2018", floorOf(48, 86, 0.66, 0.89));

/** The weights are learned from them. */
const TUNED_ON: readonly Marked[] = [
  RURAL,
  {
    ...RURAL,
    name: "rural-2018 without quotation marks",
    passages: withoutQuotes(RURAL.passages),
    floor: floorOf(44, 73, 0.57, 0.81),
  },
  marked("new-media-2018", floorOf(43, 71, 0.75, 0.79)),
  {
    name: "the bundled report",
    passages: report.passages,
    gold: glossary.terms.map(({ forms }) => ({ forms: forms.map((it) => it.form), isCore: true })),
    floor: floorOf(46, 85, 0.57, 0.57),
  },
  marked("sports-2018", floorOf(43, 83, 0.6, 0.6)),
  marked("zhejiang-2026", floorOf(49, 94, 0.56, 0.61)),
  marked("free-trade-2018", floorOf(49, 85, 0.64, 0.64)),
  marked("drugs-2019", floorOf(44, 67, 0.63, 0.71)),
  marked("xiongan-2018", floorOf(41, 72, 0.42, 0.47)),
  marked("waste-2018", floorOf(46, 86, 0.6, 0.65)),
  marked("consumption-2018", floorOf(47, 77, 0.53, 0.51)),
  marked("jobs-2018", floorOf(44, 70, 0.63, 0.76)),
  marked("enforcement-2018", floorOf(46, 84, 0.54, 0.64)),
  marked("guizhou-2026", floorOf(45, 85, 0.47, 0.5)),
  marked("work-report-2022", floorOf(46, 84, 0.49, 0.54)),
  marked("inspection-2018", floorOf(49, 93, 0.59, 0.63)),
];

/** Their candidates are never looked at, nor are their scores used to choose anything. */
const HELD_OUT: readonly Marked[] = [
  marked("vocational-2019", floorOf(43, 82, 0.48, 0.7)),
  marked("machines-2018", floorOf(47, 90, 0.52, 0.58)),
  marked("anhui-2026", floorOf(45, 87, 0.49, 0.53)),
];

const OTHER_SPELLINGS: readonly Marked[] = [
  {
    ...RURAL,
    name: "rural-2018 with half-width quotation marks",
    passages: halfWidth(RURAL.passages),
  },
  {
    ...RURAL,
    name: "rural-2018 in Traditional characters",
    passages: traditional(RURAL.passages),
  },
];

const TEXTS = [...TUNED_ON, ...HELD_OUT, ...OTHER_SPELLINGS];

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

  const names = [...TUNED_ON, ...HELD_OUT].map((it) => it.name).filter((it) => /^\S+$/u.test(it));
  // A line of the text above it is what a person with the gold in hand would have marked.
  test.each(names)("has a gold for %s whose terms stand in the text", (name) => {
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
    // The longest text, whose gold is the strictest, counts four times, with and without quotation marks.
    const shareOf = (name: string): number => (name.startsWith("rural-2018") ? 4 : 1);
    const learned = learn(TUNED_ON.map((it) => ({ ...it, share: shareOf(it.name) })));
    console.warn(tablesOf(learned));
    expect(learned.weights.size).toBeGreaterThan(100);
  });
});

describe.runIf(process.env["CANDIDATES"] === "list")("candidates of", () => {
  test.each(TUNED_ON)("$name", ({ passages, gold }) => {
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
