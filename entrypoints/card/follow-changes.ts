import { type State, readState, watchChanges } from "@/lib/published/changes";

/**
 * Calls back at every change of what the card shows, for as long as the page lives.
 *
 * @param known the state at the time when the shown data was read, or an earlier one. Changes since
 *   then are reported too.
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
