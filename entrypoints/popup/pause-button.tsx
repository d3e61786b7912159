import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Icon } from "@/components/icon";
import { useLocale } from "@/components/locale";
import { TroubleNotice } from "@/components/trouble-notice";
import { settle } from "@/lib/library/notes";
import type { Outcome } from "@/lib/messages/outcomes";
import { send } from "@/lib/messages/send";
import type { Settings } from "@/lib/settings/settings";

/** The length of a pause, in milliseconds. */
const PAUSE_MS = 3_600_000;

/** Pauses the light on all sites, or ends the pause. */
export function PauseButton({ settings }: { settings: Settings }): JSX.Element {
  const { t } = useLocale();
  const [failure, setFailure] = useState<Outcome>(null);
  const isPaused = settings.pausedUntil > Date.now();
  return (
    <>
      <button
        type="button"
        class="pause"
        aria-label={t("pause")}
        aria-pressed={isPaused}
        title={t("pause")}
        onClick={async () => {
          const pausedUntil = isPaused ? 0 : Date.now() + PAUSE_MS;
          setFailure(await settle(send("settings.change", { pausedUntil })));
        }}
      >
        <Icon name="pause" />
      </button>
      {failure && <TroubleNotice {...failure} />}
    </>
  );
}
