/** Notes that answer others: as Hypothesis has it (`references`), and as the W3C does (a target that is an annotation). */
import type { Annotation, Json } from "../../annotation/model";
import { hypothesisAddress } from "./hypothesis";
import { isObject, valuesOf } from "../json/json-value";

/** The address of the note that this one answers; null for one that answers none. */
function answeredBy({ foreign, motivation, target }: Annotation): string | null {
  const theirs: Json | undefined = foreign?.["hypothesis"];
  const references = isObject(theirs) ? valuesOf(theirs, "references") : [];
  // The whole way from the first note down; the last is the one that is answered.
  const last = references.at(-1);
  if (typeof last === "string") return hypothesisAddress(last);
  return motivation === "replying" && target.type === "resource" ? target.source : null;
}

/**
 * For each note that is a reply the note that it answers, or null where that is not among these. A note a step.
 *
 * @returns by id; without those that are no replies
 */
export function* answeredNotes(
  notes: readonly Annotation[],
): Generator<void, Map<string, Annotation | null>> {
  const known = new Map<string, Annotation>();
  for (const note of notes) {
    yield;
    for (const name of [note.id, note.canonical, ...note.via]) {
      if (name !== null && !known.has(name)) known.set(name, note);
    }
  }
  const answered = new Map<string, Annotation | null>();
  for (const note of notes) {
    yield;
    const address = answeredBy(note);
    const parent = known.get(address ?? note.target.source) ?? null;
    if (address !== null || (parent !== null && parent !== note)) answered.set(note.id, parent);
  }
  return answered;
}

/** The same notes in their order, but each reply behind what it answers, the earliest first. A note a step. */
export function* inThreads(
  notes: readonly Annotation[],
  answered: ReadonlyMap<string, Annotation | null>,
): Generator<void, readonly Annotation[]> {
  if (answered.size === 0) return notes;
  const here = new Set(notes.map(({ id }) => id));
  const replies = new Map<string, Annotation[]>();
  const first: Annotation[] = [];
  for (const note of notes) {
    yield;
    const parent = answered.get(note.id);
    if (parent && here.has(parent.id))
      replies.set(parent.id, [...(replies.get(parent.id) ?? []), note]);
    else first.push(note);
  }
  const placed = new Set<Annotation>();
  // Those that answer each other in a ring have no first; so in the end all are gone through.
  for (const start of [...first, ...notes]) {
    yield;
    const open = [start];
    for (let note = open.pop(); note; note = open.pop()) {
      if (placed.has(note)) continue;
      placed.add(note);
      const own = replies.get(note.id) ?? [];
      open.push(...own.toSorted((a, b) => (a.created < b.created ? 1 : -1)));
    }
  }
  return [...placed];
}
