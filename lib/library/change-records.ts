/** Every change of the library is one change of its records, which can be undone. */
import type { Outcome } from "../messages/outcomes";
import { send } from "../messages/send";
import type { LibraryChange } from "../store/note-writer";
import { troubleOf } from "./trouble";

/** That something could not be changed, and why. */
export interface Failed {
  readonly kind: "failed";
  readonly info: NonNullable<Outcome>;
}

/** The result of a change: the number in the history by which it can be undone, or what went wrong. */
export type ChangeResult = { readonly kind: "changed"; readonly undo: number | null } | Failed;

/** Changes records, all at once. */
export function changeRecords(changes: readonly LibraryChange[]): Promise<ChangeResult> {
  return orFailed(async (): Promise<ChangeResult> => {
    const outcome = await send("library.change", { changes });
    if (outcome.kind === "changed") return outcome;
    return { kind: "failed", info: { trouble: "changed-since", message: "" } };
  });
}

/** The result of an action; what went wrong if it throws. */
export async function orFailed<T>(action: () => Promise<T>): Promise<T | Failed> {
  try {
    return await action();
  } catch (error) {
    return { kind: "failed", info: troubleOf(error) };
  }
}

/** The number of times that a change is tried if another change came in between. */
const TRIES = 5;

/**
 * Makes a change of what is stored, and makes it again if another change came in between.
 *
 * @param change reads what is stored each time
 */
export function onLatest(change: () => Promise<ChangeResult>): Promise<ChangeResult> {
  return orFailed(async () => {
    for (let tries = 1; ; tries += 1) {
      const result = await change();
      const isLate = result.kind === "failed" && result.info.trouble === "changed-since";
      if (!isLate || tries === TRIES) return result;
    }
  });
}

/** What went wrong with a change; null if it was made. */
export function failureOf(result: ChangeResult): Outcome {
  return result.kind === "failed" ? result.info : null;
}

/** The time of a change, in ISO 8601. */
export function now(): string {
  return new Date().toISOString();
}
