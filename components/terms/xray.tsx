import type { JSX } from "preact";
import type { Occurrence } from "@/lib/glossary/term";
import type { PassageRecord } from "@/lib/store/shapes";

/** Lengths in the picture's own units. */
const WIDTH = 1000;
const HEIGHT = 12;

/**
 * Where a term stands in a document: the document is a line, its sections are notches, the term's
 * places are ticks. Screen readers ignore it, because the places are also counted or listed.
 */
export function Xray({
  places,
  passages,
}: {
  places: readonly Pick<Occurrence, "passage" | "start">[];
  passages: readonly PassageRecord[];
}): JSX.Element {
  const begins = new Map<string, number>();
  let length = 0;
  for (const { id, text } of passages) {
    begins.set(id, length);
    length += text.length;
  }
  const at = (offset: number): number => (length === 0 ? 0 : (offset / length) * WIDTH);
  return (
    <svg
      class="xray"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path class="whole" d={`M0 ${HEIGHT / 2}H${WIDTH}`} />
      <path
        class="sections"
        d={passages
          .filter(({ role }) => role === "section")
          .map(({ id }) => `M${at(begins.get(id) ?? 0)} 3V9`)
          .join("")}
      />
      <path
        class="places"
        d={places
          .map(({ passage, start }) => `M${at((begins.get(passage) ?? 0) + start)} 1V11`)
          .join("")}
      />
    </svg>
  );
}
