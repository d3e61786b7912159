import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { useLocale } from "@/components/locale";
import { TroubleNotice } from "@/components/trouble-notice";
import type { Outcome } from "@/lib/messages/outcomes";
import { echoesOf } from "@/lib/glossary/page-echo";
import type { MessageKey } from "@/lib/i18n/translate";
import type { Library } from "@/lib/library/library";
import { settle } from "@/lib/library/notes";
import { send } from "@/lib/messages/send";
import type { TermAddress } from "@/lib/document/address";
import type { Settings } from "@/lib/settings/settings";
import type { PageStatus } from "./use-page-status";

export interface PagePanelProps {
  readonly status: PageStatus;
  readonly library: Library | null;
  readonly settings: Settings;
  readonly onOpen: (address: TermAddress) => void;
}

type Page = Extract<PageStatus, { kind: "page" }>;

/** Which terms stand on the page in the active tab, and what can be done about it. */
export function PagePanel({ status, library, settings, onOpen }: PagePanelProps): JSX.Element {
  const { t } = useLocale();
  return (
    <section class="page" aria-label={t("onThisPage")}>
      <h2>{t("onThisPage")}</h2>
      {status.kind === "page" && status.counts.size > 0 ? (
        <>
          {status.state === "flooded" && <p class="hint">{t("pageFlooded")}</p>}
          {status.state === "reading" && status.progress < 100 && (
            <p class="hint">{t("readingProgress", { percent: status.progress })}</p>
          )}
          {library && <Echoes status={status} library={library} />}
          <TermCounts status={status} library={library} onOpen={onOpen} />
        </>
      ) : (
        <WhyNothing status={status} settings={settings} />
      )}
      {status.kind === "page" && <Switches page={status} settings={settings} />}
    </section>
  );
}

/** How much of the report's vocabulary the page uses, and from where. */
function Echoes({ status, library }: { status: Page; library: Library }): JSX.Element {
  const { t, language } = useLocale();
  const onPage = library.terms.filter(({ address }) => status.counts.has(address));
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

function TermCounts({
  status,
  library,
  onOpen,
}: Pick<PagePanelProps, "library" | "onOpen"> & { status: Page }): JSX.Element {
  const { t } = useLocale();
  /** The place that was gone to last, of each term. */
  const [visited, setVisited] = useState<ReadonlyMap<string, number>>(new Map());
  const counted = [...status.counts].toSorted(([, a], [, b]) => b - a);
  return (
    <ul>
      {counted.map(([address, count]) => {
        const term = library?.terms.find((it) => it.address === address);
        const form = term?.form ?? "…";
        const last = visited.get(address);
        const next = last === undefined ? 0 : (last + 1) % count;
        return (
          <li key={address}>
            <button type="button" onClick={() => term && onOpen(term.address)}>
              <span class="term" lang="zh-CN">
                {form}
              </span>
            </button>
            <button
              type="button"
              title={t("visitNext", { form })}
              onClick={() => {
                status.visit(address, next);
                setVisited(new Map([...visited, [address, next]]));
              }}
            >
              <span class="unseen">
                {t("visitNext", { form })}, {t("onThisPageCount", { count })}
              </span>
              <span class="count" aria-hidden="true">
                {last === undefined ? count : `${last + 1}/${count}`}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Why nothing is lit, with what helps. */
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
  const time = new Date(settings.pausedUntil).toLocaleTimeString(language, { timeStyle: "short" });
  const reason = isQuiet && isPdf ? "isPdf" : isQuiet && !hasHan ? "noChinese" : REASONS[state];
  return (
    <p class="hint" role="status">
      {t(reason, { percent: progress, time })}{" "}
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

/** The browser's page about this extension, where access to files is switched on. */
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

/** Milliseconds. */
const PAUSE_MS = 3_600_000;

function Switches({ page, settings }: { page: Page; settings: Settings }): JSX.Element {
  const { t } = useLocale();
  const { host } = page;
  const [failure, setFailure] = useState<Outcome>(null);
  /** What was chosen and is not kept yet. */
  const [chosen, setChosen] = useState<boolean | null>(null);
  const isKept = !settings.offSites.includes(host);
  useEffect(() => setChosen(null), [isKept]);
  const isOn = chosen ?? isKept;
  const isPaused = settings.pausedUntil > Date.now();
  const change = async (request: Promise<unknown>): Promise<void> => {
    const outcome = await settle(request);
    setFailure(outcome);
    if (outcome) setChosen(null);
  };
  return (
    <>
      <div class="site">
        <label>
          <input
            type="checkbox"
            role="switch"
            aria-checked={isOn}
            checked={isOn}
            onChange={({ currentTarget: { checked } }) => {
              setChosen(checked);
              void change(send("site.switch", { host, on: checked }));
            }}
          />
          {t("siteSwitch", { host })}
        </label>
        {!isPaused && isOn && (
          <button
            type="button"
            onClick={() => {
              const pausedUntil = Date.now() + PAUSE_MS;
              void change(send("settings.change", { pausedUntil }));
            }}
          >
            {t("pause")}
          </button>
        )}
      </div>
      {failure && <TroubleNotice {...failure} />}
    </>
  );
}
