import type { ComponentChildren, JSX } from "preact";
import { Choices } from "@/components/choices";
import { Icon } from "@/components/icon";
import { useLocale } from "@/components/locale";
import { SettingRow } from "@/components/setting-row";
import { ShortcutList } from "@/components/shortcuts";
import { TroubleNotice } from "@/components/trouble-notice";
import type { Changes } from "@/components/use-changes";
import { LEVELS } from "@/lib/settings/page-settings";

export interface WelcomeViewProps extends Changes {
  /** Whether the extension's button is in the toolbar; null if the browser does not tell. */
  readonly isPinned: boolean | null;
  /** The paragraph to try the light on. */
  readonly children: ComponentChildren;
}

/** The page that opens at install: what Cideng does, and what can be chosen at once. */
export function WelcomeView(props: WelcomeViewProps): JSX.Element {
  const { settings, failure, onChange, isPinned, children } = props;
  const { t, language } = useLocale();
  return (
    <main class="welcome">
      <div class="brand">
        <span class="badge-icon">
          <Icon name="lamp" />
        </span>
        <b>
          {t("appName")} {language === "en" && <span lang="zh-CN">词灯</span>}
        </b>
        <SettingRow name="language" settings={settings} onChange={onChange} />
      </div>
      <h1>{t("welcomeTitle")}</h1>
      <p class="what">{t("welcomeWhat")}</p>
      {failure && <TroubleNotice {...failure} />}
      {children}
      <fieldset class="levels">
        <legend>{t("welcomeLevel")}</legend>
        <Choices
          name="level"
          values={LEVELS}
          chosen={settings.level}
          labelOf={(it) => (
            <span>
              <b>{t(`level_${it}`)}</b> <span class="hint">{t(`levelWhat_${it}`)}</span>
            </span>
          )}
          onChoose={(level) => onChange({ level })}
        />
      </fieldset>
      <div class="columns">
        <section>
          <ShortcutList />
          <p class="hint">{t("welcomeKeys")}</p>
        </section>
        <div class="columns-right">
          <section aria-labelledby="own">
            <h2 id="own">{t("welcomeOwn")}</h2>
            <p>{t("welcomeOwnWhat")}</p>
            <a href="/reader.html#/add">{t("addFile")}</a>
          </section>
          <section aria-labelledby="lamp">
            <h2 id="lamp">{t("welcomeLamp")}</h2>
            <p>{t(isPinned === false ? "lampPin" : "lampThere")}</p>
          </section>
        </div>
      </div>
      <section aria-labelledby="sees">
        <h2 id="sees">{t("welcomeSees")}</h2>
        <ul class="sees">
          <li>{t("seesPages")}</li>
          <li>{t("seesPage")}</li>
        </ul>
        <p class="assured">
          <Icon name="safety" />
          {t("leavesNothing")}
        </p>
      </section>
      <p class="row">
        <a class="button primary" href="/reader.html">
          {t("welcomeRead")}
        </a>
        <a class="button" href="/reader.html#/library">
          <Icon name="library" />
          {t("openLibrary")}
        </a>
      </p>
    </main>
  );
}
