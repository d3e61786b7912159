import { useEffect, useRef, useState } from "preact/hooks";
import type { Outcome } from "@/lib/messages/outcomes";

interface Choice<T> {
  readonly value: T;
  /** What was kept, as JSON, at the time when the choice had been stored; null before. */
  readonly storedOver: string | null;
}

/**
 * Shows what the user has chosen at once, and takes it back if it could not be stored.
 *
 * A stored choice is shown until the kept value has changed. This may be long after it was stored,
 * because a window in the background is slow to load it. A choice that is still being stored stays,
 * whatever earlier choice arrives in the meantime.
 *
 * @param kept the kept value as it was last loaded, which can be written as JSON
 * @returns the value to show, and a function that shows a choice while it is being stored; that
 *   function returns why it could not be stored, and null if it was
 */
export function useChoice<T>(
  kept: T,
): readonly [T, (value: T, outcome: Promise<Outcome>) => Promise<Outcome>] {
  const [choice, setChoice] = useState<Choice<T> | null>(null);
  const text = JSON.stringify(kept);
  const latest = useRef(text);
  latest.current = text;
  useEffect(() => setChoice((it) => (it && hasFollowed(it, text) ? null : it)), [text]);
  const choose = async (value: T, outcome: Promise<Outcome>): Promise<Outcome> => {
    const mine: Choice<T> = { value, storedOver: null };
    setChoice(mine);
    const failure = await outcome;
    const after = failure ? null : { value, storedOver: latest.current };
    setChoice((it) => (it === mine ? after : it));
    return failure;
  };
  return [choice && !hasFollowed(choice, text) ? choice.value : kept, choose];
}

/** Whether the kept value has changed since a choice was stored. */
function hasFollowed({ storedOver }: Choice<unknown>, kept: string): boolean {
  return storedOver !== null && storedOver !== kept;
}
