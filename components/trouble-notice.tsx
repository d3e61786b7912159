import type { JSX } from "preact";
import type { Trouble } from "@/lib/messages/contract";
import type { TroubleInfo } from "@/lib/messages/outcomes";
import { excessText } from "./exchange-words";
import { useLocale } from "./locale";

/** With these something may have to be taken out of the store, or put back. */
const STORE_TROUBLES: ReadonlySet<Trouble> = new Set(["newer", "blocked", "unavailable", "full"]);

/** What went wrong and what to do, in a sentence. */
export function TroubleNotice({
  trouble,
  message,
  excess = null,
  onRetry,
}: TroubleInfo & { onRetry?: (() => void) | undefined }): JSX.Element {
  const { t } = useLocale();
  return (
    <div class="trouble" role="alert" data-trouble={trouble}>
      <p>{excess ? excessText(t, excess) : t(`trouble_${trouble}`)}</p>
      {trouble === "refused" && excess === null && message !== "" && (
        <details>
          <summary>{t("troubleDetails")}</summary>
          <code lang="en">{message}</code>
        </details>
      )}
      {onRetry && (
        <button type="button" onClick={onRetry}>
          {t("retry")}
        </button>
      )}
      {STORE_TROUBLES.has(trouble) && (
        <a href="/reader.html#/safety" target="_blank">
          {t("toSafety")}
        </a>
      )}
    </div>
  );
}
