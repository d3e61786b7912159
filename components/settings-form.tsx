import type { ComponentChildren, JSX } from "preact";
import { TERM_KINDS } from "@/lib/glossary/term";
import { LANGUAGES, LANGUAGE_NAMES } from "@/lib/i18n/languages";
import { LEVELS, MAX_DELAY_MS, OPENINGS, PLACES, STYLES } from "@/lib/settings/page-settings";
import type { Preferences } from "@/lib/settings/settings";
import type { Outcome } from "@/lib/messages/outcomes";
import { Icon } from "./icon";
import { useLocale } from "./locale";
import { type PartProps, SegmentsRow, SelectRow, SliderRow, SwitchRow } from "./setting-rows";
import { ShortcutList } from "./shortcuts";
import { TroubleNotice } from "./trouble-notice";
import { useChanges } from "./use-changes";

export interface SettingsFormProps {
  readonly settings: Preferences;
  readonly onChange: (changes: Partial<Preferences>) => Promise<Outcome>;
}

/** The step between two delays that the user can choose, in milliseconds. */
const DELAY_STEP = 20;

/**
 * The settings: one question a row. Each change takes effect and is shown at once. It is taken back if
 * it could not be stored.
 */
export function SettingsForm({ settings: kept, onChange: keep }: SettingsFormProps): JSX.Element {
  const { t } = useLocale();
  const { settings, failure, onChange } = useChanges(kept, keep);
  const parts = { settings, onChange };
  return (
    <form class="settings" aria-label={t("settings")} onSubmit={(event) => event.preventDefault()}>
      {failure && <TroubleNotice {...failure} />}
      <LightSettings {...parts} />
      <CardSettings {...parts} />
      <Group title={t("notes")}>
        <SwitchRow {...parts} name="noteButton" question={t("settingNoteButton")} />
      </Group>
      <Group title={t("settingsInterface")}>
        <LanguageSetting {...parts} />
        <SwitchRow {...parts} name="badgeCount" question={t("settingBadge")} />
      </Group>
      <ShortcutList />
      <a class="setting" href="/welcome.html" target="_blank">
        {t("welcomePage")}
        <Icon name="next" />
      </a>
    </form>
  );
}

function Group({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  return (
    <fieldset>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

/** How much is lit, how it looks, and which terms are left out. */
function LightSettings(props: PartProps): JSX.Element {
  const { t } = useLocale();
  return (
    <Group title={t("settingsLight")}>
      <SegmentsRow
        {...props}
        name="level"
        question={t("settingLevel")}
        hint={t(`levelWhat_${props.settings.level}`)}
        values={LEVELS}
        labelOf={(it) => t(`level_${it}`)}
      />
      <SegmentsRow
        {...props}
        name="places"
        question={t("settingPlaces")}
        values={PLACES}
        labelOf={(it) => t(`places_${it}`)}
      />
      <SegmentsRow
        {...props}
        name="style"
        question={t("settingStyle")}
        hint={t("styleHint")}
        values={STYLES}
        labelOf={(it) => t(`style_${it}`)}
      />
      <SwitchRow {...props} name="onlyUnmet" question={t("settingUnmet")} />
      <SwitchRow
        {...props}
        name="marksNoted"
        question={t("settingNoted")}
        hint={t("settingNotedHint")}
      />
      <KindSettings {...props} />
    </Group>
  );
}

/** What opens a card, and after what delay. */
function CardSettings(props: PartProps): JSX.Element {
  const { t } = useLocale();
  return (
    <Group title={t("settingsCard")}>
      <SelectRow
        {...props}
        name="opening"
        question={t("settingOpening")}
        values={OPENINGS}
        labelOf={(it) => t(`opening_${it}`)}
      />
      {props.settings.opening !== "click" && (
        <SliderRow
          {...props}
          name="delay"
          question={t("settingDelay")}
          max={MAX_DELAY_MS}
          step={DELAY_STEP}
          textOf={(ms) => t("delayMs", { ms })}
        />
      )}
    </Group>
  );
}

/** The kinds of terms that are lit. They are many, so their row is closed at first. */
function KindSettings({ settings: { hiddenKinds }, onChange }: PartProps): JSX.Element {
  const { t } = useLocale();
  const all = TERM_KINDS.length;
  return (
    <details class="kinds">
      <summary class="setting">
        <span class="question">{t("settingKinds")}</span>
        <span class="number">{t("kindsLit", { count: all - hiddenKinds.length, all })}</span>
        <Icon name="next" />
      </summary>
      <div role="group" aria-label={t("settingKinds")}>
        {TERM_KINDS.map((kind) => (
          <label key={kind}>
            <input
              type="checkbox"
              name="hiddenKinds"
              checked={!hiddenKinds.includes(kind)}
              onChange={({ currentTarget: { checked } }) =>
                onChange({
                  hiddenKinds: TERM_KINDS.filter((it) =>
                    it === kind ? !checked : hiddenKinds.includes(it),
                  ),
                })
              }
            />
            {t(`kind_${kind}`)}
          </label>
        ))}
      </div>
    </details>
  );
}

/** The language of the interface. */
export function LanguageSetting({ settings, onChange }: PartProps): JSX.Element {
  const { t } = useLocale();
  return (
    <label class="setting language">
      <span class="question">{t("settingLanguage")}</span>
      <select
        name="language"
        value={settings.language ?? ""}
        onChange={({ currentTarget }) =>
          onChange({ language: LANGUAGES.find((it) => it === currentTarget.value) ?? null })
        }
      >
        <option value="">{t("languageOfBrowser")}</option>
        {LANGUAGES.map((it) => (
          <option key={it} value={it} lang={it}>
            {LANGUAGE_NAMES[it]}
          </option>
        ))}
      </select>
    </label>
  );
}
