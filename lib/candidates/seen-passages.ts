/** Passages as people see them, and the way back to their own offsets. */
import type { Occurrence } from "../glossary/term";
import { type SeenText, asSeen, inSeen, inSource } from "../text/as-seen";
import type { Candidate, CandidatePassage } from "./candidate";

export class SeenPassages {
  /** In their order. */
  readonly passages: readonly CandidatePassage[];
  private readonly seen = new Map<string, SeenText>();

  constructor(passages: readonly CandidatePassage[]) {
    this.passages = passages.map((passage) => {
      const seen = asSeen(passage.text);
      if (!seen.map) return seen.text === passage.text ? passage : { ...passage, text: seen.text };
      this.seen.set(passage.id, seen);
      const marks = passage.marks?.map((it) => inSeen(seen, it));
      return { ...passage, text: seen.text, ...(marks && { marks }) };
    });
  }

  /** A candidate of these passages, with its places in the passages' own text. */
  inSource(candidate: Candidate): Candidate {
    if (this.seen.size === 0) return candidate;
    return {
      ...candidate,
      places: candidate.places.map((it) => this.place(it)),
      firstSentence: this.place(candidate.firstSentence),
      reasons: candidate.reasons.map((it) =>
        it.sentence ? { ...it, sentence: this.place(it.sentence) } : it,
      ),
    };
  }

  private place(place: Occurrence): Occurrence {
    const seen = this.seen.get(place.passage);
    return seen ? inSource(seen, place) : place;
  }
}
