import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { Choices } from "@/components/choices";
import { useLocale } from "@/components/locale";
import { TroubleNotice } from "@/components/trouble-notice";
import type { Outcome } from "@/lib/messages/outcomes";
import { SPECIFICITIES } from "@/lib/glossary/term";
import { echoesOf } from "@/lib/glossary/page-echo";
import type { MessageKey } from "@/lib/i18n/translate";
import type { Library } from "@/lib/library/library";
import { settle } from "@/lib/library/notes";
import { send } from "@/lib/messages/send";
import type { TermAddress } from "@/lib/document/address";
import { LEVELS, type Level } from "@/lib/settings/page-settings";
import type { Settings } from "@/lib/settings/settings";
import type { TermRecord } from "@/lib/store/shapes";
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
      {status.kind === "page" && status.counts.size + status.dark.size > 0 ? (
        <>
          {status.state === "flooded" && <p class="hint">{t("pageFlooded")}</p>}
          {status.state === "reading" && status.progress < 100 && (
            <p class="hint">{t("readingProgress", { percent: status.progress })}</p>
          )}
          {library && <Echoes status={status} library={library} />}
          <TermCounts status={status} library={library} settings={settings} onOpen={onOpen} />
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

/** The level at which a site's pages are lit. */
function levelOn({ host }: Page, { siteLevels, level }: Settings): Level {
  return siteLevels[host] ?? level;
}

interface Counted {
  readonly address: string;
  readonly count: number;
  /** Null until the library has been read. */
  readonly term: TermRecord | null;
}

function rankOf({ term }: Counted): number {
  return term ? SPECIFICITIES.indexOf(term.specificity) : 0;
}

/** The terms of the page: the document's own first, then the most frequent; what the level leaves dark by itself. */
function TermCounts({
  status,
  library,
  settings,
  onOpen,
}: Pick<PagePanelProps, "library" | "settings" | "onOpen"> & { status: Page }): JSX.Element {
  const { t } = useLocale();
  const level = levelOn(status, settings);
  const rowsOf = (counts: ReadonlyMap<string, number>): Counted[] => {
    const rows = [...counts].map(([address, count]): Counted => {
      const term = library?.terms.find((it) => it.address === address) ?? null;
      return { address, count, term };
    });
    return rows.toSorted((a, b) => rankOf(a) - rankOf(b) || b.count - a.count);
  };
  const lit = rowsOf(status.counts);
  const dark = rowsOf(status.dark);
  const words = { count: dark.length, level: t(`level_${level}`) };
  return (
    <>
      {lit.length > 0 ? (
        <TermRows counted={lit} status={status} onOpen={onOpen} />
      ) : (
        <p class="hint" role="status">
          {t("nothingLit")} {t("nothingLitBut", words)}
        </p>
      )}
      {dark.length > 0 && (
        <details class="dark">
          <summary>
            {t("commonTerms")} <span class="hint">{t("notLitAt", words)}</span>
          </summary>
          <TermRows counted={dark} onOpen={onOpen} />
        </details>
      )}
    </>
  );
}

/** Where there is nowhere to go on the page, there is only a number. */
function TermRows({
  counted,
  status,
  onOpen,
}: {
  counted: readonly Counted[];
  status?: Page;
  onOpen: PagePanelProps["onOpen"];
}): JSX.Element {
  const { t } = useLocale();
  /** The place of each term that was gone to last. */
  const [visited, setVisited] = useState<ReadonlyMap<string, number>>(new Map());
  return (
    <ul>
      {counted.map(({ address, count, term }) => {
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
            {status ? (
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
            ) : (
              <span class="count">{count}</span>
            )}
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
      {isOn && <LevelChoice page={page} settings={settings} onChange={change} />}
      {failure && <TroubleNotice {...failure} />}
    </>
  );
}

/** How much is lit: on all sites without a level of their own, or on this one. */
function LevelChoice({
  page,
  settings,
  onChange,
}: {
  page: Page;
  settings: Settings;
  onChange: (request: Promise<unknown>) => Promise<void>;
}): JSX.Element {
  const { t } = useLocale();
  const { host } = page;
  const kept = { level: levelOn(page, settings), isOwn: host in settings.siteLevels };
  /** What was chosen and is not kept yet. */
  const [chosen, setChosen] = useState<Partial<typeof kept>>({});
  useEffect(() => setChosen({}), [kept.level, kept.isOwn]);
  const { level, isOwn } = { ...kept, ...chosen };
  const choose = async (next: Level, isOnlyHere: boolean): Promise<void> => {
    setChosen({ level: next, isOwn: isOnlyHere });
    const request = isOnlyHere
      ? send("site.level", { host, level: next })
      : send("settings.change", { level: next });
    await onChange(request);
  };
  const share = async (): Promise<void> => {
    setChosen({ level: settings.level, isOwn: false });
    await onChange(send("site.level", { host, level: null }));
  };
  return (
    <fieldset class="level">
      <legend>{t("settingLevel")}</legend>
      <Choices
        name="level"
        values={LEVELS}
        chosen={level}
        labelOf={(it) => t(`level_${it}`)}
        onChoose={(it) => void choose(it, isOwn)}
      />
      <label class="level-here">
        <input
          type="checkbox"
          checked={isOwn}
          onChange={({ currentTarget: { checked } }) =>
            void (checked ? choose(level, true) : share())
          }
        />
        {t("levelHere", { host })}
      </label>
    </fieldset>
  );
}
