/** Definitions that lead in a circle. */
import { matchesIn } from "../matcher/matches";
import type { Term } from "./term";
import { compileForms, foldedForms, fullyFolded } from "./written-forms";

type Defined = Pick<Term, "id" | "forms" | "definition">;

/**
 * A definition that has fewer folded units than this beside the terms in it says nothing of its own:
 * “四下基层：四下基层的工作”.
 */
const LEAST_UNITS = 8;

/** The ids of entries whose definitions say little but one another, each circle once. */
export function circlesOf(terms: readonly Defined[]): string[][] {
  const leads = leadsOf(terms);
  const circles: string[][] = [];
  const done = new Set<number>();
  for (const start of leads.keys()) {
    const way = wayAround(start, leads, done);
    if (way) circles.push(way.map((it) => (terms[it] as Defined).id));
  }
  return circles;
}

/** For each entry that says little: the entries that it uses. */
function leadsOf(terms: readonly Defined[]): Map<number, ReadonlySet<number>> {
  const forms = foldedForms(terms);
  const table = compileForms(forms);
  const leads = new Map<number, ReadonlySet<number>>();
  terms.forEach(({ definition }, index) => {
    const text = fullyFolded(definition.zh || definition.en || "");
    const matches = matchesIn(table, text);
    const covered = matches.reduce((sum, { start, end }) => sum + end - start, 0);
    if (matches.length === 0 || text.length - covered >= LEAST_UNITS) return;
    leads.set(index, new Set(matches.map((it) => forms[it.pattern]?.term ?? index)));
  });
  return leads;
}

/** A way that leads from an entry back to it; null if there is none. Entries on it are done. */
function wayAround(
  start: number,
  leads: ReadonlyMap<number, ReadonlySet<number>>,
  done: Set<number>,
): number[] | null {
  if (done.has(start)) return null;
  const from = new Map<number, number>();
  const open = [start];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const next of leads.get(at) ?? []) {
      if (next === start) {
        const way = [at];
        for (let back = at; back !== start; way.push(back)) back = from.get(back) as number;
        for (const it of way) done.add(it);
        return way.toReversed();
      }
      if (!from.has(next)) {
        from.set(next, at);
        open.push(next);
      }
    }
  }
  return null;
}
