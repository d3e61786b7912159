import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { browser } from "wxt/browser";
import { useLocale } from "@/components/locale";
import { useChanges } from "@/components/use-changes";
import { useResource } from "@/components/use-resource";
import { settle } from "@/lib/library/notes";
import { send } from "@/lib/messages/send";
import { watchChanges } from "@/lib/published/changes";
import { DEFAULT_SETTINGS } from "@/lib/settings/settings";
import { TryIt } from "./try-it";
import { WelcomeView } from "./welcome-view";

/** The welcome page, with the settings as they are stored. */
export function WelcomeApp(): JSX.Element {
  const { t } = useLocale();
  const { resource } = useResource(() => send("settings.get", {}), watchChanges);
  const kept = resource.kind === "ready" ? resource.value : DEFAULT_SETTINGS;
  const changes = useChanges(kept, (it) => settle(send("settings.change", it)));
  const { resource: pinned } = useResource(isPinned, watchFocus);
  useEffect(() => {
    document.title = `${t("welcomePage")} · ${t("appName")}`;
  }, [t]);
  return (
    <WelcomeView {...changes} isPinned={pinned.kind === "ready" ? pinned.value : null}>
      <TryIt />
    </WelcomeView>
  );
}

/** Whether the extension's button is in the toolbar; null if the browser does not tell. */
async function isPinned(): Promise<boolean | null> {
  const action: { getUserSettings?: () => Promise<{ isOnToolbar?: boolean }> } = browser.action;
  return (await action.getUserSettings?.())?.isOnToolbar ?? null;
}

/** The user pins the button in the browser's own menu, and comes back. */
function watchFocus(signal: AbortSignal, onChange: () => void): void {
  addEventListener("focus", onChange, { signal });
}
