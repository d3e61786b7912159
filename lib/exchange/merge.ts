/**
 * What an import would change, computed before anything is changed; and the changes that the user
 * has chosen.
 */
import type { Annotation, Json } from "../annotation/model";
import { deriveId } from "./w3c/derive-id";
import { stableJson } from "./json/json-value";
import { toJsonLd } from "./w3c/w3c";

/** A note that exists both here and in the file. `incoming` has the id of the note here. */
export interface Pair {
  readonly present: Annotation;
  readonly incoming: Annotation;
}

/** The notes of a file, compared with those here. */
export interface Plan {
  readonly added: readonly Annotation[];
  /** The file has a later version. */
  readonly changed: readonly Pair[];
  /** Both have the same content, though perhaps with different times. */
  readonly same: readonly Pair[];
  /** They have different content, and the version in the file is not later. */
  readonly conflicting: readonly Pair[];
  /** Notes that exist here but not in the file. */
  readonly missing: readonly Annotation[];
}

/** How the user wants to import a file. */
export interface Choice {
  /** `replace`: afterwards, only the notes of the file exist. */
  readonly mode: "merge" | "replace";
  /** `both`: the version in the file becomes a separate note. */
  readonly conflicts: "keep" | "take" | "both";
}

/** The notes to write and to delete. No note is in both lists. */
export interface Changes {
  readonly puts: Annotation[];
  readonly deletes: string[];
}

/**
 * Compares the notes here with those of a file, by id, or else by their origin (section 3.3.7). A
 * note that came from elsewhere, was exported there and is imported again is the same note.
 */
export function compare(present: readonly Annotation[], incoming: readonly Annotation[]): Plan {
  const plan = {
    added: [] as Annotation[],
    changed: [] as Pair[],
    same: [] as Pair[],
    conflicting: [] as Pair[],
  };
  const partners = partnersOf(present, incoming);
  for (const it of incoming) {
    const partner = partners.get(it);
    if (partner) {
      const pair = { present: partner, incoming: settled(it, partner) };
      plan[verdictOn(pair)].push(pair);
    } else plan.added.push(it);
  }
  const found = new Set(partners.values());
  return { ...plan, missing: present.filter((it) => !found.has(it)) };
}

/**
 * Each note here has at most one partner: the one with its id, or else the first one with its
 * origin.
 */
function partnersOf(
  present: readonly Annotation[],
  incoming: readonly Annotation[],
): Map<Annotation, Annotation> {
  const byId = new Map(present.map((it) => [it.id, it]));
  const byCanonical = new Map(
    present.flatMap((it) => (it.canonical === null ? [] : [[it.canonical, it]])),
  );
  const partners = new Map<Annotation, Annotation>();
  const taken = new Set<Annotation>();
  const pair = (it: Annotation, partner: Annotation | undefined): void => {
    if (!partner || taken.has(partner) || partners.has(it)) return;
    partners.set(it, partner);
    taken.add(partner);
  };
  for (const it of incoming) pair(it, byId.get(it.id));
  for (const it of incoming) {
    if (it.canonical !== null) pair(it, byCanonical.get(it.canonical) ?? byId.get(it.canonical));
    pair(it, byCanonical.get(it.id));
  }
  return partners;
}

/** The version in the file, with the id of the note here. */
function settled(incoming: Annotation, { id, canonical }: Annotation): Annotation {
  return incoming.id === id ? incoming : { ...incoming, id, canonical };
}

function verdictOn({ present, incoming }: Pair): "same" | "changed" | "conflicting" {
  // A damaged record yields less than was written.
  if (present.damage) return "changed";
  if (said(present) === said(incoming) || written(present) === written(incoming)) return "same";
  // A note without a time of change has the time of its import, which is always later.
  const isDated = incoming.foreign?.["modified"] !== null;
  return isDated && incoming.modified > present.modified ? "changed" : "conflicting";
}

/**
 * The content of a note as text. It leaves out the note's id, origin and times, and the format of
 * its text, which becomes Markdown with any change here, even of the colour alone.
 */
function said({ motivation, body, tags, colour, target, foreign }: Annotation): string {
  const { modified: _, ...members } = foreign ?? {};
  return stableJson({
    motivation,
    text: body.value,
    tags,
    colour,
    target,
    members,
  } as unknown as Json);
}

/**
 * The note as it is exported. A body that was imported and has been changed since is stored
 * unchanged, but exported in changed form. So a note equals its own backup, although the stored
 * bodies differ.
 */
function written(note: Annotation): string {
  const {
    id: _,
    created: __,
    modified: ___,
    canonical: ____,
    via: _____,
    ...rest
  } = toJsonLd(note);
  return stableJson(rest);
}

/** What to write and what to delete for a choice. Writing it twice has no further effect. */
export function changesFor(plan: Plan, { mode, conflicts }: Choice): Changes {
  const settledConflicts = {
    keep: () => [],
    take: () => incomingOf(plan.conflicting),
    both: () => plan.conflicting.map((pair) => copyOf(pair)),
  }[conflicts]();
  const puts = [...plan.added, ...incomingOf(plan.changed), ...settledConflicts];
  if (mode === "merge") return { puts, deletes: [] };
  const all = [...puts, ...incomingOf(plan.same.filter((pair) => !isIdentical(pair)))];
  const kept = new Set(all.map(({ id }) => id));
  const deletes = plan.missing.map(({ id }) => id).filter((id) => !kept.has(id));
  return { puts: all, deletes };
}

/** The number of notes that a choice adds, changes and deletes. */
export interface Tally {
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
}

/** Counts what a choice changes. */
export function tallyOf(present: readonly Annotation[], { puts, deletes }: Changes): Tally {
  const ids = new Set(present.map(({ id }) => id));
  const changed = puts.filter(({ id }) => ids.has(id)).length;
  return { added: puts.length - changed, changed, deleted: deletes.length };
}

function incomingOf(pairs: readonly Pair[]): Annotation[] {
  return pairs.map(({ incoming }) => incoming);
}

function isIdentical({ present, incoming }: Pair): boolean {
  return stableJson(present as unknown as Json) === stableJson(incoming as unknown as Json);
}

/** The version in the file as a separate note. The same file always gives the same one. */
function copyOf({ incoming }: Pair): Annotation {
  const origin = incoming.canonical ?? incoming.id;
  return {
    ...incoming,
    id: deriveId(`${incoming.id}\n${said(incoming)}`),
    canonical: null,
    via: incoming.via.includes(origin) ? incoming.via : [...incoming.via, origin],
  };
}
