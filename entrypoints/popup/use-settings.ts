import { useResource } from "@/components/use-resource";
import { watchChanges } from "@/lib/published/changes";
import { send } from "@/lib/messages/send";
import { type Settings, DEFAULT_SETTINGS } from "@/lib/settings/settings";

/** The settings, which follow every change. */
export function useSettings(): Settings {
  const { resource } = useResource(() => send("settings.get", {}), watchChanges);
  return resource.kind === "ready" ? resource.value : DEFAULT_SETTINGS;
}
