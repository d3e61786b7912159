import type { JSX } from "preact";
import { useLocale } from "../locale";

/** Says that some of the bundled data cannot be read, and how the user can restore it. */
export function LeftOut({ count }: { count: number }): JSX.Element {
  const { t } = useLocale();
  return (
    <div class="trouble" role="alert">
      <p>{t("entriesLeftOut", { count })}</p>
      <a href="/reader.html#/safety" target="_blank">
        {t("toSafety")}
      </a>
    </div>
  );
}
