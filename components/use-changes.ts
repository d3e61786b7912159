import { useState } from "preact/hooks";
import type { Outcome } from "@/lib/messages/outcomes";
import type { Preferences } from "@/lib/settings/settings";
import { useChoice } from "./use-choice";

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
  const [settings, choose] = useChoice(kept);
  const [failure, setFailure] = useState<Outcome>(null);
  const change = async (changes: Partial<Preferences>): Promise<void> => {
    setFailure(await choose({ ...settings, ...changes }, keep(changes)));
  };
  return { settings, failure, onChange: (changes) => void change(changes) };
}
