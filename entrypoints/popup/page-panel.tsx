import type { JSX } from "preact";
import { browser } from "wxt/browser";
import { useLocale } from "@/components/locale";
import { timeText } from "@/lib/i18n/dates";
import type { MessageKey } from "@/lib/i18n/translate";
import type { Library } from "@/lib/library/library";
import { send } from "@/lib/messages/send";
import type { TermAddress } from "@/lib/document/address";
import type { Settings } from "@/lib/settings/settings";
import { PageTerms } from "./page-terms";
import type { PageStatus } from "./use-page-status";

export interface PagePanelProps {
  readonly status: PageStatus;
  readonly library: Library | null;
  readonly settings: Settings;
  readonly onOpen: (address: TermAddress) => void;
}

type Page = Extract<PageStatus, { kind: "page" }>;

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

/** The reason why nothing is lit, and a button that helps if there is one. */
function WhyNothing({
  status,
  settings,
}: Pick<PagePanelProps, "status" | "settings">): JSX.Element {
  const { t, language } = useLocale();
  if (status.kind === "asking") return <p class="hint">{t("loading")}</p>;
  if (status.kind === "unreachable") {
    const { tab, why } = status;
    return (
      <div class="why" role="status">
        <p>{t(UNREACHABLE[why])}</p>
        {tab !== null && (why === "must-reload" || why === "unknown") && (
          <button type="button" onClick={() => void browser.tabs.reload(tab)}>
            {t("reload")}
          </button>
        )}
        {why === "file-access" && (
          <button type="button" onClick={() => void openOwnSettings()}>
            {t("fileAccessOpen")}
          </button>
        )}
      </div>
    );
  }
  const { state, hasHan, isPdf, host, progress } = status;
  const isQuiet = state === "settled";
  const time = timeText(language, new Date(settings.pausedUntil));
  const reason = isQuiet && isPdf ? "isPdf" : isQuiet && !hasHan ? "noChinese" : REASONS[state];
  return (
    <div class="why" role="status">
      <p>{t(reason, { percent: progress, time, host })}</p>
      {state === "off" && (
        <button type="button" onClick={() => void send("site.switch", { host, on: true })}>
          {t("turnOn")}
        </button>
      )}
      {state === "paused" && (
        <button type="button" onClick={() => void send("settings.change", { pausedUntil: 0 })}>
          {t("resume")}
        </button>
      )}
    </div>
  );
}

/** Opens the browser's page about this extension, where the user can allow access to files. */
async function openOwnSettings(): Promise<void> {
  await browser.tabs.create({ url: `chrome://extensions/?id=${browser.runtime.id}` });
}

const UNREACHABLE = {
  "file-access": "fileAccess",
  "not-allowed": "notAllowed",
  pdf: "isPdf",
  "must-reload": "mustReload",
  unknown: "pageUnreachable",
} as const satisfies Record<Extract<PageStatus, { kind: "unreachable" }>["why"], MessageKey>;

const REASONS = {
  reading: "readingProgress",
  settled: "nothingLit",
  flooded: "pageFlooded",
  off: "siteOff",
  paused: "paused",
  "cannot-paint": "cannotPaint",
  "no-lexicon": "preparing",
} as const satisfies Record<Page["state"], MessageKey>;
