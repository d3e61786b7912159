/** What is found in a passage as people see it, at its places in the passage's own text. */
import { asSeen, inSource } from "../../text/as-seen";
import type { FoundPlace } from "./found";

export function foundAsSeen<P extends { readonly text: string }, T extends FoundPlace>(
  passage: P,
  find: (passage: P) => readonly T[],
): T[] {
  const seen = asSeen(passage.text);
  return find({ ...passage, text: seen.text }).map((found) => {
    const place = inSource(seen, found);
    return { ...place, quote: passage.text.slice(place.start, place.end) };
  });
}
