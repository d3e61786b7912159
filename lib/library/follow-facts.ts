/** What the user has decided of figures and dates follows their passages into a newer version. */
import type { PassageChanges } from "../document/align-passages";
import type { Passage } from "../document/passage";
import { factKey, placeOfFact } from "../glossary/figure";
import type { LibraryItem } from "../record/record";

export type Decided = Pick<LibraryItem, "dropped" | "corrected">;

/**
 * What was decided, by the places that the facts have now; null if that is the same. A fact whose
 * words are no longer in its passage is decided anew.
 */
export function followingFacts(
  { dropped, corrected }: Decided,
  { to }: PassageChanges,
  before: readonly Passage[],
  after: readonly Passage[],
): Decided | null {
  const old = new Map(before.map((it) => [it.id, it]));
  const texts = new Map(after.map(({ id, text }) => [id, text]));
  const moved = (key: string): string[] => {
    const { passage, start, end } = placeOfFact(key);
    const id = to.get(passage);
    const was = old.get(passage)?.text ?? "";
    const is = id === undefined ? undefined : texts.get(id);
    if (id === undefined || is === undefined) return [];
    const at = placeNow(was, is, start, end);
    return at === null ? [] : [factKey({ passage: id, start: at, end: at + end - start })];
  };
  const now: Decided = {
    dropped: dropped.flatMap(moved),
    corrected: Object.fromEntries(
      Object.entries(corrected).flatMap(([key, it]) => moved(key).map((next) => [next, it])),
    ),
  };
  return JSON.stringify(now) === JSON.stringify({ dropped, corrected }) ? null : now;
}

/**
 * Where the words of a fact begin now: in their old place, or behind the same number of the same
 * words; null if they are not there.
 */
function placeNow(was: string, is: string, start: number, end: number): number | null {
  const words = was.slice(start, end);
  if (words === "") return null;
  if (is === was) return start;
  const earlier = placesOf(words, was).indexOf(start);
  const [places, count] = [placesOf(words, is), placesOf(words, was).length];
  // If there are more or fewer of them, one cannot tell which is which.
  return places.length === count ? (places[earlier] ?? null) : null;
}

function placesOf(words: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}
