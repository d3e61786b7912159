import type { JSX } from "preact";
import { useLocale } from "../locale";

export interface RecoveryNoticeProps {
  readonly rebuilt: number;
  readonly lost: number;
  readonly onSeen: () => void;
}

/**
 * Says that the browser had lost notes: how many were restored, and how many are in neither copy.
 */
export function RecoveryNotice({ rebuilt, lost, onSeen }: RecoveryNoticeProps): JSX.Element {
  const { t } = useLocale();
  return (
    <div class={lost > 0 ? "trouble" : "told"} role="alert">
      {rebuilt > 0 && <p>{t("recoveredSome", { count: rebuilt })}</p>}
      {lost > 0 && <p>{t("lostSome", { count: lost })}</p>}
      <button type="button" onClick={onSeen}>
        {t("understood")}
      </button>
    </div>
  );
}
