import type { JSX } from "preact";
import type { Trouble } from "@/lib/messages/contract";
import type { TroubleInfo } from "@/lib/messages/outcomes";
import type { Translate } from "@/lib/i18n/translate";
import { excessText } from "./exchange-words";
import { useLocale } from "./locale";

/** With these errors, the user may want to export notes, or to import them again. */
const STORE_TROUBLES: ReadonlySet<Trouble> = new Set(["newer", "blocked", "unavailable", "full"]);

/** These are faults of the extension: their details help to report them. */
const FAULTS: ReadonlySet<Trouble> = new Set(["refused", "stopped"]);

/**
 * The message for an error. If the extension's own checks have refused a value, the message names
 * the field. Other errors have a message for their kind.
 */
function sentence(t: Translate, { trouble, excess, field }: TroubleInfo): string {
  if (excess) return t("tooLong", { reason: excessText(t, excess) });
  return field ? t(`refusedField_${field}`) : t(`trouble_${trouble}`);
}

/** A message that says what went wrong and what the user can do. */
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
      {FAULTS.has(trouble) && excess === null && field === null && message !== "" && (
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
