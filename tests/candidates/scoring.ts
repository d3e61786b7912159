/**
 * Texts that were marked up by hand, and how candidates are scored against them. Strict: the form
 * itself, when folded as forms are; each term of the gold counts once.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Candidate, CandidatePassage } from "@/lib/candidates/candidate";
import { fullFolding } from "@/lib/glossary/written-forms";
import { foldForm } from "@/lib/text/fold";

const here = import.meta.dirname;

/** A term that a careful reader would list. */
export interface GoldTerm {
  readonly forms: readonly string[];
  readonly isCore: boolean;
}

/** The text of a file in `texts`. */
export function textOf(name: string): string {
  return readFileSync(path.join(here, "texts", `${name}.txt`), "utf8");
}

/** The terms of a file in `gold`. */
export function goldOf(name: string): GoldTerm[] {
  return readFileSync(path.join(here, "gold", `${name}.txt`), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => ({ forms: line.replace(/~$/u, "").split("|"), isCore: !line.endsWith("~") }));
}

const HEADING =
  /^(?:第[一二三四五六七八九十]+[章节]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)/u;

/** Each line as a passage. A short line with a number and no full stop is a heading. */
export function passagesOf(text: string): CandidatePassage[] {
  return text.split("\n").flatMap((line, i) => {
    if (line.trim() === "") return [];
    const isHeading = HEADING.test(line) && line.length <= 30 && !line.includes("。");
    return [{ id: `p${i + 1}`, role: isHeading ? "section" : "paragraph", text: line } as const];
  });
}

/** How a term and a candidate are compared: folded, and without title marks. */
export function plain(form: string): string {
  return foldForm(form.replaceAll(/[《》〈〉]/gu, ""), fullFolding);
}

/** The scores of a list of candidates. Counts are of terms found; recalls are shares of the gold. */
export interface Scores {
  readonly first50: number;
  readonly first100: number;
  readonly recall200: number;
  readonly recall: number;
  readonly coreRecall: number;
  readonly candidates: number;
}

/** Scores candidates, the best first. */
export function scoresOf(candidates: readonly Candidate[], gold: readonly GoldTerm[]): Scores {
  const terms = new Map(gold.flatMap((it, i) => it.forms.map((form) => [plain(form), i] as const)));
  const foundIn = (count: number): Set<number> =>
    new Set(candidates.slice(0, count).flatMap(({ form }) => terms.get(plain(form)) ?? []));
  const all = foundIn(candidates.length);
  const core = gold.flatMap((it, i) => (it.isCore ? [i] : []));
  return {
    first50: foundIn(50).size,
    first100: foundIn(100).size,
    recall200: foundIn(200).size / gold.length,
    recall: all.size / gold.length,
    coreRecall: core.filter((it) => all.has(it)).length / core.length,
    candidates: candidates.length,
  };
}
