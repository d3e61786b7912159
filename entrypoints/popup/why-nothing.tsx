import type { JSX } from "preact";
import { browser } from "wxt/browser";
import { Icon, type IconName } from "@/components/icon";
import { useLocale } from "@/components/locale";
import { timeText } from "@/lib/i18n/dates";
import type { MessageKey } from "@/lib/i18n/translate";
import { openReader } from "@/lib/library/open-reader";
import { send } from "@/lib/messages/send";
import type { Settings } from "@/lib/settings/settings";
import type { PageStatus } from "./use-page-status";
import { Why } from "./why";

type Page = Extract<PageStatus, { kind: "page" }>;
type Unreachable = Extract<PageStatus, { kind: "unreachable" }>;

/** What stands there: the icon, the title, and the reason if the title does not say it all. */
type Said = readonly [icon: IconName, title: MessageKey, reason?: MessageKey];

const PDF: Said = ["file", "isPdf", "isPdfWhy"];

const UNREACHABLE: Readonly<Record<Unreachable["why"], Said>> = {
  "file-access": ["file", "fileAccess", "fileAccessWhy"],
  "not-allowed": ["lock", "notAllowed", "notAllowedWhy"],
  pdf: PDF,
  "must-reload": ["reload", "mustReload", "mustReloadWhy"],
  unknown: ["lock", "pageUnreachable", "pageUnreachableWhy"],
};

const REASONS: Readonly<Record<Page["state"], Said>> = {
  reading: ["lamp", "readingProgress"],
  settled: ["lamp", "nothingLit", "nothingLitWhy"],
  flooded: ["lamp", "pageFloodedTitle", "pageFlooded"],
  off: ["globe", "siteOff", "siteOffWhy"],
  paused: ["pause", "paused", "pausedWhy"],
  "cannot-paint": ["lamp", "cannotPaint", "cannotPaintWhy"],
  "no-lexicon": ["lamp", "preparing"],
};

/** The reason why nothing is lit, and a button that helps if there is one. */
export function WhyNothing({
  status,
  settings,
}: {
  status: PageStatus;
  settings: Settings;
}): JSX.Element {
  const { t } = useLocale();
  switch (status.kind) {
    case "asking":
      return <p class="hint">{t("loading")}</p>;
    case "unreachable":
      return <WhyUnreachable {...status} />;
    case "page":
      return <WhyDark status={status} settings={settings} />;
  }
}

function WhyUnreachable({ tab, why }: Unreachable): JSX.Element {
  const { t } = useLocale();
  const [icon, title, reason] = UNREACHABLE[why];
  const mayReload = tab !== null && (why === "must-reload" || why === "unknown");
  return (
    <Why icon={icon} title={t(title)} reason={reason ? t(reason) : null}>
      {mayReload && (
        <>
          <button type="button" class="primary" onClick={() => void browser.tabs.reload(tab)}>
            {t("reload")}
          </button>
          <p class="reason">{t("reloadLoses")}</p>
        </>
      )}
      {why === "file-access" && (
        <button type="button" class="primary" onClick={() => void openOwnSettings()}>
          {t("fileAccessOpen")}
        </button>
      )}
      {why === "not-allowed" && (
        <button type="button" onClick={() => openReader({ view: "library" })}>
          <Icon name="library" />
          {t("openLibrary")}
        </button>
      )}
      {why === "pdf" && <AddFile />}
    </Why>
  );
}

/** The page answers, and nothing is lit on it. */
function WhyDark({ status, settings }: { status: Page; settings: Settings }): JSX.Element {
  const { t, language } = useLocale();
  const { state, hasHan, isPdf, host, progress } = status;
  const said = {
    host,
    percent: progress,
    time: timeText(language, new Date(settings.pausedUntil)),
  };
  const isSettled = state === "settled";
  const isFile = isSettled && isPdf;
  const [icon, title, reason] = isFile ? PDF : isSettled && !hasHan ? NO_HAN : REASONS[state];
  return (
    <Why icon={icon} title={t(title, said)} reason={reason ? t(reason, said) : null}>
      {isFile && <AddFile />}
      {state === "off" && (
        <button
          type="button"
          class="primary"
          onClick={() => void send("site.switch", { host, on: true })}
        >
          {t("turnOn")}
        </button>
      )}
      {state === "paused" && (
        <button
          type="button"
          class="primary"
          onClick={() => void send("settings.change", { pausedUntil: 0 })}
        >
          {t("resume")}
        </button>
      )}
    </Why>
  );
}

const NO_HAN: Said = ["text", "noChinese", "nothingLitWhy"];

/** The way to where files are added to the library. */
function AddFile(): JSX.Element {
  const { t } = useLocale();
  return (
    <button
      type="button"
      class="primary"
      onClick={() => openReader({ view: "add", replaces: null })}
    >
      <Icon name="add" />
      {t("addFile")}
    </button>
  );
}

/** Opens the browser's page about this extension, where the user can allow access to files. */
async function openOwnSettings(): Promise<void> {
  await browser.tabs.create({ url: `chrome://extensions/?id=${browser.runtime.id}` });
}
