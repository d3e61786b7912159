import { useLayoutEffect } from "preact/hooks";
import { useChoice } from "@/components/use-choice";
import { useResource } from "@/components/use-resource";
import { settle } from "@/lib/library/notes";
import type { Outcome } from "@/lib/messages/outcomes";
import { send } from "@/lib/messages/send";
import { settingsToShowBy } from "@/lib/private/stored-settings";
import { watchChanges } from "@/lib/published/changes";
import { DEFAULT_SETTINGS, type Preferences } from "@/lib/settings/settings";

/** What the user has chosen for the look of the reader. */
export type Look = Pick<Preferences, "theme" | "textSize">;

/**
 * Gives the page the look that the settings name, and changes it.
 *
 * @returns the look, and a function that changes it at once and takes the change back if it could
 *   not be stored
 */
export function useLook(): [Look, (changes: Partial<Look>) => Promise<Outcome>] {
  const { resource } = useResource(settingsToShowBy, watchChanges);
  const stored = resource.kind === "ready" ? resource.value : DEFAULT_SETTINGS;
  const [look, choose] = useChoice<Look>({ theme: stored.theme, textSize: stored.textSize });
  const { theme, textSize } = look;
  useLayoutEffect(() => {
    const { dataset, style } = document.documentElement;
    dataset["theme"] = theme;
    style.setProperty("--reading-size", `${textSize / 16}rem`);
  }, [theme, textSize]);
  const change = (changes: Partial<Look>): Promise<Outcome> =>
    choose({ ...look, ...changes }, settle(send("settings.change", changes)));
  return [look, change];
}
