import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { type TroubleInfo, TroubleNotice } from "@/components/trouble-notice";
import { send } from "@/lib/messages/send";
import type { TermRecord } from "@/lib/store/shapes";
import { type PageReport, usePageReport } from "./page-report";
import { troubleOf } from "@/lib/library/trouble";

export interface PagePanelProps {
  readonly terms: readonly TermRecord[];
  readonly onOpen: (address: string) => void;
}

/** Which terms stand on the page in the active tab, and the switch for its site. */
export function PagePanel({ terms, onOpen }: PagePanelProps): JSX.Element {
  const { t } = useLocale();
  const report = usePageReport();
  if (report.kind === "asking") return <p class="hint">{t("loading")}</p>;
  if (report.kind === "unreachable") return <p class="hint">{t("pageUnreachable")}</p>;
  return (
    <section class="page" aria-label={t("onThisPage")}>
      <h2>{t("onThisPage")}</h2>
      <TermCounts report={report} terms={terms} onOpen={onOpen} />
      <SiteSwitch host={report.host} isOn={report.state !== "off"} />
    </section>
  );
}

type Page = Extract<PageReport, { kind: "page" }>;

function TermCounts({ report, terms, onOpen }: PagePanelProps & { report: Page }): JSX.Element {
  const { t } = useLocale();
  if (report.counts.size === 0) return <p class="hint">{t(REASONS[report.state])}</p>;
  const slowed = report.state === "flooded" && <p class="hint">{t("pageFlooded")}</p>;
  const counted = [...report.counts].toSorted(([, a], [, b]) => b - a);
  return (
    <>
      {slowed}
      <ul>
        {counted.map(([address, count]) => (
          <li key={address}>
            <button type="button" onClick={() => onOpen(address)}>
              <span class="term" lang="zh-CN">
                {terms.find((term) => term.address === address)?.form ?? "…"}
              </span>
              <span class="count" title={t("onThisPageCount", { count })}>
                {count}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Why nothing is lit. */
const REASONS = {
  reading: "stillReading",
  settled: "nothingLit",
  flooded: "pageFlooded",
  off: "siteOff",
  "cannot-paint": "cannotPaint",
  "no-lexicon": "preparing",
} as const satisfies Record<Page["state"], string>;

function SiteSwitch({ host, isOn }: { host: string; isOn: boolean }): JSX.Element {
  const { t } = useLocale();
  const [failure, setFailure] = useState<TroubleInfo | null>(null);
  const change = async (on: boolean): Promise<void> => {
    setFailure(null);
    await send("site.switch", { host, on }).catch((error: unknown) => setFailure(troubleOf(error)));
  };
  return (
    <>
      <label class="site">
        <input
          type="checkbox"
          role="switch"
          aria-checked={isOn}
          checked={isOn}
          onChange={({ currentTarget }) => void change(currentTarget.checked)}
        />
        {t("siteSwitch", { host })}
      </label>
      {failure && <TroubleNotice {...failure} />}
    </>
  );
}
