import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Boundary } from "@/components/boundary";
import { useLocale } from "@/components/locale";
import { RecoveryNotice } from "@/components/notes/recovery-notice";
import { TroubleNotice } from "@/components/trouble-notice";
import type { Outcome } from "@/lib/messages/outcomes";
import { useBriefly } from "@/components/use-briefly";
import { useResource } from "@/components/use-resource";
import { dayText } from "@/lib/i18n/dates";
import { settle } from "@/lib/library/notes";
import { download } from "@/lib/library/download";
import { rescue, takeBackup } from "@/lib/library/transfer";
import { watchChanges } from "@/lib/published/changes";
import { readSafety } from "@/lib/private/safety";
import { send } from "@/lib/messages/send";
import { notesMark } from "@/lib/store/read";
import { BringIn } from "./bring-in";
import { Copies } from "./copies";

/** How the notes are stored, exported and imported. */
export function SafetyView(): JSX.Element {
  const { t } = useLocale();
  const { resource } = useResource(readSafety, watchChanges);
  const safety = resource.kind === "ready" ? resource.value : null;
  /** An automatic copy that is shown as if it were a chosen file. */
  const [opened, setOpened] = useState<{ text: string } | null>(null);
  return (
    <main id="main" tabIndex={-1} class="safety-view">
      <h1>{t("viewSafety")}</h1>
      {safety?.recovery && (
        <RecoveryNotice
          {...safety.recovery}
          onSeen={() => void send("safety.note", { what: "recovery-seen" })}
        />
      )}
      <p>{t("twoPlaces")}</p>
      <Boundary of={[safety]}>
        <Backup last={safety?.backup ?? null} />
      </Boundary>
      <Boundary of={[opened]}>
        <BringIn opened={opened} />
      </Boundary>
      <Boundary>
        <Copies onOpen={(text) => setOpened({ text })} />
      </Boundary>
      <Rescue />
    </main>
  );
}

async function downloadBackup(): Promise<void> {
  download(await takeBackup());
  await send("safety.note", { what: "backup-taken" });
}

function Backup({ last }: { last: { at: number; seq: number } | null }): JSX.Element {
  const { t, language } = useLocale();
  const { resource } = useResource(notesMark, watchChanges);
  const [failure, setFailure] = useState<Outcome>(null);
  const seq = resource.kind === "ready" ? (resource.value?.seq ?? 0) : 0;
  return (
    <section class="backup">
      <h2>{t("backup")}</h2>
      <p>{t("backupWhat")}</p>
      <p class="row">
        <button
          type="button"
          class="primary"
          onClick={async () => setFailure(await settle(downloadBackup()))}
        >
          {t("backupTake")}
        </button>
        <span class="hint">
          {last
            ? t("backupLast", {
                date: dayText(language, new Date(last.at)),
                count: Math.max(0, seq - last.seq),
              })
            : t("backupNever")}
        </span>
      </p>
      {failure && <TroubleNotice {...failure} />}
    </section>
  );
}

function Rescue(): JSX.Element {
  const { t } = useLocale();
  const [failure, setFailure] = useState<Outcome>(null);
  const [done, setDone] = useBriefly<object>();
  const [isAsking, setAsking] = useState(false);
  const run = async (action: () => Promise<unknown>): Promise<void> => {
    setAsking(false);
    setDone(null);
    const outcome = await settle(action());
    setFailure(outcome);
    if (!outcome) setDone({});
  };
  return (
    <section class="rescue">
      <h2>{t("rescue")}</h2>
      <p>{t("rescueWhat")}</p>
      <p class="row">
        <button type="button" onClick={() => void run(async () => download(await rescue()))}>
          {t("rescueTake")}
        </button>
        <button type="button" aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}>
          {t("rescueRebuild")}
        </button>
        <span role="status">{done && t("rescueDone")}</span>
      </p>
      {isAsking && (
        <div class="told" role="group" aria-label={t("rescueRebuild")}>
          <p>{t("rescueAsk")}</p>
          <p class="row">
            <button
              type="button"
              class="danger"
              onClick={() => void run(() => send("store.rebuild", {}))}
            >
              {t("rescueRebuildNow")}
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              {t("noteCancel")}
            </button>
          </p>
        </div>
      )}
      {failure && <TroubleNotice {...failure} />}
    </section>
  );
}
