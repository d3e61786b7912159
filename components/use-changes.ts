import { useState } from "preact/hooks";
import type { Outcome } from "@/lib/messages/outcomes";
import type { Preferences } from "@/lib/settings/settings";

export interface Changes {
  /** The settings as the user sees them, with what was just chosen. */
  readonly settings: Preferences;
  /** Why the last change could not be stored; null if it was stored. */
  readonly failure: Outcome;
  readonly onChange: (changes: Partial<Preferences>) => void;
}

/**
 * Shows each change of a setting at once, and takes it back if it could not be stored.
 *
 * @param kept the stored settings
 */
export function useChanges(
  kept: Preferences,
  keep: (changes: Partial<Preferences>) => Promise<Outcome>,
): Changes {
  const [chosen, setChosen] = useState<Partial<Preferences>>({});
  const [failure, setFailure] = useState<Outcome>(null);
  const change = async (changes: Partial<Preferences>): Promise<void> => {
    setChosen({ ...chosen, ...changes });
    const outcome = await keep(changes);
    setFailure(outcome);
    if (outcome) setChosen({});
  };
  return {
    settings: { ...kept, ...chosen },
    failure,
    onChange: (changes) => void change(changes),
  };
}
