import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { isTyping } from "@/components/is-typing";
import type { Syllable } from "@/lib/library/pinyin-of";
import { chosenReading, rightReadings } from "./candidate-reading";
import type { Review } from "./use-review";

/** The row is scrolled to as a whole. */
const NO_SCROLL = { preventScroll: true };

function hasFocus(element: Element | null): boolean {
  return element?.contains(document.activeElement) ?? false;
}

/** The chosen row. */
function rowIn(list: HTMLElement | null): Element | null {
  return list?.querySelector("[aria-current=true]") ?? null;
}

/** The keys that go from row to row. */
const MOVES: ReadonlySet<string> = new Set(["j", "k", "ArrowDown", "ArrowUp"]);

/**
 * The keys of the review, wherever the focus is, unless the user is typing. The focus goes along with
 * the chosen row, and is not lost with a row that was decided.
 *
 * @param syllables the reading of the chosen row
 */
export function useReviewKeys(
  list: RefObject<HTMLElement | null>,
  review: Review,
  syllables: readonly Syllable[] | null,
): void {
  const row = review.shown[review.index];
  const isFollowed = useRef(false);
  // Not after the next frame: a key may come before it, and would act on the row before.
  useLayoutEffect(() => {
    const read = (readings: ReadonlyMap<number, string>): void => {
      if (row && readings.size > 0) review.read(row, readings);
    };
    const actions: Readonly<Record<string, () => unknown>> = {
      j: () => review.choose(review.index + 1),
      ArrowDown: () => review.choose(review.index + 1),
      k: () => review.choose(review.index - 1),
      ArrowUp: () => review.choose(review.index - 1),
      " ": () => review.toggle(),
      x: () => review.dropChosen(),
      n: () => review.neverChosen(),
      "[": () => review.trim("start"),
      "]": () => review.trim("end"),
      "\\": () => review.trim(null),
      m: () => review.merge(),
      r: () => read(rightReadings(syllables ?? [])),
      e: () => review.edit(),
      u: () => review.undo(),
    };
    const onKey = (event: KeyboardEvent): void => {
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const act = /^[1-9]$/u.test(key)
        ? () => read(chosenReading(syllables ?? [], Number(key)))
        : actions[key];
      const isControl =
        event.target instanceof Element && event.target.closest("select, input, button:not(.word)");
      const isOther = event.ctrlKey || event.altKey || event.metaKey || isTyping(event);
      if (!act || isOther || (isControl && event.key === " ")) return;
      event.preventDefault();
      isFollowed.current = MOVES.has(key) || hasFocus(list.current);
      act();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  });
  useLayoutEffect(() => {
    const chosen = rowIn(list.current);
    // A row that is brought back takes the place of the one that has the focus.
    const isLeft = isFollowed.current || hasFocus(list.current);
    isFollowed.current = false;
    if (isLeft && !hasFocus(chosen)) chosen?.querySelector<HTMLElement>(".word")?.focus(NO_SCROLL);
  });
  useEffect(() => {
    rowIn(list.current)?.scrollIntoView({ block: "nearest" });
    // What is known of its reading makes a row higher.
  }, [review.index, review.tab, row?.candidate.form, syllables]);
}
