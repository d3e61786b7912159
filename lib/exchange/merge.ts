/** What an import would change, before anything is changed; and the changes that the user has chosen. */
import type { Annotation, Json } from "../annotation/model";
import { deriveId } from "./w3c/derive-id";
import { stableJson } from "./json/json-value";
import { toJsonLd } from "./w3c/w3c";

/** A note that is here and in the file. `incoming` has the id that it has here. */
export interface Pair {
  readonly present: Annotation;
  readonly incoming: Annotation;
}

export interface Plan {
  readonly added: readonly Annotation[];
  /** The file has a later version. */
  readonly changed: readonly Pair[];
  /** They say the same, if perhaps not since the same time. */
  readonly same: readonly Pair[];
  /** They say different things, and the one in the file is not later. */
  readonly conflicting: readonly Pair[];
  /** Notes that are here and not in the file. */
  readonly missing: readonly Annotation[];
}

export interface Choice {
  /** `replace`: afterwards there is what is in the file and nothing else. */
  readonly mode: "merge" | "replace";
  /** `both`: the one in the file comes as a note of its own. */
  readonly conflicts: "keep" | "take" | "both";
}

/** What is to be written; nothing stands in both. */
export interface Changes {
  readonly puts: Annotation[];
  readonly deletes: string[];
}

/**
 * Compares the notes that are here with those of a file, by their id, else by what they are copies of (3.3.7): one
 * that came from elsewhere, went back and comes again is the same.
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

/** Each present note has one partner at most: who has its id, else the first that has its origin. */
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

/** The version in the file, as one of the note that is here. */
function settled(incoming: Annotation, { id, canonical }: Annotation): Annotation {
  return incoming.id === id ? incoming : { ...incoming, id, canonical };
}

function verdictOn({ present, incoming }: Pair): "same" | "changed" | "conflicting" {
  // What is read of a damaged record is less than what was written.
  if (present.damage) return "changed";
  if (said(present) === said(incoming) || written(present) === written(incoming)) return "same";
  // One that does not say when it was changed has the time of its import, which is always later.
  const isDated = incoming.foreign?.["modified"] !== null;
  return isDated && incoming.modified > present.modified ? "changed" : "conflicting";
}

/**
 * What a note says, as text: not who it is, where it came from, or since when; nor the format of its text, which is
 * Markdown after any change here, even of the colour alone.
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
 * What of it goes out. A body that has been changed since it was brought in stays with the note, and goes out changed: of
 * its own backup the note is the same, though it has come in with another.
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

/** What to write and what to delete for this choice. Writing it twice changes nothing more. */
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

/** How many notes a choice adds, changes and deletes. */
export interface Tally {
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
}

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

/** The version in the file as a note of its own: the same one each time the same file is taken. */
function copyOf({ incoming }: Pair): Annotation {
  const origin = incoming.canonical ?? incoming.id;
  return {
    ...incoming,
    id: deriveId(`${incoming.id}\n${said(incoming)}`),
    canonical: null,
    via: incoming.via.includes(origin) ? incoming.via : [...incoming.via, origin],
  };
}
