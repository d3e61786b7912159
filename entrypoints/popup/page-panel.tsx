import type { JSX } from "preact";
import { useLocale } from "@/components/locale";
import type { Library } from "@/lib/library/library";
import type { TermAddress } from "@/lib/document/address";
import type { Settings } from "@/lib/settings/settings";
import { PageTerms } from "./page-terms";
import type { PageStatus } from "./use-page-status";
import { WhyNothing } from "./why-nothing";

export interface PagePanelProps {
  readonly status: PageStatus;
  readonly library: Library | null;
  readonly settings: Settings;
  readonly onOpen: (address: TermAddress) => void;
}

/** The terms on the page in the active tab, or the reason why there are none. */
export function PagePanel({ status, library, settings, onOpen }: PagePanelProps): JSX.Element {
  const { t } = useLocale();
  return (
    <section class="page" aria-label={t("onThisPage")}>
      {status.kind === "page" && status.counts.size + status.dark.size > 0 ? (
        <>
          {status.state === "flooded" && <p class="hint">{t("pageFlooded")}</p>}
          {status.state === "reading" && status.progress < 100 && (
            <p class="hint">{t("readingProgress", { percent: status.progress })}</p>
          )}
          <PageTerms status={status} library={library} settings={settings} onOpen={onOpen} />
        </>
      ) : (
        <WhyNothing status={status} settings={settings} />
      )}
    </section>
  );
}
