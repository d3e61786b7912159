/**
 * Notes that reply to others, in the form of Hypothesis (`references`) and of the W3C (a target
 * that is an annotation).
 */
import type { Annotation, Json } from "../../annotation/model";
import { hypothesisAddress } from "./hypothesis";
import { isObject, valuesOf } from "../json/json-value";

/** The address of the note to which this one replies; null if it is not a reply. */
function answeredBy({ foreign, motivation, target }: Annotation): string | null {
  const theirs: Json | undefined = foreign?.["hypothesis"];
  const references = isObject(theirs) ? valuesOf(theirs, "references") : [];
  // The list has the whole thread from the first note down. The last one is the note being
  // answered.
  const last = references.at(-1);
  if (typeof last === "string") return hypothesisAddress(last);
  return motivation === "replying" && target.type === "resource" ? target.source : null;
}

/**
 * For each reply, finds the note that it answers, or null if that note is not among these. Each
 * step handles one note.
 *
 * @returns a map by note id, without notes that are not replies
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

/**
 * The same notes in the same order, but with each reply after the note that it answers, the
 * earliest first. Each step handles one note.
 */
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
  // Notes that reply to each other in a circle have no first note. So at the end all notes are
  // visited.
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
