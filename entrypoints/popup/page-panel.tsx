import type { JSX } from "preact";
import { browser } from "wxt/browser";
import { useLocale } from "@/components/locale";
import { echoesOf } from "@/lib/glossary/page-echo";
import { timeText } from "@/lib/i18n/dates";
import type { MessageKey } from "@/lib/i18n/translate";
import type { Library } from "@/lib/library/library";
import { send } from "@/lib/messages/send";
import type { TermAddress } from "@/lib/document/address";
import type { Settings } from "@/lib/settings/settings";
import { PageTerms } from "./page-terms";
import { SiteSwitches } from "./site-switches";
import type { PageStatus } from "./use-page-status";

export interface PagePanelProps {
  readonly status: PageStatus;
  readonly library: Library | null;
  readonly settings: Settings;
  readonly onOpen: (address: TermAddress) => void;
}

type Page = Extract<PageStatus, { kind: "page" }>;

/** The terms on the page in the active tab, and the switches for its site. */
export function PagePanel({ status, library, settings, onOpen }: PagePanelProps): JSX.Element {
  const { t } = useLocale();
  return (
    <section class="page" aria-label={t("onThisPage")}>
      <h2>{t("onThisPage")}</h2>
      {status.kind === "page" && status.counts.size + status.dark.size > 0 ? (
        <>
          {status.state === "flooded" && <p class="hint">{t("pageFlooded")}</p>}
          {status.state === "reading" && status.progress < 100 && (
            <p class="hint">{t("readingProgress", { percent: status.progress })}</p>
          )}
          {library && <Echoes status={status} library={library} />}
          <PageTerms status={status} library={library} settings={settings} onOpen={onOpen} />
        </>
      ) : (
        <WhyNothing status={status} settings={settings} />
      )}
      {status.kind === "page" && <SiteSwitches host={status.host} settings={settings} />}
    </section>
  );
}

/** How much of the report's vocabulary the page uses, and which sections it comes from. */
function Echoes({ status, library }: { status: Page; library: Library }): JSX.Element {
  const { t, language } = useLocale();
  const onPage = library.terms.filter(
    ({ address }) => status.counts.has(address) || status.dark.has(address),
  );
  const percent = new Intl.NumberFormat(language, { style: "percent" });
  return (
    <div class="echoes hint">
      <p>{t("shareOfTerms", { count: onPage.length, all: library.terms.length })}</p>
      <p>{t("echoes")}</p>
      <ol>
        {echoesOf(onPage, library.passages)
          .slice(0, 3)
          .map(({ section, share }) => (
            <li key={section.id}>
              <span lang="zh-CN">{section.text}</span> {percent.format(share)}
            </li>
          ))}
      </ol>
    </div>
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
      <p class="hint" role="status">
        {t(UNREACHABLE[why])}{" "}
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
      </p>
    );
  }
  const { state, hasHan, isPdf, host, progress } = status;
  const isQuiet = state === "settled";
  const time = timeText(language, new Date(settings.pausedUntil));
  const reason = isQuiet && isPdf ? "isPdf" : isQuiet && !hasHan ? "noChinese" : REASONS[state];
  return (
    <p class="hint" role="status">
      {t(reason, { percent: progress, time, host })}{" "}
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
    </p>
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
