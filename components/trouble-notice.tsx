import type { JSX } from "preact";
import type { Trouble } from "@/lib/messages/contract";
import type { TroubleInfo } from "@/lib/messages/outcomes";
import type { Translate } from "@/lib/i18n/translate";
import { excessText } from "./exchange-words";
import { useLocale } from "./locale";

/** With these something may have to be taken out of the store, or put back. */
const STORE_TROUBLES: ReadonlySet<Trouble> = new Set(["newer", "blocked", "unavailable", "full"]);

/** What the program's own checks say of a request is said of the field; of anything else there is what the error says. */
function sentence(t: Translate, { trouble, excess, field }: TroubleInfo): string {
  if (excess) return excessText(t, excess);
  return field ? t(`refusedField_${field}`) : t(`trouble_${trouble}`);
}

/** What went wrong and what to do, in a sentence. */
export function TroubleNotice({
  trouble,
  message,
  excess = null,
  field = null,
  onRetry,
}: TroubleInfo & { onRetry?: (() => void) | undefined }): JSX.Element {
  const { t } = useLocale();
  return (
    <div class="trouble" role="alert" data-trouble={trouble}>
      <p>{sentence(t, { trouble, message, excess, field })}</p>
      {trouble === "refused" && excess === null && field === null && message !== "" && (
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
