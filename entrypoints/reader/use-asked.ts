import { useEffect, useState } from "preact/hooks";
import { troubleOf } from "@/lib/library/trouble";
import type { Outcome } from "@/lib/messages/outcomes";

/** What is found out somewhere else, such as in a worker. */
export interface Asked<T> {
  /** The latest answer; null if there is none yet. */
  readonly answer: T | null;
  /** Why the latest question has no answer. */
  readonly failure: Outcome;
  readonly again: () => void;
}

/**
 * Asks something, and asks it again whenever what it is about has changed. The earlier answer stays
 * until the new one is there.
 *
 * @param about compared by identity
 */
export function useAsked<T>(ask: (signal: AbortSignal) => Promise<T>, about: unknown): Asked<T> {
  const [answer, setAnswer] = useState<T | null>(null);
  const [failure, setFailure] = useState<Outcome>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    setFailure(null);
    ask(signal).then(
      (found) => signal.aborted || setAnswer(found),
      (error: unknown) => signal.aborted || setFailure(troubleOf(error)),
    );
    return () => controller.abort();
  }, [about, round]);
  return { answer, failure, again: () => setRound((it) => it + 1) };
}
