import { type State, readState, watchChanges } from "@/lib/published/changes";

/**
 * Calls back whenever something of what is shown has changed, as long as the page lives.
 *
 * @param known as it was when that was read, or before: what has changed since is told too
 */
export function followChanges(known: State, onChange: (now: State) => Promise<void>): void {
  let last = known;
  const look = async (): Promise<void> => {
    const now = await readState();
    if (now.edition === last.edition && now.changes === last.changes) return;
    last = now;
    await onChange(now);
  };
  watchChanges(new AbortController().signal, () => void look());
  void look();
}
