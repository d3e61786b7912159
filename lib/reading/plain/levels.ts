/** The levels of headings: from the ways of numbering that a document uses, and how it nests them. */
import type { Heading, HeadingKind } from "./headings";
import { SCHEMES } from "./numbering";

const USUAL: readonly HeadingKind[] = SCHEMES.filter((it) => it !== "bullet");

/** The level of each heading, from 1. */
export function levelsOf(headings: readonly Heading[]): Map<Heading, number> {
  const byKind = levelsByKind(headings);
  const levels = new Map<Heading, number>();
  let above = 0;
  for (const [at, heading] of headings.entries()) {
    let level = byKind.get(heading.kind) ?? 1;
    if (heading.kind === "plain" && level > 1) {
      const next = headings[at + 1];
      const isAbove = next !== undefined && !isUnnumbered(next.kind) && next.ordinal === 1;
      level = isAbove ? Math.max(1, (byKind.get(next.kind) ?? 2) - 1) : Math.min(level, above + 1);
    }
    levels.set(heading, level);
    if (heading.kind !== "plain") above = level;
  }
  return levels;
}

/** The level of each kind of heading that is used. */
function levelsByKind(headings: readonly Heading[]): Map<HeadingKind, number> {
  const numbered = headings.filter(({ kind }) => !isUnnumbered(kind));
  const order = nested(
    USUAL.filter((kind) => numbered.some((it) => it.kind === kind)),
    numbered,
  );
  const levels = new Map<HeadingKind, number>();
  const place = placeOfPlain(headings);
  const hasDash = headings.some(({ kind }) => kind === "dash");
  const plain: HeadingKind[] = headings.some(({ kind }) => kind === "plain") ? ["plain"] : [];
  const dash: HeadingKind[] = hasDash ? ["dash"] : [];
  const all =
    place === "top"
      ? [...plain, ...dash, ...order]
      : [...order, ...(place === "bottom" ? plain : []), ...dash];
  for (const [at, kind] of all.entries()) levels.set(kind, at + 1);
  if (!levels.has("plain")) levels.set("plain", 1);
  levels.set("main", 1);
  return levels;
}

function isUnnumbered(kind: HeadingKind): boolean {
  return kind === "plain" || kind === "dash" || kind === "main";
}

/** Corrects the usual order where the document counts one row anew below the other. */
function nested(usual: readonly HeadingKind[], headings: readonly Heading[]): HeadingKind[] {
  const below = new Map<string, number>();
  for (const [at, { kind, ordinal }] of headings.entries()) {
    const before = headings[at - 1];
    if (!before || before.kind === kind || ordinal !== 1) continue;
    const key = `${before.kind} ${kind}`;
    below.set(key, (below.get(key) ?? 0) + 1);
  }
  const order = [...usual];
  for (let round = 0; round < order.length; round += 1) {
    for (let at = 0; at + 1 < order.length; at += 1) {
      const [upper, lower] = [order[at], order[at + 1]];
      if (!upper || !lower) continue;
      const contradicts = below.get(`${lower} ${upper}`) ?? 0;
      if (contradicts > 1 && contradicts > (below.get(`${upper} ${lower}`) ?? 0)) {
        [order[at], order[at + 1]] = [lower, upper];
      }
    }
  }
  return order;
}

/**
 * Where headings without a number stand: above the numbered ones if these are counted anew below
 * several of them, below if they stand among them, and else beside the highest ones.
 */
function placeOfPlain(headings: readonly Heading[]): "top" | "bottom" | "beside" {
  const numbered = headings.filter(({ kind }) => !isUnnumbered(kind));
  if (numbered.length === 0) return "top";
  let restarts = 0;
  let last: Heading | null = null;
  let within = 0;
  let seen = 0;
  for (const heading of headings) {
    if (heading.kind === "plain" && seen > 0 && seen < numbered.length) within += 1;
    if (!isUnnumbered(heading.kind)) {
      seen += 1;
      if (last?.kind === "plain" && heading.ordinal === 1) restarts += 1;
    }
    last = heading;
  }
  if (restarts > 1) return "top";
  return within > 0 ? "bottom" : "beside";
}
