/** What is found in a passage as people see it, at its places in the passage's own text. */
import type { Passage } from "../../document/passage";
import { asSeen, inSource } from "../../text/as-seen";
import type { FoundPlace } from "./found";

export function foundAsSeen<T extends FoundPlace>(
  passage: Passage,
  find: (passage: Passage) => readonly T[],
): T[] {
  const seen = asSeen(passage.text);
  const label = passage.label === null ? null : asSeen(passage.label).text;
  return find({ ...passage, label, text: seen.text }).map((found) => {
    const place = inSource(seen, found);
    return { ...place, quote: passage.text.slice(place.start, place.end) };
  });
}
