import type { JSX } from "preact";
import type { Outcome } from "@/lib/messages/outcomes";
import { GROUPS } from "@/lib/settings/setting";
import { type FormName, type Preferences, preferencesIn } from "@/lib/settings/settings";
import { Icon } from "./icon";
import { useLocale } from "./locale";
import { SettingRow } from "./setting-row";
import { ShortcutList } from "./shortcuts";
import { TroubleNotice } from "./trouble-notice";
import { useChanges } from "./use-changes";

export interface SettingsFormProps {
  readonly settings: Preferences;
  readonly onChange: (changes: Partial<Preferences>) => Promise<Outcome>;
}

/**
 * The settings: one question a row, as the table of settings has them. Each change takes effect and is
 * shown at once. It is taken back if it could not be stored.
 */
export function SettingsForm({ settings: kept, onChange: keep }: SettingsFormProps): JSX.Element {
  const { t } = useLocale();
  const { settings, failure, onChange } = useChanges(kept, keep);
  return (
    <form class="settings" aria-label={t("settings")} onSubmit={(event) => event.preventDefault()}>
      {failure && <TroubleNotice {...failure} />}
      {GROUPS.map((group) => (
        <fieldset key={group}>
          <legend>{t(`settings_${group}`)}</legend>
          {preferencesIn(group)
            .filter((name) => isAsked(name, settings))
            .map((name) => (
              <SettingRow key={name} name={name} settings={settings} onChange={onChange} />
            ))}
        </fieldset>
      ))}
      <ShortcutList />
      <a class="setting" href="/welcome.html" target="_blank">
        {t("welcomePage")}
        <Icon name="next" />
      </a>
    </form>
  );
}

/** Whether a setting has an effect: a card that a click opens has no delay. */
function isAsked(name: FormName, { opening }: Preferences): boolean {
  return name !== "delay" || opening !== "click";
}
