import type { JSX } from "preact";
import { useLocale } from "@/components/locale";
import { RecoveryNotice } from "@/components/notes/recovery-notice";
import { useResource } from "@/components/use-resource";
import { backupIsDue } from "@/lib/library/backup-due";
import type { Library } from "@/lib/library/library";
import { openReader } from "@/lib/library/open-reader";
import { watchChanges } from "@/lib/published/changes";
import { readSafety } from "@/lib/private/safety";
import { send } from "@/lib/messages/send";
import { notesMark } from "@/lib/store/read";

/** What the user should know about the safety of the notes; null if there is nothing to say. */
export function SafetyNotices({ library }: { library: Library }): JSX.Element | null {
  const { t } = useLocale();
  const { resource } = useResource(
    async () => ({ safety: await readSafety(), mark: await notesMark() }),
    watchChanges,
  );
  if (resource.kind !== "ready") return null;
  const { safety, mark } = resource.value;
  if (safety.recovery) {
    return (
      <RecoveryNotice
        {...safety.recovery}
        onSeen={() => void send("safety.note", { what: "recovery-seen" })}
      />
    );
  }
  const seq = mark?.seq ?? 0;
  const oldest = library.annotations.at(-1)?.created;
  if (!backupIsDue(safety, { seq, oldest: oldest ?? null, now: Date.now() })) return null;
  return (
    <div class="told" role="status">
      <p>{t("backupRemind")}</p>
      <div class="row">
        <button type="button" onClick={() => openReader({ view: "safety" })}>
          {t("backupTake")}
        </button>
        <button type="button" onClick={() => void send("safety.note", { what: "later" })}>
          {t("backupLater")}
        </button>
      </div>
    </div>
  );
}
