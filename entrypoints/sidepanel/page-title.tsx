import type { JSX } from "preact";
import { langOf } from "@/components/lang-of";
import { useLocale } from "@/components/locale";
import type { PageStatus } from "../popup/use-page-status";

/** The page whose notes are listed. */
export function PageTitle({
  status: { title, host },
}: {
  status: Extract<PageStatus, { kind: "page" }>;
}): JSX.Element {
  const { t, language } = useLocale();
  return (
    <div class="page-title">
      {title !== "" && <p lang={langOf(title, language)}>{title}</p>}
      <p class="gloss">
        <span>{host}</span> <span>{t("notesInOrder")}</span>
      </p>
    </div>
  );
}
